import { Archive, Copy, Ellipsis, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Checkbox } from '../ui/checkbox.tsx';
import { Combobox } from '../ui/combobox.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Menu } from '../ui/menu.tsx';
import { MoneyField } from '../ui/money-field.tsx';
import { NumberField } from '../ui/number-field.tsx';
import { type PeriodChoice, PeriodPicker } from '../ui/period-picker.tsx';
import { Popover } from '../ui/popover.tsx';
import { RadioGroup } from '../ui/radio-group.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { Switch } from '../ui/switch.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { Group } from './group.tsx';

export function ChoicesPage() {
  return (
    <>
      <Amounts />
      <Ticks />
      <Views />
    </>
  );
}

const manyClients = Array.from({ length: 1000 }, (_, index) => ({
  value: String(index),
  label: index % 7 === 0 ? `Hotel Łódź ${index}` : `Client ${index}`,
  note: ['PLN', 'USD', 'EUR'][index % 3],
}));

function Amounts() {
  const [days, setDays] = useState<number | null>(30);
  const [minor, setMinor] = useState<number | null>(123_450);
  const [yen, setYen] = useState<number | null>(5000);
  const [client, setClient] = useState<string | null>('7');
  return (
    <Group title="Number, money, combobox" look="grid">
      <NumberField label="Days" value={days} onChange={setDays} min={1} max={90} unit="days" />
      <NumberField
        label="Share"
        value={12.5}
        onChange={setDays}
        decimals={1}
        unit="%"
        error="At most 10 %."
      />
      <NumberField label="Disabled" value={days} onChange={setDays} disabled />
      <NumberField label="Read only" value={days} onChange={setDays} readOnly />
      <MoneyField label="New amount" minor={minor} currency="PLN" onChange={setMinor} unit="a day" required />
      <MoneyField
        label="In yen"
        minor={yen}
        currency="JPY"
        onChange={setYen}
        hint="Meta counts JPY without decimals."
      />
      <MoneyField label="Unknown currency" minor={null} currency="XAU" onChange={setMinor} />
      <MoneyField
        label="Too low"
        minor={100}
        currency="USD"
        onChange={setMinor}
        error="Meta's minimum is $1.50 a day."
      />
      <Combobox label="Client" value={client} onChange={setClient} choices={manyClients} />
      <Combobox label="Disabled" value="2" onChange={setClient} choices={manyClients} disabled />
      <Combobox label="Read only" value="2" onChange={setClient} choices={manyClients} readOnly />
      <Combobox
        label="In error"
        value={null}
        onChange={setClient}
        choices={manyClients}
        error="Choose a client."
      />
    </Group>
  );
}

function Ticks() {
  const [on, setOn] = useState(true);
  const [paper, setPaper] = useState<'a4' | 'letter'>('a4');
  return (
    <Group title="Checkbox, switch, radio" look="grid">
      <div>
        <Checkbox
          label="Sync at night"
          checked={on}
          onChange={setOn}
          hint="Between two and four in the morning."
        />
        <Checkbox label="All clients" checked={false} mixed onChange={setOn} />
        <Checkbox label="Disabled" checked={on} onChange={setOn} disabled />
        <Checkbox label="Invalid" checked={false} onChange={setOn} invalid />
      </div>
      <div>
        <Switch
          label="Quiet hours"
          checked={on}
          onChange={setOn}
          hint="No notifications from 20:00 to 7:00."
        />
        <Switch label="Off" checked={!on} onChange={setOn} />
        <Switch label="Disabled" checked onChange={setOn} disabled />
      </div>
      <RadioGroup
        label="Paper"
        value={paper}
        onChange={setPaper}
        choices={[
          { value: 'a4', label: 'A4', hint: '210 × 297 mm' },
          { value: 'letter', label: 'Letter' },
        ]}
      />
      <RadioGroup
        label="Paper"
        value="a4"
        onChange={setPaper}
        choices={[{ value: 'a4', label: 'A4' }]}
        disabled
      />
    </Group>
  );
}

function Views() {
  const [queue, setQueue] = useState<'attention' | 'everyone' | 'mine'>('everyone');
  const [reach, setReach] = useState(true);
  const [sort, setSort] = useState('urgency');
  return (
    <>
      <Group title="Segmented control, menu, popover">
        <Segmented
          label="Clients shown"
          value={queue}
          onChange={setQueue}
          segments={[
            { value: 'attention', label: 'Needs attention', count: 5 },
            { value: 'everyone', label: 'Everyone', count: 13 },
            { value: 'mine', label: 'My clients', count: 8 },
          ]}
        />
        <Menu
          trigger={<Button>Menu</Button>}
          entries={[
            { kind: 'action', label: 'Rename', icon: Pencil, keys: 'F2', onPress: () => {} },
            { kind: 'action', label: 'Copy', icon: Copy, keys: 'Ctrl+C', onPress: () => {} },
            { kind: 'action', label: 'Archive', icon: Archive, disabled: true, onPress: () => {} },
            { kind: 'line' },
            { kind: 'check', label: 'Reach', checked: reach, onChange: setReach },
            {
              kind: 'one-of',
              title: 'Sort by',
              value: sort,
              onChange: setSort,
              choices: [
                { value: 'urgency', label: 'Urgency' },
                { value: 'name', label: 'Name' },
              ],
            },
            { kind: 'line' },
            { kind: 'action', label: 'Erase…', icon: Trash2, danger: true, onPress: () => {} },
          ]}
        />
        <Menu
          align="end"
          trigger={<IconButton icon={Ellipsis} label="More" tooltip={false} />}
          entries={[{ kind: 'action', label: 'Rename', onPress: () => {} }]}
        />
        <Popover label="Filter" trigger={<Button>Popover</Button>}>
          <p>Whatever belongs here.</p>
        </Popover>
      </Group>
      <Panels />
      <Periods />
    </>
  );
}

function Panels() {
  const [tab, setTab] = useState<'mine' | 'done'>('mine');
  return (
    <Group title="Tabs" look="stack">
      <Tabs
        label="Approvals"
        value={tab}
        onChange={setTab}
        tabs={[
          { value: 'mine', label: 'Mine', count: 2 },
          { value: 'done', label: 'Done' },
        ]}
      >
        <p>Panel of {tab}</p>
      </Tabs>
    </Group>
  );
}

function Periods() {
  const [choice, setChoice] = useState<PeriodChoice>({
    period: { from: '2026-11-01', to: '2026-11-20' },
    comparison: 'previous_month',
  });
  return (
    <Group title="Period and comparison">
      <PeriodPicker value={choice} onChange={setChoice} today="2026-11-21" first="2025-10-01" />
      <PeriodPicker value={choice} onChange={setChoice} today="2026-11-21" disabled />
    </Group>
  );
}
