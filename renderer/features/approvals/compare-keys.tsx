import { useMutation } from '@tanstack/react-query';
import type { KnownKeys } from '../../../shared/model/handover.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { queryClient } from '../../queries.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Facts } from '../../ui/facts.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';

interface CompareProps {
  readonly mine: string;
  readonly other: KnownKeys;
  readonly onCompared?: () => void;
}

/** Both fingerprints, for two people to read to one another, before either trusts a file of the other. */
export function CompareKeys({ mine, other, onCompared }: CompareProps) {
  const words = useWords();
  const formats = useFormats();
  const { personId, name, fingerprint, comparedAt } = other;
  const compare = useMutation({
    mutationFn: () => api.handover.compare({ personId, fingerprint }),
    onSuccess: async () => {
      onCompared?.();
      await queryClient.invalidateQueries({ queryKey: ['handoverKeys'] });
    },
  });
  return (
    <>
      <Facts
        facts={[
          { term: words.handover.mine, value: <code>{mine}</code> },
          { term: words.handover.theirs(name), value: <code>{fingerprint}</code> },
        ]}
      />
      {compare.error ? <Banner tone="bad">{sentenceOf(compare.error)}</Banner> : null}
      {comparedAt === null ? (
        <Banner
          tone="warn"
          actions={
            <Button size="small" loading={compare.isPending} onClick={() => compare.mutate()}>
              {words.handover.confirm}
            </Button>
          }
        >
          {words.handover.compare(name)}
        </Banner>
      ) : (
        <Banner tone="good">{words.handover.compared(formats.dateTime(comparedAt))}</Banner>
      )}
    </>
  );
}
