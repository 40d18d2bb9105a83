import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ApprovalDetail } from '../../../shared/model/approval.ts';
import type { Change } from '../../../shared/model/change.ts';
import { api } from '../../api.ts';
import { inWords, sentenceOf } from '../../problem.ts';
import { queryClient } from '../../queries.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Facts } from '../../ui/facts.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';
import { moneyText } from './amounts.ts';
import css from './approvals.module.css';

interface OutcomeProps {
  readonly detail: ApprovalDetail;
  readonly change: Change;
}

/** What came of it: who approved, when it was sent, what was read back, and what to do while nobody knows. */
export function OutcomeCard({ detail, change }: OutcomeProps) {
  const words = useWords();
  const formats = useFormats();
  const { grant } = detail;
  const again = () => void queryClient.invalidateQueries({ queryKey: ['approvals'] });
  const look = useMutation({
    mutationFn: () => api.approvals.lookAgain({ clientId: change.clientId, changeId: change.id }),
    onSuccess: again,
  });
  const whys: Readonly<Record<string, string>> = words.approvals.whys;
  const isOpen = change.state === 'unknown' || change.state === 'needs_person';
  const facts = [
    { term: words.approvals.state, value: <b>{words.approvals.outcomes[change.state]}</b> },
    ...(change.why === null
      ? []
      : [{ term: words.approvals.why, value: whys[change.why] ?? inWords(change.why) }]),
    ...(change.readMinor === null
      ? []
      : [{ term: words.approvals.readBack, value: moneyText(change.readMinor, change, formats) }]),
    { term: words.approvals.sentAt, value: formats.dateTime(change.startedAt) },
    ...(grant
      ? [
          {
            term: words.approvals.approver,
            value: `${words.approvals.approvedBy(grant.approver, formats.dateTime(grant.approvedAt))} · ${grant.signatureHolds ? words.approvals.signatureHolds : words.approvals.signatureBroken}`,
          },
        ]
      : []),
    ...(change.traceId === null ? [] : [{ term: words.approvals.trace, value: change.traceId }]),
  ];
  return (
    <Card
      title={words.approvals.outcome}
      actions={
        isOpen ? (
          <Button size="small" loading={look.isPending} onClick={() => look.mutate()}>
            {words.approvals.lookAgain}
          </Button>
        ) : undefined
      }
    >
      <div className={css.column}>
        {look.error ? <Banner tone="bad">{sentenceOf(look.error)}</Banner> : null}
        {change.state === 'unknown' ? <Banner tone="warn">{words.approvals.outcomeUnknown}</Banner> : null}
        <Facts facts={facts} />
        {change.state === 'needs_person' ? <SettleForm change={change} onSettled={again} /> : null}
      </div>
    </Card>
  );
}

function SettleForm({ change, onSettled }: { readonly change: Change; readonly onSettled: () => void }) {
  const words = useWords();
  const [reason, setReason] = useState('');
  const settle = useMutation({
    mutationFn: (applied: boolean) =>
      api.approvals.settle({ clientId: change.clientId, changeId: change.id, applied, reason }),
    onSuccess: onSettled,
  });
  const ready = reason.trim().length >= 3;
  return (
    <div className={css.column}>
      <h3>{words.approvals.settleTitle}</h3>
      <p className={css.quiet}>{words.approvals.settleHint}</p>
      {settle.error ? <Banner tone="bad">{sentenceOf(settle.error)}</Banner> : null}
      <TextArea label={words.approvals.why} value={reason} onChange={setReason} required />
      <div className={css.line}>
        <Button disabled={!ready} loading={settle.isPending} onClick={() => settle.mutate(true)}>
          {words.approvals.wasApplied}
        </Button>
        <Button disabled={!ready} loading={settle.isPending} onClick={() => settle.mutate(false)}>
          {words.approvals.wasNotApplied}
        </Button>
        <span className={css.push} />
      </div>
    </div>
  );
}
