import { Clock } from 'lucide-react';
import { useState } from 'react';
import { alertSentence } from '../../../shared/model/alert-words.ts';
import type { Incident } from '../../../shared/model/alert.ts';
import { dayMs } from '../../../shared/model/durations.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Menu } from '../../ui/menu.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useLanguage } from '../../words/language.ts';
import { useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';
import { useScreen } from '../shell/screen-store.ts';

export interface IncidentDrawerProps {
  readonly incident: Incident;
  readonly onClose: () => void;
}

export function IncidentDrawer({ incident, onClose }: IncidentDrawerProps) {
  const words = useWords();
  const formats = useFormats();
  const language = useLanguage();
  const go = useScreen((state) => state.go);
  const { clientId, handledBy, handledAt } = incident;
  const handled =
    handledBy !== null && handledAt !== null
      ? words.alerts.handled(handledBy, formats.dateTime(handledAt))
      : null;
  return (
    <Drawer
      open
      onClose={onClose}
      title={alertSentence(incident.rule, incident.facts, language)}
      subtitle={words.alerts.rule[incident.rule]}
      actions={<Handling incident={incident} />}
    >
      <Facts
        lines
        facts={[
          { term: words.alerts.severityTitle, value: words.alerts.severity[incident.severity] },
          { term: words.alerts.state, value: words.alerts.states[incident.state] },
          { term: words.alerts.since, value: formats.dateTime(incident.openedAt) },
          { term: words.alerts.seen, value: formats.dateTime(incident.seenAt) },
          ...(incident.snoozedUntil === null
            ? []
            : [{ term: words.alerts.until, value: formats.dateTime(incident.snoozedUntil) }]),
          ...(handled === null ? [] : [{ term: words.alerts.by, value: handled }]),
          ...(incident.note === '' ? [] : [{ term: words.alerts.note, value: incident.note }]),
        ]}
      />
      <Button onClick={() => go({ at: 'overview', clientId })}>{words.alerts.openClient}</Button>
    </Drawer>
  );
}

function Handling({ incident }: { readonly incident: Incident }) {
  const words = useWords();
  const [note, setNote] = useState(incident.note);
  const [trouble, setTrouble] = useState<string | null>(null);
  const { clientId, id, state } = incident;
  const run = (call: () => Promise<unknown>) => {
    setTrouble(null);
    call().catch((error: unknown) => setTrouble(sentenceOf(error)));
  };
  const snooze = (days: number) => {
    const until = new Date(Date.now() + days * dayMs).toISOString();
    run(() => api.alerts.snooze({ clientId, id, until, note }));
  };
  if (state === 'resolved') return null;
  return (
    <>
      {trouble ? <Banner tone="bad">{trouble}</Banner> : null}
      <TextField
        label={words.alerts.note}
        labelHidden
        placeholder={words.alerts.note}
        value={note}
        onChange={setNote}
        maxLength={500}
      />
      {state === 'open' ? null : (
        <Button onClick={() => run(() => api.alerts.reopen({ clientId, id }))}>{words.alerts.reopen}</Button>
      )}
      <Menu
        trigger={<Button icon={Clock}>{words.alerts.snooze}</Button>}
        entries={[
          { kind: 'action', label: words.alerts.snoozeFor.day, onPress: () => snooze(1) },
          { kind: 'action', label: words.alerts.snoozeFor.days3, onPress: () => snooze(3) },
          { kind: 'action', label: words.alerts.snoozeFor.week, onPress: () => snooze(7) },
        ]}
      />
      {state === 'acknowledged' ? null : (
        <Button look="primary" onClick={() => run(() => api.alerts.acknowledge({ clientId, id, note }))}>
          {words.alerts.acknowledge}
        </Button>
      )}
    </>
  );
}
