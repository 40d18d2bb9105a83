import { useMutation } from '@tanstack/react-query';
import { CircleCheck } from 'lucide-react';
import type { ImportDraft, ImportOutcome } from '../../../shared/model/client-import.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useWords } from '../../words/use-words.ts';
import { useScreen } from '../shell/screen-store.ts';

export interface DoneProps {
  readonly draft: ImportDraft;
  readonly outcome: ImportOutcome;
}

export function Done({ draft, outcome }: DoneProps) {
  const words = useWords();
  const go = useScreen((state) => state.go);
  const { added, updated, skipped, leftOut } = outcome;
  const save = useMutation({
    mutationFn: () => api.imports.saveResult({ draftId: draft.draftId }),
    onSuccess: ({ savedAs }) => {
      if (savedAs !== null) showToast({ title: words.imports.saved, body: savedAs });
    },
  });
  return (
    <>
      {save.error ? <Banner tone="bad">{sentenceOf(save.error)}</Banner> : null}
      <EmptyState
        icon={CircleCheck}
        title={words.imports.done}
        actions={
          <>
            <Button loading={save.isPending} onClick={() => save.mutate()}>
              {words.imports.saveResult}
            </Button>
            <Button look="primary" onClick={() => go({ at: 'all-clients' })}>
              {words.imports.toClients}
            </Button>
          </>
        }
      >
        {words.imports.outcome(added, updated, skipped, leftOut)}
      </EmptyState>
    </>
  );
}
