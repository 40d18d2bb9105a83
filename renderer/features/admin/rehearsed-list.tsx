import type { Rehearsed } from '../../../shared/model/token.ts';
import { Badge } from '../../ui/badge.tsx';
import { List, ListItem } from '../../ui/list.tsx';
import { useWords } from '../../words/use-words.ts';
import css from './tokens.module.css';

/** What a switch would change: what is lost by name, what stays as a count. */
export function RehearsedList({ results }: { readonly results: readonly Rehearsed[] }) {
  const words = useWords();
  const lost = results.filter(({ isLess }) => isLess);
  const said = (access: Rehearsed['before']) =>
    access === null ? words.tokens.notTested : words.tokens.accesses[access];
  return (
    <div className={css.stack}>
      <p className={css.note}>{words.tokens.keeps(results.length - lost.length)}</p>
      {lost.length === 0 ? null : (
        <>
          <p className={css.note}>{words.tokens.loses(lost.length)}</p>
          <div className={css.scroll}>
            <List label={words.tokens.loses(lost.length)} flush>
              {lost.map((one) => (
                <ListItem
                  key={one.assetId}
                  note={one.client}
                  after={
                    <Badge tone="bad">{words.tokens.beforeAfter(said(one.before), said(one.after))}</Badge>
                  }
                >
                  {one.name}
                </ListItem>
              ))}
            </List>
          </div>
        </>
      )}
    </div>
  );
}
