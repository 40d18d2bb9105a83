import { useMutation } from '@tanstack/react-query';
import { OctagonPause, Play } from 'lucide-react';
import { useState } from 'react';
import type { PolicyState } from '../../../shared/model/policy.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../words/use-words.ts';

/** The kill switch: two presses and a reason, and from that moment nothing is sent. */
export function StopButton({ state }: { readonly state: PolicyState }) {
  const words = useWords();
  const isStopped = state.stop !== null;
  const [asking, setAsking] = useState(false);
  const [why, setWhy] = useState('');
  const stop = useMutation({
    mutationFn: () => api.policy.stop({ stopped: !isStopped, why }),
    onSuccess: () => {
      setAsking(false);
      setWhy('');
    },
  });
  const verb = isStopped ? words.policy.release : words.policy.stop;
  return (
    <>
      <Button
        look={isStopped ? 'plain' : 'danger'}
        icon={isStopped ? Play : OctagonPause}
        onClick={() => setAsking(true)}
      >
        {verb}
      </Button>
      <Confirm
        open={asking}
        tone={isStopped ? 'normal' : 'danger'}
        title={isStopped ? words.policy.releaseTitle : words.policy.stopTitle}
        points={isStopped ? [] : [words.policy.stopHint]}
        confirm={verb}
        busy={stop.isPending}
        ready={why.trim().length >= 3}
        onConfirm={() => stop.mutate()}
        onCancel={() => setAsking(false)}
      >
        {stop.error ? <Banner tone="bad">{sentenceOf(stop.error)}</Banner> : null}
        <TextField label={words.policy.stopWhy} value={why} onChange={setWhy} required />
      </Confirm>
    </>
  );
}
