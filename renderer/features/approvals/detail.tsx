import { useQuery } from '@tanstack/react-query';
import type { ApprovalDetail, ApprovalRow } from '../../../shared/model/approval.ts';
import { inWords, sentenceOf } from '../../problem.ts';
import { queries } from '../../queries.ts';
import { Badge } from '../../ui/badge.tsx';
import { Banner } from '../../ui/banner.tsx';
import { ClientMark } from '../../ui/client-mark.tsx';
import { Figures } from '../../ui/figures.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';
import { Comments } from '../comments/comments.tsx';
import { differenceText, moneyText, shareText } from './amounts.ts';
import css from './approvals.module.css';
import { DecideBar } from './decide-bar.tsx';
import { LandingChart } from './landing-chart.tsx';
import { OutcomeCard } from './outcome-card.tsx';
import { useStateText } from './queue-item.tsx';
import { DriftLine, HintLines, MetaLine, PeopleLines, PolicyLine, VerdictList } from './verdicts.tsx';

/** Before and after, the money that it means, both verdicts, the drift, the people and their keys: then the button. */
export function Detail({ row }: { readonly row: ApprovalRow }) {
  const { clientId, id } = row.proposal;
  const detail = useQuery(queries.approval(clientId, id));
  if (detail.error) return <Banner tone="bad">{sentenceOf(detail.error)}</Banner>;
  if (!detail.data) return <SkeletonRows />;
  return <Evidence detail={detail.data} />;
}

function Evidence({ detail }: { readonly detail: ApprovalDetail }) {
  const words = useWords();
  const { proposal, evidence, notYours, intact } = detail;
  const { clientId, id, currency } = proposal;
  const isOpen = proposal.state === 'waiting' || proposal.state === 'approved';
  // Only whoever could act on it has Meta asked again.
  const check = useQuery({
    ...queries.approvalCheck(clientId, id),
    enabled: isOpen && intact && notYours !== 'role',
  });
  const problem = check.error ? sentenceOf(check.error) : null;
  const now = check.data?.at ?? detail.now;
  return (
    <>
      <div className={css.evidence}>
        <Head detail={detail} />
        {intact ? null : <Banner tone="bad">{words.approvals.forged}</Banner>}
        <SettledWhy detail={detail} />
        <DraftNote detail={detail} />
        <MoneyStrip detail={detail} />
        {detail.outcome ? (
          <OutcomeCard key={detail.outcome.id} detail={detail} change={detail.outcome} />
        ) : null}
        <div className={css.columns}>
          <div className={css.column}>
            <h3>{words.approvals.why}</h3>
            <p className={css.reason} dir="auto">
              {proposal.reason}
            </p>
            <h3>{words.approvals.lands}</h3>
            {evidence.whatIf ? (
              <LandingChart whatIf={evidence.whatIf} />
            ) : (
              <p className={css.quiet}>{words.approvals.noWhatIf}</p>
            )}
          </div>
          <div className={css.column}>
            <h3>{words.approvals.verdicts}</h3>
            <VerdictList>
              <PolicyLine verdict={check.data?.policy ?? evidence.policy} currency={currency} />
              <MetaLine verdict={check.data?.meta ?? evidence.meta} now={now} />
              {isOpen ? (
                <DriftLine check={check.data} problem={problem} currency={currency} now={now} />
              ) : null}
              <HintLines hints={check.data?.hints ?? evidence.whatIf?.hints ?? []} />
              <PeopleLines detail={detail} isWaiting={proposal.state === 'waiting'} />
            </VerdictList>
          </div>
        </div>
        <h3>{words.comments.title}</h3>
        <Comments clientId={clientId} about={{ kind: 'proposal', proposalId: id }} />
        <p className={css.quiet}>{words.approvals.manifestNote(shortHash(proposal.manifestHash))}</p>
      </div>
      {isOpen ? <DecideBar detail={detail} drifted={(check.data?.drift.length ?? 0) > 0} /> : null}
    </>
  );
}

function shortHash(hash: string): string {
  return `${hash.slice(0, 4)} ${hash.slice(4, 8)} ${hash.slice(8, 12)} … ${hash.slice(-2)}`;
}

