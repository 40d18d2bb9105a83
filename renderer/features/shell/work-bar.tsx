import { useQuery } from '@tanstack/react-query';
import type { LongWork } from '../../../shared/model/long-work.ts';
import { api } from '../../api.ts';
import { queries } from '../../queries.ts';
import { Progress } from '../../ui/progress.tsx';
import { showToast } from '../../ui/toast.tsx';
import { sentenceOf } from '../../problem.ts';
import { useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';
import css from './work-bar.module.css';

/** More would push the screen away. */
const mostShown = 2;

/** Whatever takes long, below the screen that one goes on working with: how far, how long still, and Cancel. */
export function WorkBar() {
  const words = useWords();
  const work = useQuery(queries.work());
  const running = work.data ?? [];
  if (running.length === 0) return null;
  const rest = running.length - mostShown;
  return (
    <section className={css.bar} aria-label={words.work.title}>
      {running.slice(0, mostShown).map((one) => (
        <One key={one.id} work={one} />
      ))}
      {rest > 0 ? <p className={css.more}>{words.work.more(rest)}</p> : null}
    </section>
  );
}

function One({ work }: { readonly work: LongWork }) {
  const words = useWords();
  const formats = useFormats();
  const clients = useQuery(queries.clients());
  const nameOf = (id: string | null) => clients.data?.find((client) => client.id === id)?.name;
  const { total, done, remaining } = work;
  const subject = nameOf(work.clientId);
  const kind = words.work[work.kind];
  return (
    <Progress
      label={subject ? `${kind} · ${subject}` : kind}
      value={total === null || total === 0 ? null : done / total}
      done={total === null ? undefined : words.ui.doneOf(formats.number(done), formats.number(total))}
      now={work.at === work.clientId ? undefined : nameOf(work.at)}
      remaining={remaining === null ? undefined : formats.duration(remaining)}
      cancelling={work.cancelling}
      onCancel={work.mayCancel ? () => void cancel(work.id) : undefined}
    />
  );
}

async function cancel(id: string): Promise<void> {
  try {
    await api.work.cancel({ id });
  } catch (error) {
    showToast({ tone: 'info', title: sentenceOf(error) });
  }
}
