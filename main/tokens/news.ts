import type { TokenNews } from '../../shared/model/token-news.ts';
import { TokenNews as News } from '../../shared/model/token-news.ts';
import type { TokenCard } from '../../shared/model/token.ts';
import { notify, settleNotices } from '../notifications/use-cases.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { listTokens } from './cards.ts';
import { endOf, troubleSentences, warningDue } from './rules.ts';

/** What a super admin should know of the tokens now, worst first. */
export function newsOf(work: OpenWorkspace): TokenNews[] {
  const now = work.clock.now();
  return listTokens(work)
    .filter((card) => card.parkedAt === null && card.slot !== 'next')
    .flatMap((card) => kindsOf(card, now).map((kind) => newsItem(card, kind)))
    .toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}

function newsItem(card: TokenCard, kind: TokenNews['kind']): TokenNews {
  const since = card.issuedAt ?? card.addedAt;
  return News.parse({ ...card, tokenId: card.id, kind, since, endsAt: endOf(card) });
}

const order: readonly TokenNews['kind'][] = [
  'expired',
  'revoked',
  'checkpoint',
  'invalid',
  'unusual',
  'ends_soon',
  'ends',
  'rotate',
];

function kindsOf(card: TokenCard, now: Date): TokenNews['kind'][] {
  if (card.state === 'dead') return [card.trouble ?? 'invalid'];
  const due = warningDue(endOf(card), now);
  const kinds: TokenNews['kind'][] = due === null ? [] : [due === 3 ? 'ends_soon' : 'ends'];
  if (card.unusual) kinds.push('unusual');
  if (card.rotateDue) kinds.push('rotate');
  return kinds;
}

/** Tells super admins each thing once: a death when it happens, a warning when its day comes, a reminder once a year. */
export function tellNews(work: OpenWorkspace): void {
  for (const one of newsOf(work)) tell(work, one);
}

function tell(work: OpenWorkspace, one: TokenNews): void {
  const base = { to: 'super_admins', client: null, link: tokensPage } as const;
  const token = one.client === null ? one.preview : `${one.preview} (${one.client})`;
  switch (one.kind) {
    case 'ends':
    case 'ends_soon': {
      const values = { token, day: dayOf(one.endsAt) };
      const key = `token_expires ${one.tokenId} ${one.kind} ${one.endsAt ?? ''}`;
      return notify(work, { ...base, kind: 'token_expires', values, key });
    }
    case 'unusual': {
      const day = work.clock.now().toISOString().slice(0, 10);
      const values = { token, what: 'Many more calls today than on other days.' };
      return notify(work, {
        ...base,
        kind: 'token_unusual',
        values,
        key: `token_unusual ${one.tokenId} ${day}`,
      });
    }
    case 'rotate': {
      const year = work.clock.now().toISOString().slice(0, 4);
      const values = { token, day: dayOf(one.since) };
      const key = `token_rotation_due ${one.tokenId} ${year}`;
      return notify(work, { ...base, kind: 'token_rotation_due', values, key });
    }
    case 'expired':
    case 'revoked':
    case 'checkpoint':
    case 'invalid': {
      const values = { token, reason: troubleSentences[one.kind] };
      return notify(work, { ...base, kind: 'token_dead', values, key: deathKey(one.tokenId) });
    }
  }
}

const tokensPage = { to: 'workspace', page: 'tokens' } as const;
const dayOf = (at: string | null) => ({ day: (at ?? '').slice(0, 10) });
const deathKey = (tokenId: string) => `token_dead ${tokenId}`;

/** It works again, or is gone: its death is no news any more, and the next one is told anew. */
export function settleDeath(work: OpenWorkspace, tokenId: string): void {
  settleNotices(work, deathKey(tokenId));
}
