import { AppError } from '../../../shared/failure.ts';
import type { DraftCheck } from '../../../shared/model/draft.ts';
import type { Drift, LiveObject } from '../../../shared/model/proposal.ts';
import { nextClock } from '../../../shared/model/start-at.ts';
import type { OpenWorkspace } from '../../workspace/open-workspace.ts';
import type { BudgetJob } from '../live.ts';
import { judge, lookAt, propose } from '../propose.ts';
import type { ProposalRow } from '../store.ts';
import { foundDraft, say } from './drafts.ts';
import { settleDraftNews } from './news.ts';
import { type DraftRow, settleDraft } from './store.ts';

/** What is not as the last sync had it when the draft was written. */
function movedSince(draft: DraftRow, object: LiveObject): Drift[] {
  const budget = object.field === draft.field ? object.minor : draft.beforeMinor;
  const facts: readonly [Drift['what'], string | number, string | number | null][] = [
    ['level', draft.field, object.field],
    ['budget', draft.beforeMinor, budget],
    ['currency', draft.currency, object.currency],
    ['status', draft.seenStatus, object.status],
    ...(draft.seenEnd ? [endOf(draft, object)] : []),
  ];
  return facts
    .filter(([, before, now]) => before !== now)
    .map(([what, before, now]) => ({ what, before: String(before), now: now === null ? '' : String(now) }));
}

function endOf(draft: DraftRow, object: LiveObject): ['end_time', string, string] {
  return ['end_time', momentOf(draft.seenEndTime), momentOf(object.endTime)];
}

/** Meta writes the account's zone, the sync UTC: the same moment is no move. */
function momentOf(text: string | null): string {
  return text === null ? '' : new Date(text).toISOString();
}

/** The next time that the account's clock shows what the draft says; a draft may have lain for days. */
function startOf(work: OpenWorkspace, { startClock }: DraftRow, { timezone }: LiveObject): string | null {
  return startClock === null ? null : nextClock(startClock, timezone, work.clock.now().toISOString());
}

/** Back with Meta: the draft beside a fresh read, and both verdicts on it. Writes nothing. */
export async function checkDraft(job: BudgetJob, draftId: string): Promise<DraftCheck> {
  const draft = foundDraft(job.work, job.scope, draftId);
  const { object, notWritable } = await lookAt(job, draft);
  const moved = movedSince(draft, object);
  const at = job.work.clock.now().toISOString();
  const isPossible = notWritable === null && isSameMoney(draft, object) && object.minor !== draft.afterMinor;
  const judgement = isPossible ? await judge(job, draft, draft.afterMinor) : null;
  return { moved, now: object.minor, notWritable, judgement, startAt: startOf(job.work, draft, object), at };
}

/** SECURITY: an amount of another currency, or of a day where it was in all, would be another amount. */
function isSameMoney(draft: DraftRow, object: LiveObject): boolean {
  return draft.field === object.field && draft.currency === object.currency;
}

/** `before` is what was just read and shown; `propose` reads once more and refuses when it is another. */
export async function proposeDraft(
  job: BudgetJob,
  ask: { readonly draftId: string; readonly before: number },
): Promise<ProposalRow> {
  const { work, scope } = job;
  const draft = foundDraft(work, scope, ask.draftId);
  const { object } = await lookAt(job, draft);
  if (!isSameMoney(draft, object))
    throw new AppError(
      'conflict',
      'The draft is about another kind of budget than it has now. Write a new one.',
    );
  const { objectKind, objectId, afterMinor: after, reason } = draft;
  const wish = { objectKind, objectId, before: ask.before, after, reason };
  const startAt = startOf(work, draft, object);
  return propose(job, { ...wish, startAt, source: 'tree', rollsBack: null }, (w, row) => {
    settleDraft(w, foundDraft(work, scope, draft.id), work.clock.now(), row.id);
    settleDraftNews(work, draft);
    say(work, w, draft, 'draft.proposed', { proposal: row.id, before: ask.before, after });
  });
}
