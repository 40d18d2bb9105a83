import { useMutation, useQuery } from '@tanstack/react-query';
import type { Draft, DraftCheck } from '../../../shared/model/draft.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { queries } from '../../queries.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Facts } from '../../ui/facts.tsx';
import { SkeletonLines } from '../../ui/skeleton.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';
import { approvedText } from '../approvals/amounts.ts';
import { driftTexts } from '../approvals/verdicts.tsx';
import css from './budgets.module.css';
import { JudgementView } from './judgement-view.tsx';

interface RearmProps {
  readonly draft: Draft;
  readonly onClose: () => void;
}

/** Back with Meta: what moved since the draft was written, in words; both verdicts of now; then the proposal. */
export function RearmDrawer({ draft, onClose }: RearmProps) {
  const words = useWords();
  const check = useQuery(queries.draftCheck(draft.clientId, draft.id));
  return (
    <Drawer
      open
      wide
      onClose={onClose}
      title={words.drafts.rearmTitle(draft.objectName)}
      subtitle={draft.campaignName}
    >
      <div className={css.stack}>
        {check.isPending ? (
          <>
            <p className={css.quiet}>{words.drafts.reading}</p>
            <SkeletonLines />
          </>
        ) : null}
        {check.error ? (
          <Banner tone="warn" title={words.drafts.unread}>
            {sentenceOf(check.error)}
          </Banner>
        ) : null}
        <DraftFacts draft={draft} check={check.data} />
        {check.data ? <Fresh {...{ draft, onClose }} check={check.data} /> : null}
      </div>
    </Drawer>
  );
}

function DraftFacts({ draft, check }: { readonly draft: Draft; readonly check: DraftCheck | undefined }) {
  const words = useWords();
  const formats = useFormats();
  const { currency, beforeMinor, afterMinor, asOf, inPrinciple, reason, startClock } = draft;
  const now = check?.now ?? null;
  const starts = check?.startAt ? formats.dateTime(check.startAt) : null;
  const money = (minor: number) => formats.money({ minor, currency });
  const agreed = inPrinciple.map(({ name, at }) => `${name}, ${formats.dateTime(at)}`).join(' · ');
  return (
    <Facts
      facts={[
        { term: words.drafts.was, value: words.drafts.asOf(money(beforeMinor), formats.dateTime(asOf)) },
        { term: words.drafts.now, value: now === null ? words.ui.noData : <b>{money(now)}</b> },
        { term: words.drafts.wished, value: <b>{money(afterMinor)}</b> },
        { term: words.budgets.reason, value: <span dir="auto">{reason}</span> },
        ...(startClock === null ? [] : [{ term: words.budgets.startAt, value: starts ?? startClock }]),
        { term: words.drafts.principle, value: agreed || words.drafts.nobody },
      ]}
    />
  );
}

function Moved({ draft, check }: { readonly draft: Draft; readonly check: DraftCheck }) {
  const words = useWords();
  const formats = useFormats();
  const { currency, beforeMinor } = draft;
  if (check.moved.length === 0) {
    return (
      <Banner tone="good" title={words.drafts.same}>
        {words.drafts.sameNote}
      </Banner>
    );
  }
  const said = driftTexts(check.moved, currency, words, formats).join(' · ');
  const budget = check.now === null ? '' : formats.money({ minor: check.now, currency });
  const counted = check.now === null || check.now === beforeMinor ? '' : ` ${words.drafts.movedNote(budget)}`;
  return (
    <Banner tone="warn" title={words.drafts.moved}>
      {said}.{counted}
    </Banner>
  );
}

function Fresh({ draft, check, onClose }: RearmProps & { readonly check: DraftCheck }) {
  const words = useWords();
  const formats = useFormats();
  const { id: draftId, clientId, objectName, afterMinor, currency, field } = draft;
  const { judgement, now, notWritable } = check;
  const propose = useMutation({
    mutationFn: (before: number) => api.drafts.propose({ clientId, draftId, before }),
    onSuccess: () => {
      showToast({ title: words.budgets.proposed(objectName) });
      onClose();
    },
  });
  const moved = <Moved {...{ draft, check }} />;
  if (judgement === null || now === null) {
    const why = notWritable === null ? words.drafts.goneNote : words.budgets.notWritable[notWritable];
    return (
      <>
        {moved}
        <Banner tone="bad" title={words.drafts.gone}>
          {why}
        </Banner>
      </>
    );
  }
  const allowed = judgement.policy.allowed && judgement.meta.accepted;
  const change = approvedText({ beforeMinor: now, afterMinor, currency, field }, words, formats);
  return (
    <>
      {moved}
      <JudgementView judgement={judgement} before={now} />
      {propose.error ? <Banner tone="bad">{sentenceOf(propose.error)}</Banner> : null}
      <div className={css.actions}>
        <Button
          look="primary"
          disabled={!allowed}
          loading={propose.isPending}
          onClick={() => propose.mutate(now)}
        >
          {words.drafts.propose(change)}
        </Button>
      </div>
    </>
  );
}
