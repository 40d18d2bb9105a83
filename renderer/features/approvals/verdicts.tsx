import { Check, Info, KeyRound, type LucideIcon, TriangleAlert, UserRound, X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ApprovalDetail, FreshCheck } from '../../../shared/model/approval.ts';
import type { Drift, Hint, MetaVerdict } from '../../../shared/model/proposal.ts';
import type { PolicyVerdict } from '../../../shared/model/policy.ts';
import { Badge, type Tone } from '../../ui/badge.tsx';
import { List, ListItem } from '../../ui/list.tsx';
import type { Words } from '../../words/en.ts';
import { type Formats, useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';
import { moneyText } from './amounts.ts';
import { useFindingText } from '../policy/finding-text.ts';

interface LineProps {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly note?: ReactNode;
  readonly badge?: string | undefined;
  readonly tone?: Tone | undefined;
}

function Line({ icon: Icon, title, note, badge, tone = 'neutral' }: LineProps) {
  return (
    <ListItem
      before={<Icon size={15} strokeWidth={1.75} />}
      after={badge === undefined ? undefined : <Badge tone={tone}>{badge}</Badge>}
      note={note}
    >
      <b>{title}</b>
    </ListItem>
  );
}

export function PolicyLine({
  verdict,
  currency,
}: {
  readonly verdict: PolicyVerdict;
  readonly currency: string;
}) {
  const words = useWords();
  const say = useFindingText(currency);
  const { findings, allowed, version } = verdict;
  const ok = findings.filter(({ outcome }) => outcome !== 'deny').length;
  // A raise says nothing by "cut 0 %": what is shown is what was measured.
  const telling = findings.filter(
    ({ outcome, limit, value }) => outcome !== 'ok' || (limit !== null && value !== null && value !== 0),
  );
  const shown = allowed ? telling.slice(0, 5) : findings.filter(({ outcome }) => outcome === 'deny');
  return (
    <Line
      icon={allowed ? Check : X}
      title={allowed ? words.approvals.policyAllows(version) : words.approvals.policyDenies(version)}
      note={shown.map(say).join(' · ')}
      badge={allowed ? words.approvals.rulesPassed(ok, findings.length) : words.approvals.denied}
      tone={allowed ? 'good' : 'bad'}
    />
  );
}

export function MetaLine({ verdict, now }: { readonly verdict: MetaVerdict; readonly now: string }) {
  const words = useWords();
  const formats = useFormats();
  const { accepted, code, subcode, message } = verdict;
  const coded = code === null ? '' : ` (${words.approvals.metaCode(code, subcode)})`;
  return (
    <Line
      icon={accepted ? Check : X}
      title={accepted ? words.approvals.metaAccepts : words.approvals.metaRefuses}
      note={accepted ? words.approvals.metaNote(formats.ago(verdict.at, now)) : `${message ?? ''}${coded}`}
      badge={accepted ? words.approvals.accepted : words.approvals.refused}
      tone={accepted ? 'good' : 'bad'}
    />
  );
}

interface DriftLineProps {
  readonly check: FreshCheck | undefined;
  readonly problem: string | null;
  readonly currency: string;
  readonly now: string;
}

/** Each thing that moved, with what it was and is. */
export function driftTexts(
  drift: readonly Drift[],
  currency: string,
  words: Words,
  formats: Formats,
): string[] {
  const value = (what: Drift['what'], text: string) => valueText(what, text, { currency, words, formats });
  return drift.map(({ what, before, now: after }) =>
    what === 'stopped' || what === 'frozen' || what === 'not_writable'
      ? `${words.approvals.drift[what]}: ${value(what, after)}`
      : words.approvals.driftFromTo(words.approvals.drift[what], value(what, before), value(what, after)),
  );
}

interface Telling {
  readonly currency: string;
  readonly words: Words;
  readonly formats: Formats;
}

/** In words, not in Meta's: whoever decides about money reads "archived", a date, an amount. */
function valueText(what: Drift['what'], text: string, { currency, words, formats }: Telling): string {
  if (text === '') return words.ui.noData;
  const states: Readonly<Record<string, string>> = words.ads.states;
  const whys: Readonly<Record<string, string>> = words.budgets.notWritable;
  const tasks: Readonly<Record<string, string>> = words.approvals.tasks;
  const fields: Readonly<Record<string, string>> = {
    daily_budget: words.approvals.dailyBudget,
    lifetime_budget: words.approvals.lifetimeBudget,
  };
  switch (what) {
    case 'budget':
      return moneyText(Number(text), { currency }, formats);
    case 'end_time':
      return Number.isNaN(Date.parse(text)) ? text : formats.dateTime(new Date(text).toISOString());
    case 'status':
    case 'campaign_status':
      return states[text] ?? text;
    case 'level':
      return fields[text] ?? text;
    case 'write_task':
      return tasks[text] ?? text;
    case 'not_writable':
      return whys[text] ?? text;
    case 'currency':
    case 'policy':
    case 'stopped':
    case 'frozen':
      return text;
  }
}

/** What moved since the proposal was made, read from Meta at this moment. */
export function DriftLine({ check, problem, currency, now }: DriftLineProps) {
  const words = useWords();
  const formats = useFormats();
  if (problem !== null)
    return <Line icon={TriangleAlert} title={words.approvals.checkFailed} note={problem} />;
  if (!check) return <Line icon={Info} title={words.approvals.checking} />;
  if (check.drift.length === 0) {
    const note = words.approvals.noDriftNote(formats.ago(check.at, now));
    const badge = words.approvals.noDriftBadge;
    return <Line icon={Check} title={words.approvals.noDrift} note={note} badge={badge} tone="good" />;
  }
  const said = driftTexts(check.drift, currency, words, formats);
  return (
    <Line
      icon={TriangleAlert}
      title={words.approvals.drifted}
      note={said.join(' · ')}
      badge={words.approvals.driftBadge}
      tone="warn"
    />
  );
}

/** Who may press the button, and where both keys come from: four eyes that can be looked at. */
export function PeopleLines({
  detail,
  isWaiting,
}: {
  readonly detail: ApprovalDetail;
  readonly isWaiting: boolean;
}) {
  const words = useWords();
  const formats = useFormats();
  const { notYours, proposal, proposerKey, approverKey, coolOffUntil, mine } = detail;
  const origin = (key: ApprovalDetail['proposerKey']) => {
    if (!key) return words.people.noKeys;
    const how = words.people.origins[key.how];
    const made = key.by === null ? how : words.people.originBy(how, key.by);
    return `${made} · ${key.ownSince === null ? words.people.notOwn : words.people.ownSince(formats.dateTime(key.ownSince))}`;
  };
  const until =
    coolOffUntil === null ? '' : ` ${words.approvals.coolOffUntil(formats.dateTime(coolOffUntil))}`;
  return (
    <>
      {isWaiting ? (
        <Line
          icon={notYours === null ? UserRound : X}
          title={notYours === null ? words.approvals.youCan : words.approvals.youCannot}
          note={
            notYours === null
              ? words.approvals.youCanNote(proposal.proposer)
              : `${words.approvals.notYours[notYours]}${notYours === 'cool_off' ? until : ''}`
          }
        />
      ) : null}
      <Line icon={KeyRound} title={words.approvals.keyOf(proposal.proposer)} note={origin(proposerKey)} />
      {mine || !isWaiting ? null : (
        <Line icon={KeyRound} title={words.approvals.yourKey} note={origin(approverKey)} />
      )}
    </>
  );
}

export function HintLines({ hints }: { readonly hints: readonly Hint[] }) {
  const words = useWords();
  return hints.map((hint) => {
    // How the budget works is no reason for doubt; the others are.
    const isPlain = hint === 'shared_budget';
    return (
      <Line
        key={hint}
        icon={isPlain ? Info : TriangleAlert}
        title={words.approvals.hints[hint]}
        note={words.approvals.hintNotes[hint]}
        badge={isPlain ? undefined : words.approvals.note_}
        tone="warn"
      />
    );
  });
}

export function VerdictList({ children }: { readonly children: ReactNode }) {
  return (
    <List ruled flush>
      {children}
    </List>
  );
}
