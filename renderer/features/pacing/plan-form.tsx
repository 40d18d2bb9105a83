import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import type { Client } from '../../../shared/model/client.ts';
import { type CustomDay, type PlanMonth, PlanTerms, usualTolerance } from '../../../shared/model/plan.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { MoneyField } from '../../ui/money-field.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';
import css from './pacing.module.css';

export interface PlanFormProps {
  readonly client: Client;
  readonly data: PlanMonth;
  readonly onClose: () => void;
}

export interface Draft {
  readonly amountMinor: number | null;
  readonly carriedMinor: number;
  readonly firstDay: string;
  readonly tolerancePercent: number | null;
  readonly customDays: readonly CustomDay[];
  readonly note: string;
}

function draftOf({ plan }: PlanMonth): Draft {
  return {
    amountMinor: plan?.amount.minor ?? null,
    carriedMinor: plan?.carriedMinor ?? 0,
    firstDay: plan?.firstDay ?? '',
    tolerancePercent: plan?.tolerancePercent ?? usualTolerance,
    customDays: plan?.customDays ?? [],
    note: plan?.note ?? '',
  };
}

function termsOf(draft: Draft, { month, currency }: PlanMonth) {
  return PlanTerms.safeParse({
    month,
    amount: { minor: draft.amountMinor, currency },
    carriedMinor: draft.carriedMinor,
    firstDay: draft.firstDay === '' ? null : draft.firstDay,
    tolerancePercent: draft.tolerancePercent,
    customDays: draft.customDays,
    note: draft.note,
  });
}

export function PlanForm({ client, data, onClose }: PlanFormProps) {
  const words = useWords();
  const formats = useFormats();
  const [draft, setDraft] = useState(() => draftOf(data));
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const terms = termsOf(draft, data);
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const save = async () => {
    if (!terms.success) return;
    setBusy(true);
    try {
      await api.plans.set({ clientId: client.id, terms: terms.data });
      showToast({ title: words.pacing.saved });
      onClose();
    } catch (error) {
      setTrouble(sentenceOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      onClose={onClose}
      busy={busy}
      width="wide"
      title={words.overview.plan(formats.day(`${data.month}-01`, 'month'))}
      description={client.name}
      onSubmit={() => void save()}
      actions={
        <>
          <Button onClick={onClose}>{words.desk.cancel}</Button>
          <Button look="primary" type="submit" loading={busy} disabled={!terms.success}>
            {words.pacing.save}
          </Button>
        </>
      }
    >
      {trouble ? <Banner tone="bad">{trouble}</Banner> : null}
      <Amounts draft={draft} data={data} change={change} />
      <CustomDays draft={draft} data={data} change={change} />
      <TextField
        label={words.pacing.note}
        value={draft.note}
        onChange={(note) => change({ note })}
        optional
        maxLength={500}
      />
    </Dialog>
  );
}

interface PartProps {
  readonly draft: Draft;
  readonly data: PlanMonth;
  readonly change: (part: Partial<Draft>) => void;
}

function Amounts({ draft, data, change }: PartProps) {
  const words = useWords();
  const formats = useFormats();
  const { currency, before, month } = data;
  const left = before?.leftMinor ?? 0;
  return (
    <div className={css.fields}>
      <MoneyField
        label={words.pacing.amount}
        currency={currency}
        minor={draft.amountMinor}
        onChange={(amountMinor) => change({ amountMinor })}
        required
      />
      <NumberField
        label={words.pacing.tolerance}
        hint={words.pacing.toleranceHint}
        value={draft.tolerancePercent}
        onChange={(tolerancePercent) => change({ tolerancePercent })}
        min={2}
        max={50}
      />
      <TextField
        label={words.pacing.firstDay}
        hint={words.pacing.firstDayHint}
        type="date"
        optional
        value={draft.firstDay}
        onChange={(firstDay) => change({ firstDay })}
      />
      <div>
        <div>
          {words.pacing.carried}:{' '}
          <b>{formats.money({ minor: draft.carriedMinor, currency }, { signed: true })}</b>
        </div>
        <small className={css.hint}>{words.pacing.carriedHint}</small>
        {before !== null && left !== draft.carriedMinor ? (
          <Button onClick={() => change({ carriedMinor: left })}>
            {words.pacing.takeCarried(
              formats.money({ minor: left, currency }, { signed: true }),
              formats.day(`${before.month}-01`, 'month'),
            )}
          </Button>
        ) : null}
        {draft.carriedMinor === 0 ? null : (
          <IconButton
            icon={X}
            label={words.pacing.removeDay(month)}
            size="small"
            onClick={() => change({ carriedMinor: 0 })}
          />
        )}
        {before !== null && before.daysUnread > 0 ? (
          <small className={css.hint}>{words.pacing.carriedUnread}</small>
        ) : null}
      </div>
    </div>
  );
}

function CustomDays({ draft, data, change }: PartProps) {
  const words = useWords();
  const { customDays } = draft;
  const replace = (at: number, part: Partial<CustomDay>) =>
    change({ customDays: customDays.map((day, index) => (index === at ? { ...day, ...part } : day)) });
  const used = new Set(customDays.map(({ day }) => day));
  const next = data.days.find(({ day }) => day >= data.today && !used.has(day)) ?? data.days.at(-1);
  return (
    <fieldset className={css.days}>
      <legend>{words.pacing.customDays}</legend>
      <small className={css.hint}>{words.pacing.customDaysHint}</small>
      {customDays.map((day, index) => (
        <div key={index} className={css.day}>
          <TextField
            label={words.pacing.day}
            type="date"
            value={day.day}
            onChange={(value) => replace(index, { day: value })}
          />
          <NumberField
            label={words.pacing.weight}
            value={day.percent}
            onChange={(percent) => replace(index, { percent: percent ?? 100 })}
            min={0}
            max={1000}
          />
          <TextField
            label={words.pacing.why}
            value={day.why}
            onChange={(why) => replace(index, { why })}
            maxLength={200}
          />
          <IconButton
            icon={X}
            label={words.pacing.removeDay(day.day)}
            size="small"
            onClick={() => change({ customDays: customDays.filter((_, at) => at !== index) })}
          />
        </div>
      ))}
      <Button
        icon={Plus}
        disabled={next === undefined || customDays.length >= 31}
        onClick={() =>
          next ? change({ customDays: [...customDays, { day: next.day, percent: 200, why: '' }] }) : undefined
        }
      >
        {words.pacing.addDay}
      </Button>
    </fieldset>
  );
}
