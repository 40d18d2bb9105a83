import {
  Bell,
  Check,
  FileText,
  House,
  LayoutGrid,
  Megaphone,
  RefreshCw,
  Settings,
  Shield,
  Wallet,
} from 'lucide-react';
import { useState } from 'react';
import { Badge, Dot } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { ChartCard } from '../ui/chart-card.tsx';
import { ClientMark } from '../ui/client-mark.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { Delta } from '../ui/delta.tsx';
import { Headline } from '../ui/headline.tsx';
import { Kpi } from '../ui/kpi.tsx';
import { List, ListItem } from '../ui/list.tsx';
import { KpiRow, PageBody, WithAside } from '../ui/page.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { PeriodPicker } from '../ui/period-picker.tsx';
import { Rail, RailItem, RailSection, SwitcherButton } from '../ui/rail.tsx';
import { Sparkline } from '../ui/sparkline.tsx';
import { plainView } from '../ui/table-model.ts';
import { daily } from './charts-page.tsx';
import css from './gallery.module.css';
import { campaignColumns, campaigns } from './samples.tsx';

/** A whole screen as the comps draw it, to see the parts together. */
export function OverviewPage() {
  return (
    <div className={css.screen}>
      <SampleRail current="Overview" />
      <div className={css.main}>
        <Header />
        <PageBody>
          <Headline note="Data to 19 Nov, settled to 17 Nov">
            Spending 18 % ahead of plan while bookings cost 12 % more than in October.
          </Headline>
          <Figures />
          <WithAside aside={<Plan />}>
            <ChartCard title="Spend and bookings per day" label="Spend rises" spec={daily} />
          </WithAside>
          <WithAside aside={<Changes />}>
            <CampaignsCard />
          </WithAside>
        </PageBody>
      </div>
    </div>
  );
}

function Header() {
  return (
    <PageHeader
      title="Overview"
      note={<Badge>Belmonte Hotel · act_123456789 · PLN · Warsaw time</Badge>}
      colour="#7a4b9c"
      actions={
        <>
          <PeriodPicker
            value={{ period: { from: '2026-11-01', to: '2026-11-20' }, comparison: 'previous_month' }}
            onChange={() => {}}
            today="2026-11-21"
          />
          <Button icon={RefreshCw}>Sync</Button>
          <Button look="primary">New report</Button>
        </>
      }
    />
  );
}

function Figures() {
  const wave = [10, 9, 11, 12, 11, 13, 12, 15, 14, 13, 15, 16, 18, 17, 16, 19, 18, 21];
  const spark = <Sparkline values={wave} />;
  return (
    <KpiRow>
      <Kpi
        label="Spend"
        value="zł 24,610"
        delta={<Delta direction="up" by="21 %" tone="bad" />}
        note="vs zł 20,340"
        spark={spark}
      />
      <Kpi
        label="Bookings"
        value="644"
        delta={<Delta direction="up" by="8 %" tone="good" />}
        note="vs 596"
        spark={spark}
      />
      <Kpi
        label="Cost per booking"
        value="zł 38.20"
        delta={<Delta direction="up" by="12 %" tone="bad" />}
        note="target zł 35.00"
        spark={spark}
      />
      <Kpi
        label="ROAS"
        value="5.1"
        unit="×"
        delta={<Delta direction="down" by="6 %" tone="warn" />}
        note="target 5.0 ×"
        spark={spark}
      />
      <Kpi
        label="Page followers"
        value="1,234"
        delta={<Delta direction="up" by="58" tone="good" />}
        note="since 1 Nov"
        spark={spark}
      />
    </KpiRow>
  );
}

function Plan() {
  return (
    <Card title="November plan">
      <p>Lands at zł 41,800 of zł 35,400. To land on plan: zł 410 a day.</p>
      <Button>Propose…</Button>
    </Card>
  );
}

function Changes() {
  return (
    <Card title="What changed" flush>
      <List label="What changed">
        <ListItem
          note="13 Nov · Marta, approved by Piotr · effect: cost per booking +6 %"
          after={<Badge tone="info">ours</Badge>}
        >
          Autumn weekends <b>zł 540 → 640</b>
        </ListItem>
        <ListItem note="11 Nov · Ads Manager, Anna Z." after={<Badge>other</Badge>}>
          Spa packages <b>paused 4 h</b>
        </ListItem>
        <ListItem note="4 Nov · Meta automation" after={<Badge>Meta</Badge>} onPress={() => {}}>
          Placement mix changed
        </ListItem>
      </List>
    </Card>
  );
}

function CampaignsCard() {
  const [view, setView] = useState(plainView);
  return (
    <Card title="Campaigns" flush>
      <DataTable
        label="Campaigns"
        columns={campaignColumns}
        rows={campaigns}
        idOf={(row) => row.id}
        view={view}
        onViewChange={setView}
        rowHeight={34}
        inCard
        fit
      />
    </Card>
  );
}

export function SampleRail({ current }: { readonly current: string }) {
  const item = (label: string, icon: typeof House, count = 0, hot = false) => (
    <RailItem {...{ label, icon, count, hot }} current={label === current} onPress={() => {}} />
  );
  return (
    <Rail
      label="Main"
      footer={
        <>
          <span>
            <Dot tone="good" /> Online · synced 6 min ago
          </span>
          <span>
            Audit verified · <code>a41f…9c</code>
          </span>
        </>
      }
    >
      <SwitcherButton before={<ClientMark name="Belmonte Hotel" colour="#7a4b9c" />}>
        Belmonte Hotel
      </SwitcherButton>
      <RailSection>
        {item('Overview', House)}
        {item('Ads', Megaphone)}
        {item('Budgets', Wallet, 2)}
        {item('Reports', FileText, 5)}
      </RailSection>
      <RailSection title="Workspace">
        {item('All clients', LayoutGrid)}
        {item('Approvals', Check, 3, true)}
        {item('Alerts', Bell, 4)}
        {item('Audit', Shield)}
        {item('Admin', Settings)}
      </RailSection>
    </Rail>
  );
}
