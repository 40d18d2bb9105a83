import type { AssetKind } from '../../../shared/model/client.ts';
import type { StepState, TestableStep } from '../../../shared/model/setup.ts';

interface Held {
  readonly kind: AssetKind;
  readonly metaId: string;
  readonly name: string;
}

interface Verdict {
  readonly state: StepState;
  /** One sentence: what Meta said, and what to do about it. */
  readonly note: string;
}

const words: Readonly<Record<AssetKind, string>> = { ad_account: 'ad account', page: 'Page' };

/** What follows for a step from what the token reaches. */
export function verdictOn(step: TestableStep, held: readonly Held[], reached: ReadonlySet<string>): Verdict {
  if (step === 'token_in_vault')
    return { state: 'done', note: `The token works and reaches ${count(reached.size, 'asset')}.` };
  if (step === 'accounts_assigned') return assigned(held, 'ad_account', reached);
  if (step === 'pages_assigned') return assigned(held, 'page', reached);
  if (held.length === 0)
    return { state: 'failed', note: 'Nothing is connected yet. Connect an ad account or a Page.' };
  const lost = held.filter(({ metaId }) => !reached.has(metaId));
  if (lost.length > 0) return { state: 'failed', note: lostNote(lost) };
  return { state: 'done', note: `Meta answers for ${held.map(({ name }) => name).join(', ')}.` };
}

function assigned(held: readonly Held[], kind: AssetKind, reached: ReadonlySet<string>): Verdict {
  const own = held.filter((asset) => asset.kind === kind);
  if (own.length === 0)
    return { state: 'failed', note: `No ${words[kind]} of this client is connected yet.` };
  const lost = own.filter(({ metaId }) => !reached.has(metaId));
  if (lost.length > 0) return { state: 'failed', note: lostNote(lost) };
  return { state: 'done', note: `The token reaches ${own.map(({ name }) => name).join(', ')}.` };
}

function lostNote(lost: readonly Held[]): string {
  const names = lost.map(({ name }) => name).join(', ');
  return `The token does not reach ${names}. Assign it to the System User in the client’s Business Manager.`;
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}
