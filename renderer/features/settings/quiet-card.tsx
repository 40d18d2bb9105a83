import { useMutation, useQuery } from '@tanstack/react-query';
import type { QuietHours } from '../../../shared/model/notice.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { queries, queryClient } from '../../queries.ts';
import { Banner } from '../../ui/banner.tsx';
import { Card } from '../../ui/card.tsx';
import { Switch } from '../../ui/switch.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../words/use-words.ts';
import css from './settings.module.css';

/** Each person's own. Kept as soon as it is whole: there is nothing to undo. */
export function QuietCard() {
  const words = useWords();
  const quiet = useQuery(queries.quietHours());
  const save = useMutation({
    mutationFn: (next: QuietHours) => api.notices.setQuietHours(next),
    onMutate: (next) => void queryClient.setQueryData(['quiet'], next),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['quiet'] }),
  });
  const problem = quiet.error ?? save.error;
  const hours = quiet.data;
  const change = (next: Partial<QuietHours>) => {
    if (hours) save.mutate({ ...hours, ...next });
  };
  return (
    <Card title={words.settings.quiet}>
      <p className={css.note}>{words.settings.quietNote}</p>
      {problem ? <Banner tone="bad">{sentenceOf(problem)}</Banner> : null}
      {hours ? (
        <div className={css.line}>
          <Switch label={words.settings.quietOn} checked={hours.on} onChange={(on) => change({ on })} />
          <div className={css.pair}>
            <TextField
              type="time"
              label={words.settings.quietFrom}
              value={hours.from}
              disabled={!hours.on}
              onChange={(from) => (from === '' ? undefined : change({ from }))}
            />
            <TextField
              type="time"
              label={words.settings.quietTo}
              value={hours.to}
              disabled={!hours.on}
              onChange={(to) => (to === '' ? undefined : change({ to }))}
            />
          </div>
          <Switch
            label={words.settings.quietWeekends}
            checked={hours.weekends}
            disabled={!hours.on}
            onChange={(weekends) => change({ weekends })}
          />
        </div>
      ) : null}
    </Card>
  );
}
