import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Compass } from 'lucide-react';
import { useState } from 'react';
import { api } from '../../api.ts';
import { queries } from '../../queries.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { useWords } from '../../words/use-words.ts';
import { useScreen } from '../shell/screen-store.ts';
import { placeOf, stepsFor, type TourStep } from './steps.ts';

/**
 * Ten minutes through what Steward promises, each on the screen that keeps it. A bar over the screen and no cloak on it:
 * everything that it speaks of can be tried while it is read, with the keyboard too.
 */
export function TourBar({ isSuperAdmin }: { readonly isSuperAdmin: boolean }) {
  const cache = useQueryClient();
  const info = useQuery(queries.info());
  const clients = useQuery(queries.clients());
  const go = useScreen((state) => state.go);
  const [at, setAt] = useState<number | null>(null);
  const end = useMutation({
    mutationFn: () => api.app.setTourDone({ done: true }),
    onMutate: () => setAt(null),
    onSettled: () => cache.invalidateQueries({ queryKey: queries.info().queryKey }),
  });
  const steps = stepsFor(isSuperAdmin);
  const client = clients.data?.find(({ name }) => name === shownClient) ?? clients.data?.[0];
  if (!client || info.data?.tourDone !== false) return null;
  const show = (next: number) => {
    const step = steps[next];
    if (step === undefined) return end.mutate();
    setAt(next);
    go(placeOf(step, client.id));
  };
  const step = at === null ? undefined : steps[at];
  if (at === null || step === undefined) return <Offer onStart={() => show(0)} onSkip={() => end.mutate()} />;
  return <Step step={step} at={at} of={steps.length} onGo={show} onEnd={() => end.mutate()} />;
}

const shownClient = 'Belmonte Hotel';

function Offer({ onStart, onSkip }: { readonly onStart: () => void; readonly onSkip: () => void }) {
  const words = useWords();
  return (
    <Banner
      tone="quiet"
      strip
      icon={Compass}
      title={words.tour.offerTitle}
      actions={
        <>
          <Button size="small" onClick={onStart}>
            {words.tour.start}
          </Button>
          <Button size="small" look="quiet" onClick={onSkip}>
            {words.tour.notNow}
          </Button>
        </>
      }
    >
      {words.tour.offer}
    </Banner>
  );
}

interface StepProps {
  readonly step: TourStep;
  readonly at: number;
  readonly of: number;
  readonly onGo: (next: number) => void;
  readonly onEnd: () => void;
}

function Step({ step, at, of, onGo, onEnd }: StepProps) {
  const words = useWords();
  const { title, body } = words.tour.step[step];
  const isLast = at === of - 1;
  return (
    <Banner
      tone="quiet"
      strip
      icon={Compass}
      title={`${words.tour.count(at + 1, of)} · ${title}`}
      actions={
        <>
          <Button size="small" look="quiet" disabled={at === 0} onClick={() => onGo(at - 1)}>
            {words.tour.before}
          </Button>
          <Button size="small" onClick={() => onGo(at + 1)}>
            {isLast ? words.tour.done : words.tour.next}
          </Button>
          {isLast ? null : (
            <Button size="small" look="quiet" onClick={onEnd}>
              {words.tour.end}
            </Button>
          )}
        </>
      }
    >
      {body}
    </Banner>
  );
}