function Head({ detail }: { readonly detail: ApprovalDetail }) {
  const words = useWords();
  const formats = useFormats();
  const { proposal, clientName, clientColour, now } = detail;
  const state = useStateText(detail);
  const left = Math.max(0, (Date.parse(proposal.expiresAt) - Date.parse(now)) / 1000);
  const field =
    proposal.field === 'daily_budget' ? words.approvals.dailyBudget : words.approvals.lifetimeBudget;
  const about = [
    clientName,
    `act_${proposal.accountId}`,
    `${words.approvals[proposal.objectKind]} ${proposal.objectId}`,
    words.approvals.proposedBy(proposal.proposer, formats.ago(proposal.proposedAt, now)),
    ...(proposal.startAt === null ? [] : [words.approvals.startsAt(formats.dateTime(proposal.startAt))]),
    ...(proposal.rollsBack === null ? [] : [words.approvals.rollback]),
  ];
  return (
    <div className={css.head}>
      <ClientMark name={clientName} colour={clientColour} />
      <div className={css.titles}>
        <h2 dir="auto">
          {proposal.objectName}, {field}
        </h2>
        <p className={css.quiet}>{about.join(' · ')}</p>
      </div>
      {state ? (
        <Badge tone={state.tone}>{state.text}</Badge>
      ) : (
        <Badge tone="warn">{words.approvals.expiresIn(formats.duration(left))}</Badge>
      )}
    </div>
  );
}

function MoneyStrip({ detail }: { readonly detail: ApprovalDetail }) {
  const words = useWords();
  const formats = useFormats();
  const { proposal, evidence, now } = detail;
  const { whatIf } = evidence;
  const { currency } = proposal;
  const signed = (minor: number) => formats.money({ minor, currency }, { signed: true, whole: true });
  const impact = whatIf
    ? [
        {
          label: words.approvals.monthEnd(formats.day(whatIf.month.to, 'month')),
          value: signed(whatIf.with.middle - whatIf.without.middle),
          note: words.approvals.atMost(signed(whatIf.with.worst - whatIf.without.worst)),
        },
      ]
    : [];
  return (
    <Figures
      figures={[
        {
          label: words.approvals.before(formats.ago(evidence.readAt, now)),
          value: moneyText(proposal.beforeMinor, proposal, formats),
          big: true,
        },
        {
          label: proposal.field === 'daily_budget' ? words.approvals.proposed : words.approvals.proposedInAll,
          value: moneyText(proposal.afterMinor, proposal, formats),
          big: true,
          after: true,
        },
        {
          label: words.approvals.change,
          value: differenceText(proposal, formats),
          note: shareText(proposal, formats),
        },
        ...impact,
      ]}
    />
  );
}

/** It began without Meta: what was known then, what is asked now, and whose word is no approval. */
function DraftNote({ detail }: { readonly detail: ApprovalDetail }) {
  const words = useWords();
  const formats = useFormats();
  const { draft, proposal } = detail;
  if (draft === null) return null;
  const { beforeMinor, asOf, inPrinciple } = draft;
  const isSame = beforeMinor === proposal.beforeMinor;
  const said = [
    words.drafts.fromDraftNote(moneyText(beforeMinor, proposal, formats), formats.dateTime(asOf)),
    ...(isSame ? [] : [words.drafts.fromDraftNow(moneyText(proposal.beforeMinor, proposal, formats))]),
    ...inPrinciple.map(({ name }) => words.drafts.wordOnly(name)),
  ];
  return (
    <Banner tone={isSame ? 'info' : 'warn'} title={words.drafts.fromDraft}>
      {said.join(' ')}
    </Banner>
  );
}

/** What ended it before anything was sent, who did, and why: in the words of whoever did. */
function SettledWhy({ detail }: { readonly detail: ApprovalDetail }) {
  const words = useWords();
  const formats = useFormats();
  const { state, settledBy, settledAt, settledWhy } = detail.proposal;
  if (state !== 'declined' && state !== 'withdrawn' && state !== 'void' && state !== 'expired') return null;
  const whys: Readonly<Record<string, string>> = words.approvals.whys;
  const by = settledBy ?? words.approvals.steward;
  const when = settledAt === null ? '' : formats.dateTime(settledAt);
  return (
    <Banner tone="info" title={words.approvals.ended(words.approvals.states[state], by, when)}>
      {settledWhy === null ? null : (whys[settledWhy] ?? inWords(settledWhy))}
    </Banner>
  );
}
