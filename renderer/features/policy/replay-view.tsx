import type { Replay } from '../../../shared/model/policy.ts';
import { Badge } from '../../ui/badge.tsx';
import { List, ListItem } from '../../ui/list.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';
import css from './policy.module.css';

const most = 20;

/** What the rules would have done to the changes that were made, and to which of them. */
export function ReplayView({ replay }: { readonly replay: Replay }) {
  const words = useWords();
  const formats = useFormats();
  const { changes, deniedNow, deniedNext, differing } = replay;
  return (
    <div className={css.stack} aria-live="polite">
      <p>
        <b>{words.policy.replaySaid(changes, deniedNow, deniedNext)}</b>
      </p>
      <List flush>
        {differing.slice(0, most).map((one) => {
          const money = (minor: number) => formats.money({ minor, currency: one.currency });
          const isDenied = one.next.length > 0;
          const rules = (isDenied ? one.next : one.now).map((rule) => words.policy.rules[rule]).join(', ');
          return (
            <ListItem
              key={`${one.at} ${one.objectName}`}
              note={`${formats.dateTime(one.at)} · ${money(one.before)} → ${money(one.after)} · ${rules}`}
              after={
                <Badge tone={isDenied ? 'bad' : 'good'}>
                  {isDenied ? words.policy.wouldDeny : words.policy.wouldAllow}
                </Badge>
              }
            >
              <b>{one.clientName}</b> · {one.objectName}
            </ListItem>
          );
        })}
      </List>
      <p className={css.quiet}>{words.policy.notReplayed}</p>
    </div>
  );
}
