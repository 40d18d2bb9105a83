import type { ApprovalRow } from '../../../shared/model/approval.ts';
import { Badge, type Tone } from '../../ui/badge.tsx';
import { ClientMark } from '../../ui/client-mark.tsx';
import { SplitItem } from '../../ui/split.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';
import { fromTo, shareText } from './amounts.ts';
import css from './approvals.module.css';

interface QueueItemProps {
  readonly row: ApprovalRow;
  readonly current: boolean;
  readonly onPress: () => void;
}

export function QueueItem({ row, current, onPress }: QueueItemProps) {
  const words = useWords();
  const formats = useFormats();
  const { proposal, clientName, clientColour, mine, now } = row;
  const state = useStateText(row);
  return (
    <SplitItem current={current} onPress={onPress}>
      <ClientMark name={clientName} colour={clientColour} />
      <span className={css.itemBody}>
        <span className={css.line}>
          <b className={css.what}>{clientName}</b>
          <span className={css.when}>
            {mine ? words.people.you : proposal.proposer.split(' ')[0]} ·{' '}
            {formats.ago(proposal.proposedAt, now)}
          </span>
        </span>
        <span className={css.what} dir="auto">
          {proposal.objectName}
        </span>
        <span>
          {fromTo(proposal, formats)} <span className={css.quiet}>{shareText(proposal, formats)}</span>{' '}
          {state ? <Badge tone={state.tone}>{state.text}</Badge> : null}
        </span>
      </span>
    </SplitItem>
  );
}

const tones: Readonly<Record<string, Tone>> = {
  confirmed: 'good',
  rejected: 'bad',
  not_applied: 'warn',
  unknown: 'warn',
  needs_person: 'bad',
  approved: 'info',
  declined: 'neutral',
  void: 'warn',
};

/** How it stands, in a word; a plain waiting one needs none. */
export function useStateText({ proposal, change }: ApprovalRow): { text: string; tone: Tone } | null {
  const words = useWords();
  if (change) return { text: words.approvals.outcomes[change.state], tone: tones[change.state] ?? 'neutral' };
  if (proposal.state === 'waiting') return null;
  return { text: words.approvals.states[proposal.state], tone: tones[proposal.state] ?? 'neutral' };
}
