import {
  Bell,
  Calendar,
  Check,
  FileText,
  House,
  LayoutGrid,
  Megaphone,
  RefreshCw,
  Shield,
} from 'lucide-react';
import { useState } from 'react';
import { Badge, Dot } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { ClientMark } from '../ui/client-mark.tsx';
import { PageHeader, Toolbar } from '../ui/page-header.tsx';
import { Rail, RailItem, RailSection, SwitcherButton } from '../ui/rail.tsx';
import css from './gallery.module.css';
import { Group } from './group.tsx';

export function ShellPage() {
  const [screen, setScreen] = useState('Overview');
  const item = (label: string, icon: typeof House, count = 0, hot = false) => (
    <RailItem {...{ label, icon, count, hot }} current={screen === label} onPress={() => setScreen(label)} />
  );
  return (
    <Group title="Rail, header, toolbar" look="stack">
      <div className={css.desk}>
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
            {item('Reports', FileText, 5)}
          </RailSection>
          <RailSection title="Workspace">
            {item('All clients', LayoutGrid)}
            {item('Approvals', Check, 3, true)}
            {item('Alerts', Bell, 4)}
            {item('Audit', Shield)}
          </RailSection>
        </Rail>
        <div className={css.main}>
          <PageHeader
            title={screen}
            note={<Badge>act_123456789 · PLN · Warsaw time</Badge>}
            colour="#7a4b9c"
            actions={
              <>
                <Button icon={Calendar}>1–20 Nov 2026</Button>
                <Button icon={RefreshCw}>Sync</Button>
                <Button look="primary">New report</Button>
              </>
            }
          />
          <Toolbar right={<Button look="quiet">Columns</Button>}>
            <span>Sorted by urgency</span>
          </Toolbar>
          <p className={css.content}>
            Spending 18 % ahead of plan while bookings cost 12 % more than in October.
          </p>
        </div>
      </div>
    </Group>
  );
}
