import { useQuery } from '@tanstack/react-query';
import { Target, Trophy } from 'lucide-react';
import { useState } from 'react';
import type { Client } from '../../../shared/model/client.ts';
import { dayIn } from '../../../shared/model/day.ts';
import { defaultResults } from '../../../shared/model/result.ts';
import type { Goals, ResultEntry, TargetEntry, TargetsInForce } from '../../../shared/model/target.ts';
import { inForce, resultOn, targetOn } from '../../../shared/model/target.ts';
import { sentenceOf } from '../../problem.ts';
import { queries } from '../../queries.ts';
import { Badge } from '../../ui/badge.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Facts } from '../../ui/facts.tsx';
import { List, ListItem } from '../../ui/list.tsx';
import { SkeletonLines } from '../../ui/skeleton.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';
import { objectiveText } from '../ads/cells.tsx';
import { ResultDialog } from './result-dialog.tsx';
import { TargetDialog } from './target-dialog.tsx';
import css from './setup.module.css';

/** What counts as a result and what is aimed at: on any day, for the client and for campaigns with their own. */
export function GoalsTab({ client }: { readonly client: Client }) {
  const goals = useQuery(queries.goals(client.id));
  // The client's own day, as it was when the tab was opened.
  const [today] = useState(() => dayIn(client.timezone, new Date()));
  const [day, setDay] = useState(today);
  const [asking, setAsking] = useState<'result' | 'target' | null>(null);
  const close = () => setAsking(null);
  return (
    <div className={css.columns}>
      <div className={css.stack}>
        {goals.error ? <Banner tone="bad">{sentenceOf(goals.error)}</Banner> : null}
        {goals.data ? (
          <>
            <Standing
              goals={goals.data}
              day={day}
              onDay={(next) => setDay(next || today)}
              onAsk={setAsking}
            />
            <History goals={goals.data} day={day} />
          </>
        ) : (
          <SkeletonLines lines={6} />
        )}
      </div>
      <Defaults />
      {asking === 'result' ? <ResultDialog client={client} today={today} onClose={close} /> : null}
      {asking === 'target' ? <TargetDialog client={client} today={today} onClose={close} /> : null}
    </div>
  );
}

interface StandingProps {
  readonly goals: Goals;
  readonly day: string;
  readonly onDay: (day: string) => void;
  readonly onAsk: (what: 'result' | 'target') => void;
}

function Standing({ goals, day, onDay, onAsk }: StandingProps) {
  const words = useWords();
  const resultWords = useResultWords();
  const targetWords = useTargetWords();
  const result = resultOn(goals, day);
  const facts = [
    { term: words.goals.result, value: result ? resultWords(result) : words.goals.byObjective },
    { term: words.goals.targetTitle, value: targetWords(targetOn(goals, day)) },
  ];
  return (
    <Card
      title={words.goals.inForce}
      actions={
        <>
          <Button size="small" icon={Trophy} onClick={() => onAsk('result')}>
            {words.goals.setResult}
          </Button>
          <Button size="small" icon={Target} onClick={() => onAsk('target')}>
            {words.goals.setTarget}
          </Button>
        </>
      }
    >
      <div className={css.fields}>
        <div className={css.day}>
          <TextField label={words.goals.onDay} type="date" value={day} onChange={onDay} />
        </div>
        <Facts facts={facts} />
        <Overrides goals={goals} day={day} />
      </div>
    </Card>
  );
}

function Overrides({ goals, day }: { readonly goals: Goals; readonly day: string }) {
  const words = useWords();
  const resultWords = useResultWords();
  const targetWords = useTargetWords();
  const standing = new Set([...inForce(goals.results, day), ...inForce(goals.targets, day)]);
  const own = [...goals.results, ...goals.targets].filter(
    (entry) => entry.campaignId !== null && standing.has(entry.id),
  );
  const campaigns = new Map(own.map((entry) => [entry.campaignId, entry.campaignName ?? entry.campaignId]));
  if (campaigns.size === 0) return null;
  return (
    <List label={words.goals.overrides} flush ruled>
      {[...campaigns].map(([id, name]) => {
        const result = resultOn(goals, day, id);
        const said = result ? resultWords(result) : words.goals.byObjective;
        return (
          <ListItem key={id} note={`${said} · ${targetWords(targetOn(goals, day, id))}`}>
            <span className={css.wrap}>{name}</span>
          </ListItem>
        );
      })}
    </List>
  );
}

/** "bookings (omni_purchase)". */
function useResultWords() {
  const words = useWords();
  return ({ word, actionTypes }: ResultEntry) =>
    actionTypes.length === 0 ? words.goals.resultBack : words.goals.resultIs(word, actionTypes.join(' + '));
}

/** "40 results a month · zł 25.00 cost per result", or "no target". */
function useTargetWords() {
  const words = useWords();
  const formats = useFormats();
  return (target: TargetsInForce | null): string => {
    if (target === null) return words.goals.noTarget;
    const { resultsPerMonth, costPerResultMinor, roasHundredths, currency } = target;
    const parts = [
      resultsPerMonth === null ? null : `${words.goals.resultsPerMonth}: ${formats.number(resultsPerMonth)}`,
      costPerResultMinor === null
        ? null
        : `${words.goals.costPerResult}: ${formats.money({ minor: costPerResultMinor, currency })}`,
      roasHundredths === null
        ? null
        : `${words.goals.roas}: ${formats.number(roasHundredths / 100, 2)} ${words.goals.times}`,
    ].filter((part) => part !== null);
    return parts.length === 0 ? words.goals.noTarget : parts.join(' · ');
  };
}

function History({ goals, day }: { readonly goals: Goals; readonly day: string }) {
  const words = useWords();
  const formats = useFormats();
  const resultWords = useResultWords();
  const targetWords = useTargetWords();
  const standing = new Set([...inForce(goals.results, day), ...inForce(goals.targets, day)]);
  const all = [...goals.results, ...goals.targets].toSorted((a, b) => (a.id < b.id ? 1 : -1));
  const saying = (entry: ResultEntry | TargetEntry) =>
    'word' in entry ? resultWords(entry) : words.goals.targetIs(targetWords(entry));
  return (
    <Card title={words.goals.history} flush={all.length > 0}>
      {all.length === 0 ? (
        <p className={css.note}>{words.goals.historyEmpty}</p>
      ) : (
        <List label={words.goals.history}>
          {all.map((entry) => (
            <ListItem
              key={entry.id}
              note={`${entry.campaignName ?? words.goals.wholeClient} · ${words.goals.fromDay(
                formats.day(entry.from, 'full'),
              )} · ${words.goals.said(entry.setBy, formats.dateTime(entry.setAt))}`}
              after={
                standing.has(entry.id) ? (
                  <Badge tone="good">{words.goals.now}</Badge>
                ) : entry.from > day ? (
                  <Badge>{words.goals.later}</Badge>
                ) : null
              }
            >
              <span className={css.wrap}>{saying(entry)}</span>
            </ListItem>
          ))}
        </List>
      )}
    </Card>
  );
}

function Defaults() {
  const words = useWords();
  const facts = Object.entries(defaultResults).map(([objective, kind]) => ({
    term: objectiveText(objective, words),
    value: kind === null ? words.goals.notCounted : words.goals.kind[kind],
  }));
  return (
    <Card title={words.goals.defaults}>
      <div className={css.fields}>
        <p className={css.note}>{words.goals.defaultsNote}</p>
        <Facts facts={facts} />
      </div>
    </Card>
  );
}
