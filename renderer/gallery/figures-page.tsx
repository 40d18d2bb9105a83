import { Badge } from '../ui/badge.tsx';
import { ClientMark } from '../ui/client-mark.tsx';
import { Delta } from '../ui/delta.tsx';
import { Kpi } from '../ui/kpi.tsx';
import { Group } from './group.tsx';

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
