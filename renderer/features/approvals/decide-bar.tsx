import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ApprovalDetail } from '../../../shared/model/approval.ts';
import { api } from '../../api.ts';
import { inWords, sentenceOf } from '../../problem.ts';
import { queryClient } from '../../queries.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { showToast } from '../../ui/toast.tsx';
import { currentFormats, useFormats } from '../../words/use-formats.ts';
import { currentWords, useWords } from '../../words/use-words.ts';
import { approvedText, fromTo, moneyText } from './amounts.ts';
import css from './approvals.module.css';
import { GiveButton } from './give-handover.tsx';

interface DecideBarProps {
  readonly detail: ApprovalDetail;
  readonly drifted: boolean;
}

type Answer = Awaited<ReturnType<typeof api.approvals.approve>>;

/** What becomes of it is said in words, whatever it was; a confirmed change is the only good news. */
export function sayOutcome({ proposal, change, why }: Answer): void {
  const words = currentWords();
  const formats = currentFormats();
  if (change?.state === 'confirmed') {
    const amount = moneyText(proposal.afterMinor, proposal, formats);
    showToast({ title: words.approvals.confirmed(proposal.objectName, amount) });
  } else if (change) {
    const body = change.state === 'unknown' ? words.approvals.outcomeUnknown : (change.why ?? undefined);
    showToast({ tone: 'warn', title: words.approvals.outcomes[change.state], body });
  } else {
    showToast({
      tone: 'warn',
      title: words.approvals.notSent,
      body: why === null ? undefined : inWords(why),
    });
  }
}

function useDecisions({ proposal }: ApprovalDetail) {
  const one = { clientId: proposal.clientId, proposalId: proposal.id };
  const again = () => void queryClient.invalidateQueries({ queryKey: ['approvals'] });
  const said = (answer: Answer) => {
    sayOutcome(answer);
    again();
  };
  const approve = useMutation({
    mutationFn: (passphrase: string) =>
      api.approvals.approve({ ...one, manifestHash: proposal.manifestHash, passphrase }),
    onSuccess: said,
  });
  const send = useMutation({ mutationFn: () => api.approvals.send(one), onSuccess: said });
  const decline = useMutation({
    mutationFn: (reason: string) => api.approvals.decline({ ...one, reason }),
    onSuccess: again,
  });
  const withdraw = useMutation({ mutationFn: () => api.approvals.withdraw(one), onSuccess: again });
  return { approve, send, decline, withdraw };
}

export function DecideBar({ detail, drifted }: DecideBarProps) {
  const { proposal, notYours, intact } = detail;
  const decisions = useDecisions(detail);
  const { approve, send, withdraw } = decisions;
  const problem = approve.error ?? send.error ?? withdraw.error;
  return (
    <div className={css.bar}>
      {problem ? (
        <div className={css.problem}>
          <Banner tone="bad">{sentenceOf(problem)}</Banner>
        </div>
      ) : null}
      {notYours === null && intact ? (
        <ApproveForm detail={detail} approve={decisions.approve} isPrimary={!drifted} />
      ) : null}
      {proposal.state === 'approved' && notYours !== 'role' ? <SendButton send={decisions.send} /> : null}
      <OtherWays detail={detail} decisions={decisions} />
    </div>
  );
}

type Decisions = ReturnType<typeof useDecisions>;

interface ApproveFormProps {
  readonly detail: ApprovalDetail;
  readonly approve: Decisions['approve'];
  readonly isPrimary: boolean;
}

/** The button names what will happen, to whom, and for how much. */
function ApproveForm({ detail, approve, isPrimary }: ApproveFormProps) {
  const words = useWords();
  const formats = useFormats();
  const [passphrase, setPassphrase] = useState('');
  const submit = () => {
    if (passphrase === '') return;
    approve.mutate(passphrase);
    setPassphrase('');
  };
  return (
    <form
      className={css.approve}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <PasswordField
        className={css.passphrase}
        label={words.approvals.passphrase}
        labelHidden
        placeholder={words.approvals.passphrase}
        value={passphrase}
        onChange={setPassphrase}
        disabled={approve.isPending}
      />
      <Button
        type="submit"
        look={isPrimary ? 'primary' : 'plain'}
        disabled={passphrase === ''}
        loading={approve.isPending}
      >
        {words.approvals.approve(approvedText(detail.proposal, words, formats), detail.clientName)}
      </Button>
    </form>
  );
}

function SendButton({ send }: { readonly send: Decisions['send'] }) {
  const words = useWords();
  return (
    <Button look="primary" loading={send.isPending} onClick={() => send.mutate()}>
      {words.approvals.sendNow}
    </Button>
  );
}

function OtherWays({
  detail,
  decisions,
}: {
  readonly detail: ApprovalDetail;
  readonly decisions: Decisions;
}) {
  const words = useWords();
  const formats = useFormats();
  const { proposal, clientName, mine, notYours, intact } = detail;
  const { decline, withdraw } = decisions;
  const [declining, setDeclining] = useState(false);
  if (mine) {
    return (
      <>
        {proposal.state === 'waiting' && intact ? <GiveButton proposal={proposal} /> : null}
        <Button loading={withdraw.isPending} onClick={() => withdraw.mutate()}>
          {words.approvals.withdraw}
        </Button>
      </>
    );
  }
  if (notYours === 'role') return null;
  return (
    <>
      <Button onClick={() => setDeclining(true)}>{words.approvals.decline}</Button>
      {declining ? (
        <DeclineDialog
          title={words.approvals.declineTitle(proposal.objectName)}
          point={`${clientName}: ${fromTo(proposal, formats)}`}
          busy={decline.isPending}
          problem={decline.error ? sentenceOf(decline.error) : null}
          onCancel={() => setDeclining(false)}
          onDecline={(reason) => decline.mutate(reason, { onSuccess: () => setDeclining(false) })}
        />
      ) : null}
    </>
  );
}

interface DeclineDialogProps {
  readonly title: string;
  readonly point: string;
  readonly busy: boolean;
  readonly problem: string | null;
  readonly onCancel: () => void;
  readonly onDecline: (reason: string) => void;
}

function DeclineDialog({ title, point, busy, problem, onCancel, onDecline }: DeclineDialogProps) {
  const words = useWords();
  const [reason, setReason] = useState('');
  return (
    <Confirm
      open
      tone="normal"
      title={title}
      points={[point]}
      confirm={words.approvals.declineAction}
      busy={busy}
      ready={reason.trim().length >= 3}
      onConfirm={() => onDecline(reason)}
      onCancel={onCancel}
    >
      {problem === null ? null : <Banner tone="bad">{problem}</Banner>}
      <TextArea label={words.approvals.declineReason} value={reason} onChange={setReason} required />
    </Confirm>
  );
}
