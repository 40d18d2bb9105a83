import { useState } from 'react';
import { Badge, type Tone } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { ClientMark } from '../../../ui/client-mark.tsx';
import { ListItem } from '../../../ui/list.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { useFormats } from '../../../words/use-formats.ts';
import { useWords } from '../../../words/use-words.ts';
import { fromTo, shareText } from '../../approvals/amounts.ts';
import { type WishCells, type WishColumn, wishColumns } from './columns.ts';
import css from './from-file.module.css';
import type { Row, Standing } from './rows.ts';
import { columnOf } from './trouble.ts';
import { useWhyText } from './why-text.ts';

interface WishRowProps {
  readonly row: Row;
  readonly standing: Standing;
  readonly isBusy: boolean;
  readonly onTake: (isTaken: boolean) => void;
  readonly onFix: (cells: WishCells) => void;
}

const tones: Readonly<Record<Standing, Tone>> = {
  unasked: 'neutral',
  trouble: 'bad',
  denied: 'bad',
  twice: 'warn',
  good: 'good',
  left_out: 'neutral',
  proposed: 'info',
  failed: 'bad',
};

export function WishRow({ row, standing, isBusy, onTake, onFix }: WishRowProps) {
  const words = useWords();
  const why = useWhyText(row, standing);
  const [isFixing, setFixing] = useState(false);
  const { line, cells } = row.wish;
  const { client = null, target = null } = row.weighed ?? {};
  const isOver = standing === 'proposed';
  const fix = (next: WishCells) => {
    setFixing(false);
    onFix(next);
  };
  return (
    <>
      <ListItem
        before={
          <span className={css.marks}>
            <Checkbox
              label={words.budgetFile.take(line)}
              labelHidden
              checked={!row.isLeftOut}
              disabled={isBusy || isOver}
              onChange={onTake}
            />
            <ClientMark name={client?.name ?? '?'} colour={client?.colour ?? ''} size="small" />
          </span>
        }
        note={<Facts row={row} why={why} />}
        after={
          <span className={css.badges}>
            <Verdicts row={row} standing={standing} />
            {isOver ? null : (
              <Button
                size="small"
                look="quiet"
                disabled={isBusy}
                aria-expanded={isFixing}
                aria-label={words.budgetFile.fixLine(line)}
                onClick={() => setFixing(!isFixing)}
              >
                {words.budgetFile.fix}
              </Button>
            )}
          </span>
        }
      >
        <b dir="auto">{[client?.name ?? cells.client, target?.name ?? cells.object].join(' · ')}</b>
      </ListItem>
      {isFixing ? (
        <li>
          <FixForm row={row} why={why} onFix={fix} />
        </li>
      ) : null}
    </>
  );
}

/** What it is now and what it would be, as Meta has it at this moment; until then, what the file says. */
function Facts({ row, why: said }: { readonly row: Row; readonly why: string | null }) {
  const words = useWords();
  const formats = useFormats();
  const { wish, weighed } = row;
  const { new_budget: wished, why } = wish.cells;
  const look = weighed?.look?.object;
  const parts: string[] = [words.budgetFile.line(wish.line)];
  if (look && look.campaignName !== weighed?.target?.name) parts.push(look.campaignName);
  if (look) parts.push(look.accountName);
  if (weighed?.is === 'judged') {
    const { before, judgement } = weighed.judged;
    const { currency, field } = judgement.object;
    const amounts = {
      beforeMinor: before,
      afterMinor: judgement.after,
      currency,
      field: field ?? 'daily_budget',
    } as const;
    const unit = amounts.field === 'daily_budget' ? words.budgets.aDay : words.budgets.inAll;
    parts.push(`${fromTo(amounts, formats)} ${unit} (${shareText(amounts, formats)})`);
  } else {
    if (look?.minor) {
      const now = formats.money({ minor: look.minor, currency: look.currency });
      parts.push(`${words.budgets.now}: ${now}`);
    }
    parts.push(`${words.budgetFile.columns.new_budget}: ${wished || words.ui.noData}`);
  }
  if (why !== '') parts.push(why);
  return (
    <>
      {parts.join(' · ')}
      {said === null ? null : <span className={css.why}>{said}</span>}
    </>
  );
}

function Verdicts({ row, standing }: { readonly row: Row; readonly standing: Standing }) {
  const words = useWords();
  const judged = row.weighed?.is === 'judged' ? row.weighed.judged : null;
  const isOpen = standing === 'good' || standing === 'denied' || standing === 'twice';
  return (
    <>
      {judged && isOpen ? (
        <>
          <Badge tone={judged.judgement.policy.allowed ? 'good' : 'bad'}>
            {judged.judgement.policy.allowed ? words.budgetFile.policyAllows : words.budgetFile.policyDenies}
          </Badge>
          <Badge tone={judged.judgement.meta.accepted ? 'good' : 'bad'}>
            {judged.judgement.meta.accepted ? words.budgetFile.metaAccepts : words.budgetFile.metaRefuses}
          </Badge>
        </>
      ) : null}
      {standing === 'good' || standing === 'denied' ? null : (
        <Badge tone={tones[standing]}>{words.budgetFile.standing[standing]}</Badge>
      )}
    </>
  );
}

interface FixFormProps {
  readonly row: Row;
  readonly why: string | null;
  readonly onFix: (cells: WishCells) => void;
}

/** The cells as they are in the file; what is wrong stands under the one that it is about. */
function FixForm({ row, why, onFix }: FixFormProps) {
  const words = useWords();
  const [cells, setCells] = useState(row.wish.cells);
  const { weighed } = row;
  const wrong: WishColumn | null = weighed?.is === 'trouble' ? columnOf[weighed.trouble.code] : null;
  return (
    <form
      className={css.fix}
      onSubmit={(event) => {
        event.preventDefault();
        onFix(cells);
      }}
    >
      {wishColumns.map((column) => (
        <TextField
          key={column}
          label={words.budgetFile.columns[column]}
          value={cells[column]}
          error={column === wrong && why !== null ? why : undefined}
          onChange={(text) => setCells({ ...cells, [column]: text })}
        />
      ))}
      <div>
        <Button type="submit" size="small">
          {words.budgetFile.check}
        </Button>
      </div>
    </form>
  );
}
