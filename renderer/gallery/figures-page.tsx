import { Badge } from '../ui/badge.tsx';
import { ClientMark } from '../ui/client-mark.tsx';
import { Delta } from '../ui/delta.tsx';
import { Facts } from '../ui/facts.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { Kpi } from '../ui/kpi.tsx';
import { PaceBar } from '../ui/pace-bar.tsx';
import { Progress } from '../ui/progress.tsx';
import { Sparkline } from '../ui/sparkline.tsx';
import { Group } from './group.tsx';

const wave = [9, 8, 10, 12, 11, 14, 12, 15, 17, 16, 15, 18, 20, 19, 21, 18, 22];
const facts = [
  { term: 'Ad account', value: 'act_123456789' },
  { term: 'Currency', value: 'PLN' },
  { term: 'Time zone', value: 'Warsaw' },
  { term: 'Now', value: 'zł 1,180 a day' },
];

const clients = [
  ['Belmonte Hotel', '#7a4b9c'],
  ['Hotel Lambert', '#b3543a'],
  ['Align Primary Care', '#2f6fae'],
  ['Lemon Clinic', '#ffe066'],
  ['Snow Lodge', '#f4f7fb'],
  ['No colour', 'none'],
] as const;

export function FiguresPage() {
  return (
    <>
      <Kpis />
      <Lines />
    </>
  );
}

function Kpis() {
  return (
    <>
      <Group title="KPI" look="kpis">
        <Kpi
          label="Spend"
          value="zł 24,610"
          delta={<Delta direction="up" by="21 %" tone="bad" />}
          note="vs zł 20,340"
        />
        <Kpi
          label="Bookings"
          value="644"
          delta={<Delta direction="up" by="8 %" tone="good" />}
          note="vs 596"
        />
        <Kpi
          label="ROAS"
          value="5.1"
          unit="×"
          delta={<Delta direction="down" by="6 %" tone="warn" />}
          note="target 5.0 ×"
        />
        <Kpi label="Reach" value="1.2m" exact="1,204,331" delta={<Delta direction="same" by="" />} />
        <Kpi
          label="Page views"
          value={null}
          reason="Retired by Meta on 15 June 2026"
          badge={<Badge>retired</Badge>}
        />
        <Kpi label="Cost per booking" value={null} loading />
      </Group>
      <Group title="Client mark">
        {clients.map(([name, colour]) => (
          <ClientMark key={name} name={name} colour={colour} size="large" />
        ))}
        {clients.map(([name, colour]) => (
          <ClientMark key={name} name={name} colour={colour} />
        ))}
        {clients.map(([name, colour]) => (
          <ClientMark key={name} name={name} colour={colour} size="small" />
        ))}
      </Group>
    </>
  );
}

function Lines() {
  return (
    <>
      <Group title="KPI with a sparkline; sparkline; pace bar" look="kpis">
        <Kpi
          label="Spend"
          value="zł 24,610"
          delta={<Delta direction="up" by="21 %" tone="bad" />}
          note="vs zł 20,340"
          spark={<Sparkline values={wave} />}
        />
        <Sparkline values={wave} accent label="Spend rises through November" />
        <Sparkline values={[3, 4, null, null, 6, null, 5, 7]} label="With days missing" />
        <PaceBar
          pace={{ spent: 0.65, expected: 0.67, low: 0.6, high: 0.74 }}
          label="65 % spent, 67 % expected"
        />
        <PaceBar
          pace={{ spent: 0.44, expected: 0.67, low: 0.6, high: 0.74 }}
          tone="warn"
          label="44 % spent"
        />
        <PaceBar pace={{ spent: 0.82, expected: 0.67, low: 0.6, high: 0.74 }} tone="bad" label="82 % spent" />
        <PaceBar pace={{ spent: 1.2, expected: 0.67, low: 0.6, high: 0.74 }} tone="bad" label="120 % spent" />
        <PaceBar pace={{ spent: 0, expected: 0.03, low: 0, high: 0.1 }} label="Nothing spent" />
      </Group>
      <Group title="Progress" look="grid">
        <Progress
          label="Syncing all clients"
          value={0.54}
          done="7 of 13"
          now="Belmonte Hotel: insights of October"
          remaining="2 min"
          onCancel={() => {}}
        />
        <Progress label="Reading the file" value={null} onCancel={() => {}} />
        <Progress label="Syncing all clients" value={0.6} done="8 of 13" onCancel={() => {}} cancelling />
      </Group>
      <Group title="Facts, keys" look="grid">
        <Facts facts={facts} />
        <Facts facts={facts} lines />
        <Kbd keys={['Ctrl', 'K']} />
      </Group>
    </>
  );
}
