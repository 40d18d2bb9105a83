import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api.ts';
import { queries } from '../../queries.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useWords } from '../../words/use-words.ts';

/** The way back to a tour that was ended or skipped. */
export function TourCard() {
  const words = useWords();
  const cache = useQueryClient();
  const again = useMutation({
    mutationFn: () => api.app.setTourDone({ done: false }),
    onSuccess: () => showToast({ title: words.tour.againBody }),
    onSettled: () => cache.invalidateQueries({ queryKey: queries.info().queryKey }),
  });
  return (
    <Card title={words.tour.again}>
      <Button loading={again.isPending} onClick={() => again.mutate()}>
        {words.tour.showAgain}
      </Button>
    </Card>
  );
}
