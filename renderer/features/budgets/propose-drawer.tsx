import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Judgement, Look, ProposalSource } from '../../../shared/model/proposal.ts';
import { nextClock } from '../../../shared/model/start-at.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { queries } from '../../queries.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Facts } from '../../ui/facts.tsx';
import { MoneyField } from '../../ui/money-field.tsx';
import { SkeletonLines } from '../../ui/skeleton.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';
import css from './budgets.module.css';
import { JudgementView } from './judgement-view.tsx';

export interface ProposeTarget {
  readonly objectKind: 'campaign' | 'adset';
  readonly objectId: string;
  /** What the list that it was opened from calls it. */
  readonly name: string;
  /** An amount to begin with: what pacing needs, or what was before a change that is taken back. */
  readonly suggested?: number | undefined;
  readonly source?: ProposalSource | undefined;
  readonly rollsBack?: string | null | undefined;
}

interface ProposeDrawerProps {
  readonly clientId: string;
  readonly target: ProposeTarget;
  readonly onClose: () => void;
}

/** From the Ads tree, pacing, the list of budgets or a change to take back: always read live first. */
export function ProposeDrawer({ clientId, target, onClose }: ProposeDrawerProps) {
  const words = useWords();
  const look = useQuery(queries.look(clientId, { objectKind: target.objectKind, objectId: target.objectId }));
  const name = look.data?.object.name ?? target.name;
  const { campaignName = '', accountName = '' } = look.data?.object ?? {};
  const about = campaignName === name ? accountName : `${campaignName} · ${accountName}`;
  const subtitle = look.data ? about : words.budgets.reading;
  return (
    <Drawer open wide onClose={onClose} title={words.budgets.proposeFor(name)} subtitle={subtitle}>
      {look.error ? <Banner tone="bad">{sentenceOf(look.error)}</Banner> : null}
      {look.isPending ? <SkeletonLines /> : null}
      {look.data ? <Wish {...{ clientId, target, onClose }} look={look.data} /> : null}
    </Drawer>
  );
}

function Wish({ clientId, target, onClose, look }: ProposeDrawerProps & { readonly look: Look }) {
  const words = useWords();
  const formats = useFormats();
  const { object, notWritable, open } = look;
  if (notWritable !== null) {
    return (
      <Banner tone="info" title={words.budgets.cannot}>
        {words.budgets.notWritable[notWritable]}
      </Banner>
    );
  }
  if (open) {
    const amount = formats.money({ minor: open.afterMinor, currency: object.currency });
    return <Banner tone="info">{words.budgets.waitsAlready(open.proposer, amount)}</Banner>;
  }
  if (object.minor === null) return null;
  return <WishForm {...{ clientId, target, onClose }} object={object} before={object.minor} />;
}

interface WishFormProps extends ProposeDrawerProps {
  readonly object: Look['object'];
  readonly before: number;
}

/** Another amount than the one from before takes nothing back: it is a wish like any other. */
function storyOf({ source = 'tree', rollsBack = null, suggested }: ProposeTarget, after: number) {
  if (source !== 'rollback' || after === suggested) return { source, rollsBack };
  return { source: 'tree' as const, rollsBack: null };
}

interface Wished {
  readonly after: number;
  readonly reason: string;
  readonly startAt: string | null;
}

/** Judged first, proposed then: the button is always the next step. */
function useWish({ clientId, target, onClose, object, before }: WishFormProps) {
  const words = useWords();
  const one = { clientId, objectKind: object.kind, objectId: object.id };
  const judge = useMutation({ mutationFn: (amount: number) => api.budgets.judge({ ...one, after: amount }) });
  const propose = useMutation({
    mutationFn: ({ after, reason, startAt }: Wished) =>
      api.budgets.propose({
        ...one,
        before,
        after,
        reason,
        startAt,
        ...storyOf(target, after),
      }),
    onSuccess: () => {
      showToast({ title: words.budgets.proposed(object.name) });
      onClose();
    },
  });
  return { judge, propose };
}

function WishForm(props: WishFormProps) {
  const words = useWords();
  const { target, object, before } = props;
  const [after, setAfter] = useState<number | null>(target.suggested ?? null);
  const [reason, setReason] = useState('');
  const [clock, setClock] = useState('');
  const startAt = nextClock(clock, object.timezone, object.readAt);
  const { judge, propose } = useWish(props);
  const judged: Judgement | null = judge.data && judge.data.after === after ? judge.data : null;
  const allowed = judged !== null && judged.policy.allowed && judged.meta.accepted;
  const hasReason = reason.trim().length >= 3;
  const problem = judge.error ?? propose.error;
  const step = () => {
    if (after === null || after === before) return;
    if (!allowed) judge.mutate(after);
    else if (hasReason) propose.mutate({ after, reason, startAt });
  };
  return (
    <form
      className={css.stack}
      onSubmit={(event) => {
        event.preventDefault();
        step();
      }}
    >
      <AmountFields {...{ object, before, after }} onChange={setAfter} />
      <TextArea
        label={words.budgets.reason}
        hint={words.budgets.reasonHint}
        value={reason}
        onChange={setReason}
        maxLength={1000}
        required
      />
      <StartField {...{ clock, startAt }} timezone={object.timezone} onChange={setClock} />
      {problem ? <Banner tone="bad">{sentenceOf(problem)}</Banner> : null}
      {judged ? <JudgementView judgement={judged} before={before} /> : null}
      <div className={css.actions}>
        <Button
          type="submit"
          look="primary"
          disabled={allowed ? !hasReason : after === null || after === before}
          loading={judge.isPending || propose.isPending}
        >
          {allowed ? words.budgets.proposeIt : words.budgets.check}
        </Button>
      </div>
    </form>
  );
}

interface StartProps {
  readonly clock: string;
  readonly startAt: string | null;
  readonly timezone: string;
  readonly onChange: (clock: string) => void;
}

function StartField({ clock, startAt, timezone, onChange }: StartProps) {
  const words = useWords();
  const formats = useFormats();
  return (
    <TextField
      type="time"
      label={words.budgets.startAt}
      hint={
        startAt === null
          ? words.budgets.startAtHint(timezone)
          : words.budgets.startsFrom(formats.dateTime(startAt))
      }
      value={clock}
      onChange={onChange}
      optional
    />
  );
}

interface AmountProps {
  readonly object: Look['object'];
  readonly before: number;
  readonly after: number | null;
  readonly onChange: (after: number | null) => void;
}

function AmountFields({ object, before, after, onChange }: AmountProps) {
  const words = useWords();
  const formats = useFormats();
  const { currency, field } = object;
  const isDaily = field === 'daily_budget';
  const unit = isDaily ? words.budgets.aDay : words.budgets.inAll;
  const now = (
    <>
      <b>{formats.money({ minor: before, currency })}</b> {unit}
    </>
  );
  return (
    <>
      <Facts facts={[{ term: words.budgets.now, value: now }]} />
      <MoneyField
        label={isDaily ? words.budgets.newDaily : words.budgets.newLifetime}
        minor={after}
        currency={currency}
        onChange={onChange}
        unit={unit}
        required
      />
    </>
  );
}
