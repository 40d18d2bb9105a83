import { useEffect, useState } from 'react';
import type { Preparing as Doing } from '../../../shared/model/report.ts';
import { api, hear } from '../../api.ts';
import { Progress } from '../../ui/progress.tsx';
import { useWords } from '../../words/use-words.ts';

interface Step {
  readonly doing: Doing;
  readonly done: number;
  readonly of: number;
}

/** What a person waits for: Meta takes its time with some reports, and nobody has to watch it do so. */
export function Preparing({ clientId }: { readonly clientId: string }) {
  const words = useWords();
  const [step, setStep] = useState<Step | null>(null);
  const [cancelling, setCancelling] = useState(false);
  useEffect(
    () =>
      hear('reports.preparing', (news) => {
        if (news.clientId === clientId) setStep(news);
      }),
    [clientId],
  );
  const cancel = async () => {
    setCancelling(true);
    const running = await api.work.list({});
    const own = running.find((one) => one.kind === 'report' && one.clientId === clientId);
    if (own) await api.work.cancel({ id: own.id }).catch(() => undefined);
  };
  return (
    <Progress
      label={words.reports.preparing}
      value={step === null || step.of === 0 ? null : step.done / step.of}
      done={step === null || step.of === 0 ? undefined : words.reports.ofSteps(step.done, step.of)}
      now={step === null ? undefined : words.reports.doing[step.doing]}
      cancelling={cancelling}
      onCancel={() => void cancel()}
    />
  );
}
