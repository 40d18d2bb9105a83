import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api.ts';
import { queries } from '../../queries.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Switch } from '../../ui/switch.tsx';
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
      <div>
        <Button loading={again.isPending} onClick={() => again.mutate()}>
          {words.tour.showAgain}
        </Button>
      </div>
      <Plug />
    </Card>
  );
}

/** The demo agency needs no network, so a day without one is asked for. */
function Plug() {
  const words = useWords();
  const connection = useQuery(queries.connection());
  const pull = useMutation({ mutationFn: (pulled: boolean) => api.app.pullPlug({ pulled }) });
  return (
    <Switch
      label={words.tour.plug}
      hint={words.tour.plugHint}
      checked={(connection.data?.offlineSince ?? null) !== null}
      onChange={(pulled) => pull.mutate(pulled)}
    />
  );
}
