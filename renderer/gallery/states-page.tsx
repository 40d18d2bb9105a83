import { Inbox } from 'lucide-react';
import { Badge, Chip, Dot } from '../ui/badge.tsx';
import { AsOf, Banner, OfflineBanner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Missing } from '../ui/missing.tsx';
import { SkeletonLines, SkeletonRows } from '../ui/skeleton.tsx';
import { Group } from './group.tsx';

export function StatesPage() {
  return (
    <>
      <Group title="Badge, dot, chip, missing">
        <Badge tone="good">no drift</Badge>
        <Badge tone="warn">expires in 21 h 48 m</Badge>
        <Badge tone="bad">access lost</Badge>
        <Badge tone="info">ours</Badge>
        <Badge>Meta</Badge>
        <Badge tone="outline">draft</Badge>
        {(['good', 'warn', 'bad', 'info', 'neutral'] as const).map((tone) => (
          <Dot key={tone} tone={tone} />
        ))}
        <Chip onRemove={() => {}}>Label: Hotels</Chip>
        <Chip>Clinics</Chip>
        <Missing reason="No plan for November" />
        <AsOf when="09:12" />
        <AsOf when={null} />
      </Group>
      <Group title="Banner" look="stack">
        <OfflineBanner
          since="09:12"
          actions={
            <Button size="small" look="quiet">
              Try again
            </Button>
          }
        />
        <Banner tone="info" title="Yesterday is still settling.">
          Meta may restate it until 23 Nov.
        </Banner>
        <Banner tone="good" onDismiss={() => {}}>
          Every client&apos;s access was tested: 13 of 13.
        </Banner>
        <Banner tone="warn" title="Token ends in 14 days." actions={<Button size="small">Rotate…</Button>}>
          ProMed Healthcare uses its own token.
        </Banner>
        <Banner tone="bad" title="Access lost." actions={<Button size="small">What to do</Button>}>
          The token no longer reaches act_555666777 since 19 Nov.
        </Banner>
      </Group>
      <Waiting />
    </>
  );
}

function Waiting() {
  return (
    <Group title="Empty, loading" look="grid">
      <Card title="Proposals">
        <EmptyState
          icon={Inbox}
          title="Nothing waits for you"
          actions={<Button size="small">See what is done</Button>}
        >
          Proposals of your clients that another person made appear here.
        </EmptyState>
      </Card>
      <Card title="Campaigns" note="Nov 2026" flush>
        <SkeletonRows rows={4} />
      </Card>
      <Card title="Comments" footer="Internal unless marked for the client">
        <SkeletonLines lines={4} />
      </Card>
    </Group>
  );
}
