import { useQuery } from '@tanstack/react-query';
import type { TokenUse } from '../../../shared/model/token.ts';
import { queries } from '../../queries.ts';
import { Badge } from '../../ui/badge.tsx';
import { List, ListItem } from '../../ui/list.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';
import css from './tokens.module.css';

/** Its calls per day, and what each look at it found. */
export function TokenHistory({ tokenId }: { readonly tokenId: string }) {
  const words = useWords();
  const formats = useFormats();
  const record = useQuery(queries.token(tokenId));
  if (!record.data) return null;
  const { checks, uses } = record.data;
  return (
    <>
      <h3 className={css.heading}>{words.tokens.usage}</h3>
      {uses.length === 0 ? <p className={css.note}>{words.tokens.usageNone}</p> : <Uses uses={uses} />}
      <h3 className={css.heading}>{words.tokens.history}</h3>
      <List label={words.tokens.history} flush>
        {checks.map(({ at, how, outcome, by }) => (
          <ListItem
            key={at}
            note={[words.tokens.how[how], by === null ? null : words.tokens.by(by)]
              .filter(Boolean)
              .join(' · ')}
            after={
              <Badge tone={outcome === 'healthy' ? 'good' : outcome === 'unknown' ? 'neutral' : 'bad'}>
                {words.tokens.outcomes[outcome]}
              </Badge>
            }
          >
            {formats.dateTime(at)}
          </ListItem>
        ))}
      </List>
    </>
  );
}

function Uses({ uses }: { readonly uses: readonly TokenUse[] }) {
  const words = useWords();
  const formats = useFormats();
  const most = Math.max(1, ...uses.map(({ calls }) => calls));
  const said = ({ day, calls, refused }: TokenUse) => {
    const line = words.tokens.callsOn(formats.day(day), formats.number(calls));
    return refused === 0 ? line : `${line}, ${words.tokens.refused(refused)}`;
  };
  return (
    <div className={css.bars} role="img" aria-label={uses.map(said).join('; ')}>
      {uses.map((use) => (
        <Tooltip key={use.day} text={said(use)}>
          <span className={css.bar} style={{ height: `${(use.calls / most) * 100}%` }} />
        </Tooltip>
      ))}
    </div>
  );
}
