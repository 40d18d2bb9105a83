import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ProposalSource } from '../../../shared/model/proposal.ts';
import { sentenceOf } from '../../problem.ts';
import { queries } from '../../queries.ts';
import { Badge } from '../../ui/badge.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { FileButton } from '../../ui/file-button.tsx';
import { List, ListItem } from '../../ui/list.tsx';
import { MoneyField } from '../../ui/money-field.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';
import css from './budgets.module.css';
import { fillFrom, type SeveralRow, startRows } from './several.ts';
import { type RowState, useSeveral } from './use-several.ts';

interface SeveralDrawerProps {
  readonly clientId: string;
  /** What all daily budgets together should come to a day; null to begin with nothing. */
  readonly needed: number | null;
  readonly onClose: () => void;
}

/** Several budgets at once, read from Meta now: each is judged by itself and becomes a proposal of its own. */
export function SeveralDrawer({ clientId, needed, onClose }: SeveralDrawerProps) {
  const words = useWords();
  const objects = useQuery(queries.budgetObjects(clientId));
  return (
    <Drawer
      open
      wide
      onClose={onClose}
      title={needed === null ? words.budgets.several : words.budgets.setToNeeded}
      subtitle={objects.data ? words.budgets.severalNote : words.budgets.reading}
    >
      {objects.error ? <Banner tone="bad">{sentenceOf(objects.error)}</Banner> : null}
      {objects.isPending ? <SkeletonRows /> : null}
      {objects.data ? (
        <SeveralForm
          clientId={clientId}
          first={startRows(objects.data, needed)}
          source={needed === null ? 'tree' : 'pacing'}
          onClose={onClose}
        />
      ) : null}
    </Drawer>
  );
}

interface SeveralFormProps {
  readonly clientId: string;
  readonly first: readonly SeveralRow[];
  readonly source: ProposalSource;
  readonly onClose: () => void;
}

/** Judged first, proposed then: what may be done next follows from what is chosen and what was said of it. */
function useSeveralForm({ clientId, first, source: firstSource, onClose }: SeveralFormProps) {
  const formats = useFormats();
  const [rows, setRows] = useState(first);
  const [source, setSource] = useState(firstSource);
  const [unread, setUnread] = useState<readonly string[]>([]);
  const [reason, setReason] = useState('');
  const several = useSeveral(clientId);
  const wished = rows.filter(
    ({ chosen, after, object }) => chosen && after !== null && after !== object.minor,
  );
  const allowed = wished.filter((row) => several.stateOf(row)?.is === 'allowed');
  const isJudged = wished.length > 0 && wished.every((row) => several.stateOf(row) !== null);
  const isReady = isJudged ? allowed.length > 0 && reason.trim().length >= 3 : wished.length > 0;
  const change = (id: string, next: Partial<SeveralRow>) =>
    setRows(rows.map((row) => (row.object.objectId === id ? { ...row, ...next } : row)));
  const take = (text: string) => {
    const filled = fillFrom(text, rows, formats.locale);
    setRows(filled.rows);
    setUnread(filled.unread);
    setSource('csv');
  };
  const step = async () => {
    if (!isReady || several.isBusy) return;
    if (!isJudged) {
      await several.judge(wished);
      return;
    }
    const isDone = await several.propose(allowed, { reason, source });
    if (isDone && allowed.length === wished.length) onClose();
  };
  return { rows, unread, reason, setReason, several, allowed, isJudged, isReady, change, take, step };
}

function SeveralForm(props: SeveralFormProps) {
  const words = useWords();
  const form = useSeveralForm(props);
  const { rows, unread, several, isJudged } = form;
  return (
    <form
      className={css.stack}
      onSubmit={(event) => {
        event.preventDefault();
        void form.step();
      }}
    >
      {unread.length === 0 ? null : (
        <Banner tone="warn" title={words.budgets.unreadLines}>
          {unread.slice(0, 5).join(' · ')}
        </Banner>
      )}
      <List label={words.budgets.several} ruled flush>
        {rows.map((row) => (
          <WishLine
            key={row.object.objectId}
            row={row}
            state={several.stateOf(row)}
            onChange={(next) => form.change(row.object.objectId, next)}
          />
        ))}
      </List>
      <TextArea
        label={words.budgets.reason}
        hint={words.budgets.reasonHint}
        value={form.reason}
        onChange={form.setReason}
        maxLength={1000}
        required
      />
      <div className={css.actions}>
        <FileButton
          label={words.budgets.fromFile}
          accept=".csv,text/csv"
          onFile={(file) => void file.text().then(form.take)}
        />
        <Button type="submit" look="primary" disabled={!form.isReady} loading={several.isBusy}>
          {isJudged ? words.budgets.proposeMany(form.allowed.length) : words.budgets.check}
        </Button>
      </div>
    </form>
  );
}

interface WishLineProps {
  readonly row: SeveralRow;
  readonly state: RowState | null;
  readonly onChange: (next: Partial<SeveralRow>) => void;
}

function WishLine({ row, state, onChange }: WishLineProps) {
  const words = useWords();
  const formats = useFormats();
  const { object, chosen, after } = row;
  const about = object.objectKind === 'campaign' ? words.approvals.campaign : object.campaignName;
  const unit = object.field === 'daily_budget' ? words.budgets.aDay : words.budgets.inAll;
  const now = `${formats.money({ minor: object.minor, currency: object.currency })} ${unit}`;
  return (
    <ListItem
      note={[about, `${words.budgets.now}: ${now}`, ...(state?.why ? [state.why] : [])].join(' · ')}
      before={
        <Checkbox
          label={object.name}
          labelHidden
          checked={chosen}
          onChange={(next) => onChange({ chosen: next })}
        />
      }
      after={
        <span className={css.wish}>
          {state ? <Badge tone={tones[state.is]}>{words.budgets.wishStates[state.is]}</Badge> : null}
          <MoneyField
            label={words.budgets.newFor(object.name)}
            labelHidden
            minor={after}
            currency={object.currency}
            onChange={(minor) => onChange({ after: minor, chosen: minor !== null })}
          />
        </span>
      }
    >
      <b>{object.name}</b>
    </ListItem>
  );
}

const tones = { allowed: 'good', denied: 'bad', failed: 'bad', proposed: 'info' } as const;
