import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { alertSentence } from '../../../shared/model/alert-words.ts';
import { type AlertSettings, type Backtest, testableRules } from '../../../shared/model/alert.ts';
import type { ClientId } from '../../../shared/model/ids.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { queries } from '../../queries.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { List, ListItem } from '../../ui/list.tsx';
import { Select } from '../../ui/select.tsx';
import { useLanguage } from '../../words/language.ts';
import { useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';
import css from './alerts.module.css';

type Rule = (typeof testableRules)[number];

/** A rule is judged by what it would have said, before it says it to anybody. */
export function BacktestPanel({ settings }: { readonly settings: AlertSettings }) {
  const words = useWords();
  const clients = useQuery(queries.clients());
  const [clientId, setClientId] = useState('');
  const [rule, setRule] = useState<Rule>('pace_over');
  const chosen = clientId === '' ? clients.data?.[0]?.id : (clientId as ClientId);
  const test = useMutation({
    mutationFn: async () =>
      chosen === undefined ? null : api.alerts.backtest({ clientId: chosen, rule, settings }),
  });
  return (
    <Card title={words.alerts.backtest} level={3}>
      <div className={css.ask}>
        <Select
          label={words.alerts.client}
          value={chosen ?? ''}
          onChange={setClientId}
          choices={(clients.data ?? []).map((one) => ({ value: one.id as string, label: one.name }))}
        />
        <Select<Rule>
          label={words.alerts.rules}
          value={rule}
          onChange={setRule}
          choices={testableRules.map((one) => ({ value: one, label: words.alerts.rule[one] }))}
        />
        <Button loading={test.isPending} disabled={chosen === undefined} onClick={() => test.mutate()}>
          {words.alerts.backtestRun}
        </Button>
      </div>
      {test.error ? <Banner tone="bad">{sentenceOf(test.error)}</Banner> : null}
      {test.data ? <Verdict result={test.data} /> : null}
    </Card>
  );
}

function Verdict({ result }: { readonly result: Backtest }) {
  const words = useWords();
  const formats = useFormats();
  const language = useLanguage();
  const { judged, fired, alerts, rule } = result;
  if (judged === 0) return <p>{words.alerts.backtestNothing}</p>;
  if (fired.length === 0) return <p>{words.alerts.backtestNone(judged)}</p>;
  const said = words.alerts.backtestSaid(
    words.alerts.backtestAlerts(alerts),
    formats.number(fired.length),
    formats.number(judged),
  );
  return (
    <>
      <p>{said}</p>
      <List label={words.alerts.backtestTitle} ruled>
        {fired.map(({ day, facts }) => (
          <ListItem key={day} note={formats.day(day, 'weekday')}>
            {alertSentence(rule, facts, language)}
          </ListItem>
        ))}
      </List>
    </>
  );
}
