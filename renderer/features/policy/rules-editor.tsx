import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { PolicyRules, PolicyState } from '../../../shared/model/policy.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';
import { rulesInWords } from './in-words.ts';
import css from './policy.module.css';
import { ReplayView } from './replay-view.tsx';
import { RuleFields } from './rule-fields.tsx';

/** Fields at the left, the same in sentences below, and what they would have done before they are saved. */
export function RulesEditor({ state }: { readonly state: PolicyState }) {
  const words = useWords();
  const formats = useFormats();
  const [rules, setRules] = useState<PolicyRules>(state.rules);
  const [note, setNote] = useState('');
  const isChanged = JSON.stringify(rules) !== JSON.stringify(state.rules);
  const replay = useMutation({ mutationFn: () => api.policy.replay({ rules }) });
  const save = useMutation({
    mutationFn: () => api.policy.save({ rules, note, seenVersion: state.version }),
    onSuccess: ({ version }) => {
      showToast({ title: words.policy.saved(version) });
    },
  });
  const change = (next: Partial<PolicyRules>) => {
    setRules({ ...rules, ...next });
    replay.reset();
  };
  const problem = replay.error ?? save.error;
  return (
    <>
      <Card title={words.policy.workspaceRules}>
        <RuleFields rules={rules} onChange={change} />
      </Card>
      <Card title={words.policy.inWords}>
        <ul className={css.words}>
          {rulesInWords(rules, words, formats).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </Card>
      <Card title={words.policy.replay}>
        <div className={css.stack}>
          <p className={css.quiet}>{words.policy.replayHint}</p>
          {problem ? <Banner tone="bad">{sentenceOf(problem)}</Banner> : null}
          {replay.data ? <ReplayView replay={replay.data} /> : null}
          <div className={css.row}>
            <Button loading={replay.isPending} onClick={() => replay.mutate()}>
              {words.policy.replay}
            </Button>
          </div>
          <TextField label={words.policy.saveNote} value={note} onChange={setNote} optional />
          <div className={css.row}>
            <Button
              look="primary"
              disabled={!isChanged}
              loading={save.isPending}
              onClick={() => save.mutate()}
            >
              {words.policy.save}
            </Button>
          </div>
        </div>
      </Card>
    </>
  );
}
