import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { OpenedHandover } from '../../../shared/model/handover.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { queryClient } from '../../queries.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Facts } from '../../ui/facts.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { currentWords, useWords } from '../../words/use-words.ts';
import { approvedText, fromTo, shareText } from './amounts.ts';
import css from './approvals.module.css';
import { CompareKeys } from './compare-keys.tsx';
import { sayOutcome } from './decide-bar.tsx';
import { LandingChart } from './landing-chart.tsx';
import { MetaLine, PolicyLine, VerdictList } from './verdicts.tsx';

interface OpenedProps<Kind extends OpenedHandover['kind']> {
  readonly opened: Extract<OpenedHandover, { kind: Kind }>;
  readonly onCompared: () => void;
  readonly onDone: () => void;
}

/** At the second person's desktop: what is asked, what cannot be checked here, whose keys, and then the button. */
export function OpenedProposal({ opened, onCompared, onDone }: OpenedProps<'proposal'>) {
  const words = useWords();
  const formats = useFormats();
  const { manifest, evidence, from, mine, clientName, known, cannotCheck, now } = opened;
  const amounts = { ...manifest, beforeMinor: manifest.before, afterMinor: manifest.after };
  return (
    <>
      <Banner tone="info" title={words.handover.proposalFrom(from.name)}>
        {words.handover.known[known]}
      </Banner>
      <Facts
        facts={[
          { term: words.handover.client, value: `${clientName} · act_${manifest.accountId}` },
          { term: words.handover.object, value: `${manifest.objectName} · ${manifest.objectId}` },
          {
            term: words.handover.change,
            value: <b>{`${fromTo(amounts, formats)} (${shareText(amounts, formats)})`}</b>,
          },
          { term: words.handover.reason, value: <span dir="auto">{manifest.reason}</span> },
          ...(manifest.startAt === null
            ? []
            : [{ term: words.handover.starts, value: formats.dateTime(manifest.startAt) }]),
          { term: words.handover.expires, value: formats.dateTime(manifest.expiresAt) },
        ]}
      />
      {evidence.whatIf ? <LandingChart whatIf={evidence.whatIf} /> : null}
      <VerdictList>
        <PolicyLine verdict={evidence.policy} currency={manifest.currency} />
        <MetaLine verdict={evidence.meta} now={now} />
      </VerdictList>
      <Banner tone="warn" title={words.handover.cannot}>
        {words.handover.cannotNote}
      </Banner>
      <ul className={css.limits}>
        {cannotCheck.map((what) => (
          <li key={what}>{words.handover.cannotCheck[what]}</li>
        ))}
      </ul>
      <CompareKeys mine={mine} other={from} onCompared={onCompared} />
      {from.comparedAt === null ? null : (
        <SignForm
          opened={opened}
          label={words.handover.sign(approvedText(amounts, words, formats), clientName)}
          onDone={onDone}
        />
      )}
    </>
  );
}

interface SignProps {
  readonly opened: OpenedProps<'proposal'>['opened'];
  readonly label: string;
  readonly onDone: () => void;
}

function SignForm({ opened: { handoverId, manifestHash }, label, onDone }: SignProps) {
  const words = useWords();
  const [passphrase, setPassphrase] = useState('');
  const sign = useMutation({
    mutationFn: () => api.handover.sign({ handoverId, manifestHash, passphrase }),
    onSuccess: ({ savedAs }) => {
      setPassphrase('');
      if (savedAs === null) return;
      showToast({ title: currentWords().handover.signed });
      onDone();
    },
  });
  return (
    <form
      className={css.sheet}
      onSubmit={(event) => {
        event.preventDefault();
        if (passphrase !== '') sign.mutate();
      }}
    >
      {sign.error ? <Banner tone="bad">{sentenceOf(sign.error)}</Banner> : null}
      <PasswordField label={words.handover.passphrase} value={passphrase} onChange={setPassphrase} />
      <div>
        <Button type="submit" look="primary" disabled={passphrase === ''} loading={sign.isPending}>
          {label}
        </Button>
      </div>
    </form>
  );
}

/** Back at the proposer's: whose approval it is, for what, and the button that sends it. */
export function OpenedAnswer({ opened, onCompared, onDone }: OpenedProps<'approval'>) {
  const words = useWords();
  const formats = useFormats();
  const { proposal, from, mine, clientName, handoverId, approvedAt, expiresAt } = opened;
  const accept = useMutation({
    mutationFn: () => api.handover.accept({ clientId: proposal.clientId, handoverId }),
    onSuccess: (answer) => {
      sayOutcome(answer);
      void queryClient.invalidateQueries({ queryKey: ['approvals'] });
      onDone();
    },
  });
  return (
    <>
      <Banner tone="info" title={words.handover.answerFrom(from.name)} />
      <Facts
        facts={[
          { term: words.handover.client, value: clientName },
          { term: words.handover.object, value: `${proposal.objectName} · ${proposal.objectId}` },
          { term: words.handover.change, value: <b>{fromTo(proposal, formats)}</b> },
          { term: words.handover.approved, value: formats.dateTime(approvedAt) },
          { term: words.handover.holds, value: formats.dateTime(expiresAt) },
        ]}
      />
      <CompareKeys mine={mine} other={from} onCompared={onCompared} />
      {accept.error ? <Banner tone="bad">{sentenceOf(accept.error)}</Banner> : null}
      <div>
        <Button
          look="primary"
          disabled={from.comparedAt === null}
          loading={accept.isPending}
          onClick={() => accept.mutate()}
        >
          {words.handover.accept(approvedText(proposal, words, formats), clientName)}
        </Button>
      </div>
    </>
  );
}
