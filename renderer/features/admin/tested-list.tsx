import type { AssetAccess } from '../../../shared/model/token.ts';
import { inWords } from '../../problem.ts';
import { Badge, type Tone } from '../../ui/badge.tsx';
import { List, ListItem } from '../../ui/list.tsx';
import type { Words } from '../../words/en.ts';
import { useWords } from '../../words/use-words.ts';
import css from './tokens.module.css';

export const accessTone = {
  write: 'good',
  read: 'good',
  revoked: 'bad',
  unknown: 'warn',
} as const satisfies Record<AssetAccess['access'], Tone>;

/** Main's sentence where only it knows what happened; the others in the reader's language. */
export function todoOf(
  words: Words,
  { kind, access, sentence }: Pick<AssetAccess, 'kind' | 'access' | 'sentence'>,
) {
  return access === 'unknown' ? inWords(sentence) : words.tokens.todo[kind][access];
}

export function isReached({ access }: Pick<AssetAccess, 'access'>): boolean {
  return access === 'write' || access === 'read';
}

/** What was found, what went wrong first. */
export function TestedList({ results }: { readonly results: readonly AssetAccess[] }) {
  const words = useWords();
  const fine = results.filter(isReached);
  const bad = results.filter((one) => !isReached(one));
  return (
    <div className={css.stack}>
      <p className={css.note}>{words.tokens.summary(fine.length, bad.length)}</p>
      <div className={css.scroll}>
        <List label={words.tokens.tested} flush>
          {[...bad, ...fine].slice(0, 200).map((one) => (
            <ListItem
              key={one.assetId}
              note={
                isReached(one) && one.access === 'write'
                  ? one.client
                  : `${one.client} · ${todoOf(words, one)}`
              }
              after={<Badge tone={accessTone[one.access]}>{words.tokens.accesses[one.access]}</Badge>}
            >
              {one.name}
            </ListItem>
          ))}
        </List>
      </div>
    </div>
  );
}
