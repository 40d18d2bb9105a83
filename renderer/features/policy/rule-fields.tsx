import type { ReactNode } from 'react';
import type { AmountLimits, PolicyRules } from '../../../shared/model/policy.ts';
import { mostChangesPerHour } from '../../../shared/model/policy.ts';
import { knownCurrencies } from '../../../shared/model/money.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Combobox } from '../../ui/combobox.tsx';
import { MoneyField } from '../../ui/money-field.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../words/use-words.ts';
import { clockText } from './finding-text.ts';
import css from './policy.module.css';

interface FieldsProps {
  readonly rules: PolicyRules;
  readonly onChange: (change: Partial<PolicyRules>) => void;
}

export function RuleFields({ rules, onChange }: FieldsProps) {
  const words = useWords();
  return (
    <div className={css.stack}>
      <Group title={words.policy.steps}>
        <PercentField name="raiseNote" most={10_000} {...{ rules, onChange }} />
        <PercentField name="raiseLimit" most={10_000} {...{ rules, onChange }} />
        <PercentField name="cutLimit" most={100} {...{ rules, onChange }} />
      </Group>
      <Group title={words.policy.day}>
        <PercentField name="dayRaiseLimit" most={10_000} {...{ rules, onChange }} />
        <PercentField name="dayCutLimit" most={100} {...{ rules, onChange }} />
      </Group>
      <Group title={words.policy.pauses}>
        <NumberField
          label={words.policy.changesPerHour}
          value={rules.changesPerHour}
          min={1}
          max={mostChangesPerHour}
          onChange={(value) => onChange({ changesPerHour: value ?? 1 })}
        />
        <NumberField
          label={words.policy.changesPerDay}
          value={rules.changesPerDay}
          min={1}
          max={96}
          onChange={(value) => onChange({ changesPerDay: value ?? 1 })}
        />
        <NumberField
          label={words.policy.cooldown}
          value={rules.cooldownMinutes}
          min={0}
          max={10_080}
          unit={words.policy.minutes}
          onChange={(value) => onChange({ cooldownMinutes: value ?? 0 })}
        />
      </Group>
      <QuietFields {...{ rules, onChange }} />
      <Kinds {...{ rules, onChange }} />
      <Amounts {...{ rules, onChange }} />
    </div>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className={css.group}>
      <h3>{title}</h3>
      <div className={css.fields}>{children}</div>
    </div>
  );
}

type PercentName = 'raiseNote' | 'raiseLimit' | 'cutLimit' | 'dayRaiseLimit' | 'dayCutLimit';

/** Empty is no limit: the placeholder says so. */
function PercentField({
  name,
  most,
  rules,
  onChange,
}: FieldsProps & { readonly name: PercentName; readonly most: number }) {
  const words = useWords();
  return (
    <NumberField
      label={words.policy[name]}
      value={rules[name]}
      min={1}
      max={most}
      unit={words.policy.percent}
      placeholder={words.policy.none}
      onChange={(value) => onChange({ [name]: value })}
    />
  );
}

function QuietFields({ rules, onChange }: FieldsProps) {
  const words = useWords();
  const { quietHours } = rules;
  const set = (text: string, end: 'from' | 'until') => {
    const match = /^(\d{1,2}):(\d{2})$/.exec(text);
    const minutes = match ? Number(match[1]) * 60 + Number(match[2]) : Number.NaN;
    if (quietHours && minutes >= 0 && minutes < 1440)
      onChange({ quietHours: { ...quietHours, [end]: minutes } });
  };
  return (
    <Group title={words.policy.quietHours}>
      <Checkbox
        label={words.policy.quietOn}
        checked={quietHours !== null}
        onChange={(on) => onChange({ quietHours: on ? { from: 1320, until: 360 } : null })}
      />
      {quietHours ? (
        <>
          <ClockField
            label={words.policy.from}
            minutes={quietHours.from}
            onChange={(text) => set(text, 'from')}
          />
          <ClockField
            label={words.policy.to}
            minutes={quietHours.until}
            onChange={(text) => set(text, 'until')}
          />
        </>
      ) : null}
    </Group>
  );
}

interface ClockFieldProps {
  readonly label: string;
  readonly minutes: number;
  readonly onChange: (text: string) => void;
}

function ClockField({ label, minutes, onChange }: ClockFieldProps) {
  return <TextField type="time" label={label} value={clockText(minutes)} onChange={onChange} />;
}

function Kinds({ rules, onChange }: FieldsProps) {
  const words = useWords();
  const toggle = (kind: PolicyRules['kinds'][number], on: boolean) =>
    onChange({ kinds: on ? [...rules.kinds, kind] : rules.kinds.filter((one) => one !== kind) });
  return (
    <Group title={words.policy.kinds}>
      <Checkbox
        label={words.policy.campaigns}
        checked={rules.kinds.includes('campaign')}
        onChange={(on) => toggle('campaign', on)}
      />
      <Checkbox
        label={words.policy.adSets}
        checked={rules.kinds.includes('adset')}
        onChange={(on) => toggle('adset', on)}
      />
    </Group>
  );
}

const amountNames = ['floor', 'object', 'account', 'client', 'month'] as const;

/** Each currency has limits of its own: amounts in different ones are never added up. */
function Amounts({ rules, onChange }: FieldsProps) {
  const words = useWords();
  const { amounts } = rules;
  const free = knownCurrencies.filter((code) => amounts.every(({ currency }) => currency !== code));
  const add = (currency: string) =>
    onChange({
      amounts: [
        ...amounts,
        { currency, floor: null, object: null, account: null, client: null, month: null },
      ],
    });
  const set = (currency: string, next: Partial<AmountLimits>) =>
    onChange({ amounts: amounts.map((one) => (one.currency === currency ? { ...one, ...next } : one)) });
  return (
    <div className={css.group}>
      <h3>{words.policy.amounts}</h3>
      {amounts.map((one) => (
        <div key={one.currency} className={css.fields}>
          {amountNames.map((name) => (
            <MoneyField
              key={name}
              label={`${words.policy[name]} (${one.currency})`}
              minor={one[name]}
              currency={one.currency}
              placeholder={words.policy.none}
              onChange={(minor) => set(one.currency, { [name]: minor })}
            />
          ))}
        </div>
      ))}
      <div className={css.fields}>
        <Combobox
          label={words.policy.addCurrency}
          value={null}
          onChange={(code) => (code === null ? undefined : add(code))}
          choices={free.map((code) => ({ value: code, label: code }))}
        />
      </div>
    </div>
  );
}
