import { useQuery } from '@tanstack/react-query';
import { ChevronLeft, ChevronRight, Pencil, Target, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { monthAfter, monthBefore, type PlanMonth } from '../../../shared/model/plan.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { queries } from '../../queries.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { ChartCard } from '../../ui/chart-card.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Toolbar } from '../../ui/page-header.tsx';
import { WithAside } from '../../ui/page.tsx';
import { SkeletonLines } from '../../ui/skeleton.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';
import css from '../figures/figures.module.css';
import { takePicture } from '../figures/take.ts';
import { planSpec } from '../overview/plan-card.tsx';
import type { BudgetTabProps } from './budgets.tsx';
import { DaysCard } from './days-card.tsx';
import { PlanForm } from './plan-form.tsx';
import { StandingCard } from './standing-card.tsx';

/** What the client wants to spend in a month, and where the month stands against it. */
export function PlanTab({ client, item }: BudgetTabProps) {
  const [month, setMonth] = useState<string | undefined>(/^\d{4}-\d{2}$/.test(item ?? '') ? item : undefined);
  const plan = useQuery(queries.plan(client.id, month));
  const data = plan.data;
  return (
    <div className={css.stack}>
      {data ? <Months data={data} onChange={setMonth} /> : null}
      {plan.error ? <Banner tone="bad">{sentenceOf(plan.error)}</Banner> : null}
      {data ? <Month client={client} data={data} /> : <SkeletonLines lines={8} />}
    </div>
  );
}

function Months({
  data,
  onChange,
}: {
  readonly data: PlanMonth;
  readonly onChange: (month: string) => void;
}) {
  const words = useWords();
  const formats = useFormats();
  const [earlier, later] = [monthBefore(data.month), monthAfter(data.month)];
  return (
    <Toolbar flush>
      <IconButton
        icon={ChevronLeft}
        label={words.pacing.earlier}
        size="small"
        onClick={() => onChange(earlier)}
      />
      <b>{formats.day(`${data.month}-01`, 'month')}</b>
      <IconButton
        icon={ChevronRight}
        label={words.pacing.later}
        size="small"
        onClick={() => onChange(later)}
      />
    </Toolbar>
  );
}

interface MonthProps {
  readonly client: BudgetTabProps['client'];
  readonly data: PlanMonth;
}

function Month({ client, data }: MonthProps) {
  const words = useWords();
  const formats = useFormats();
  const mayPlan = data.mayChange;
  const [open, setOpen] = useState<'form' | 'remove' | null>(null);
  const close = () => setOpen(null);
  const remove = async () => {
    await api.plans.remove({ clientId: client.id, month: data.month });
    showToast({ title: words.pacing.removed });
    close();
  };
  const form = open === 'form' ? <PlanForm client={client} data={data} onClose={close} /> : null;
  if (data.plan === null)
    return (
      <>
        <NoPlan mayPlan={mayPlan} onMake={() => setOpen('form')} />
        {form}
      </>
    );
  return (
    <>
      <WithAside aside={<StandingCard data={data} clientId={client.id} />}>
        <ChartCard
          title={words.pacing.chart}
          label={words.pacing.chartLabel}
          spec={planSpec(data, words, formats)}
          height={348}
          onPicture={(png) =>
            void takePicture(client.id, `${client.name} ${words.pacing.tab} ${data.month}`, png)
          }
        />
      </WithAside>
      <DaysCard
        client={client}
        data={data}
        actions={
          mayPlan ? (
            <>
              <Button look="quiet" icon={Trash2} onClick={() => setOpen('remove')}>
                {words.pacing.remove}
              </Button>
              <Button icon={Pencil} onClick={() => setOpen('form')}>
                {words.pacing.edit}
              </Button>
            </>
          ) : null
        }
      />
      {form}
      <Confirm
        open={open === 'remove'}
        onCancel={close}
        onConfirm={() => void remove()}
        title={words.pacing.removeTitle(formats.day(`${data.month}-01`, 'month'))}
        points={[words.pacing.removeBody]}
        confirm={words.pacing.remove}
      />
    </>
  );
}

function NoPlan({ mayPlan, onMake }: { readonly mayPlan: boolean; readonly onMake: () => void }) {
  const words = useWords();
  const make = (
    <Button look="primary" onClick={onMake}>
      {words.pacing.make}
    </Button>
  );
  return (
    <EmptyState icon={Target} title={words.pacing.none} actions={mayPlan ? make : undefined}>
      {mayPlan ? words.pacing.noneBody : words.pacing.cannot}
    </EmptyState>
  );
}
