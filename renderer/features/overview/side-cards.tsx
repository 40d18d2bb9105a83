import type { Incident } from '../../../shared/model/alert.ts';
import { alertSentence } from '../../../shared/model/alert-words.ts';
import type { AccountChange, Overview } from '../../../shared/model/overview.ts';
import { Badge, Dot } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ChartCard } from '../../ui/chart-card.tsx';
import { List, ListItem } from '../../ui/list.tsx';
import { useLanguage } from '../../words/language.ts';
import { useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';
import css from '../figures/figures.module.css';
import { moneyText } from './amount.ts';

/** What somebody changed in the ad account, from Meta's own log. */
export function ChangesCard({ overview }: { readonly overview: Overview }) {
  const words = useWords();
  const { changes, changesAsOf } = overview;
  if (changes.length === 0)
    return (
      <Card title={words.overview.changes}>
        <p className={css.quiet}>
          {changesAsOf === null && overview.freshness.freshAt === null
            ? words.overview.changesNever
            : words.overview.noChanges}
        </p>
      </Card>
    );
  return (
    <Card title={words.overview.changes} flush>
      <List label={words.overview.changes}>
        {changes.slice(0, 6).map((change) => (
          <Change key={`${change.at} ${change.type} ${change.objectId ?? ''}`} change={change} />
        ))}
      </List>
    </Card>
  );
}

function Change({ change }: { readonly change: AccountChange }) {
  const words = useWords();
  const formats = useFormats();
  const by = {
    meta: words.overview.byMeta,
    program: words.overview.byProgram,
    person: words.overview.byPerson,
  };
  const { beforeMinor, afterMinor, currency } = change;
  const moved =
    beforeMinor !== null && afterMinor !== null
      ? `${moneyText(formats, beforeMinor, currency)} → ${moneyText(formats, afterMinor, currency)}`
      : eventWord(change.type, words.overview.event);
  const who = change.actor ?? (change.by === 'meta' ? words.overview.byMeta : words.overview.somebody);
  return (
    <ListItem
      note={[formats.dateTime(change.at), who, change.application].filter(Boolean).join(' · ')}
      after={<Badge>{by[change.by]}</Badge>}
    >
      {change.objectName ?? ''} <b>{moved}</b>
    </ListItem>
  );
}

type EventWords = ReturnType<typeof useWords>['overview']['event'];

/** Meta has many dozens of event names; a person needs to know what kind of thing it was. */
function eventWord(type: string, event: EventWords): string {
  if (/budget|spend/.test(type)) return event.budget;
  if (/run_status|status/.test(type)) return event.status;
  if (/create/.test(type)) return event.created;
  if (/target|audience/.test(type)) return event.targeting;
  return /creative|image/.test(type) ? event.creative : event.other;
}

export function PageCard({ overview, onOpen }: { readonly overview: Overview; readonly onOpen: () => void }) {
  const words = useWords();
  const formats = useFormats();
  const { page } = overview;
  if (page === null)
    return (
      <Card title={words.overview.page}>
        <p className={css.quiet}>{words.overview.noPage}</p>
      </Card>
    );
  const say = (value: number) => formats.number(value);
  const spec = {
    labels: page.days.map(({ day }) => String(Number(day.slice(8)))),
    fullLabels: page.days.map(({ day }) => formats.day(day, 'weekday')),
    series: [
      {
        id: 'followers',
        name: words.overview.followers,
        values: page.days.map(({ followers }) => followers),
        colour: 'c1' as const,
        format: say,
      },
    ],
    left: (value: number) => formats.compact(value),
  };
  return (
    <ChartCard
      small
      title={words.overview.page}
      label={words.overview.page}
      note={page.name ?? undefined}
      spec={spec}
      footer={<Button onClick={onOpen}>{words.overview.openPage}</Button>}
    />
  );
}

export interface AlertsCardProps {
  readonly alerts: readonly Incident[];
  readonly onOpen: (incident: Incident) => void;
}

export function AlertsCard({ alerts, onOpen }: AlertsCardProps) {
  const words = useWords();
  const formats = useFormats();
  const language = useLanguage();
  if (alerts.length === 0)
    return (
      <Card title={words.overview.alerts}>
        <p className={css.quiet}>{words.overview.noAlerts}</p>
      </Card>
    );
  return (
    <Card title={words.overview.alerts} flush>
      <List label={words.overview.alerts}>
        {alerts.slice(0, 8).map((incident) => (
          <ListItem
            key={incident.id}
            before={<Dot tone={incident.severity === 'critical' ? 'bad' : 'warn'} />}
            note={formats.dateTime(incident.openedAt)}
            after={incident.state === 'open' ? undefined : <Badge>{words.overview.setAside}</Badge>}
            onPress={() => onOpen(incident)}
          >
            {alertSentence(incident.rule, incident.facts, language)}
          </ListItem>
        ))}
      </List>
    </Card>
  );
}
