import { useQuery } from '@tanstack/react-query';
import type { TokenNews } from '../../../shared/model/token-news.ts';
import { queries } from '../../queries.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import type { Words } from '../../words/en.ts';
import { useWords } from '../../words/use-words.ts';
import css from './tokens.module.css';

/** What a super admin should know of the tokens now. Said here as long as it is so; the notification came once. */
export function TokenNewsList({ onOpen }: { readonly onOpen: (tokenId: string) => void }) {
  const words = useWords();
  const news = useQuery(queries.tokenNews());
  if (!news.data || news.data.length === 0) return null;
  return (
    <div className={css.news}>
      {news.data.map((one) => (
        <Banner
          key={`${one.tokenId} ${one.kind}`}
          tone={toneOf(one)}
          actions={
            <Button size="small" onClick={() => onOpen(one.tokenId)}>
              {words.tokens.open}
            </Button>
          }
        >
          {sayingOf(words, one)}
        </Banner>
      ))}
    </div>
  );
}

function toneOf({ kind }: TokenNews): 'bad' | 'warn' | 'info' {
  if (kind === 'rotate') return 'info';
  return kind === 'ends' || kind === 'unusual' ? 'warn' : 'bad';
}

function sayingOf(words: Words, { kind, slot, client, preview, daysLeft }: TokenNews): string {
  const { whose, news } = words.tokens;
  const who =
    client === null ? whose[slot === 'backup' ? 'backup' : 'shared'](preview) : whose.client(client);
  return news[kind](who, words.tokens.inDays(daysLeft ?? 0));
}

/** On a client's screens: which token serves it, when that is not the usual one. */
export function ClientTokenBanner({ clientId }: { readonly clientId: string }) {
  const words = useWords();
  const token = useQuery(queries.clientToken(clientId));
  if (!token.data) return null;
  const { serving, fellBack, why } = token.data;
  if (fellBack && (serving === 'shared' || serving === 'backup'))
    return (
      <Banner tone="warn" strip>
        {words.tokens.fellBack[serving]}
      </Banner>
    );
  if (serving !== null || why === 'none') return null;
  return (
    <Banner tone="bad" strip>
      {words.tokens.noServing}
    </Banner>
  );
}
