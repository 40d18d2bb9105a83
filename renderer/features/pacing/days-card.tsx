import { type ReactNode, useMemo, useState } from 'react';
import type { Client } from '../../../shared/model/client.ts';
import type { PlanMonth } from '../../../shared/model/plan.ts';
import { Card } from '../../ui/card.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Missing } from '../../ui/missing.tsx';
import { type Column, plainView } from '../../ui/table-model.ts';
import type { Words } from '../../words/en.ts';
import { type Formats, useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';
import { sayings } from '../figures/said.ts';
import { TableMenu } from '../figures/table-menu.tsx';

export interface DaysCardProps {
  readonly client: Client;
  readonly data: PlanMonth;
  readonly actions: ReactNode;
}

type Day = PlanMonth['days'][number];
const idOf = (day: Day) => day.day;

/** The month as the plan divides it, with what each day cost. */
export function DaysCard({ client, data, actions }: DaysCardProps) {
  const words = useWords();
  const formats = useFormats();
  const [view, setView] = useState(plainView);
  const { currency, today, days, month } = data;
  const columns = useMemo(
    () => dayColumns(words, formats, currency, today),
    [words, formats, currency, today],
  );
  const name = `${client.name} ${words.pacing.tab} ${month}`;
  return (
    <Card
      title={words.pacing.perDay}
      flush
      actions={
        <>
          {actions}
          <TableMenu clientId={client.id} name={name} columns={columns} rows={days} view={view} />
        </>
      }
    >
      <DataTable
        label={words.pacing.perDay}
        columns={columns}
        rows={days}
        idOf={idOf}
        view={view}
        onViewChange={setView}
        rowHeight={34}
        inCard
        fit
      />
    </Card>
  );
}

function dayColumns(words: Words, formats: Formats, currency: string, today: string): readonly Column<Day>[] {
  const said = sayings(words, formats);
  const money = (micros: number | null) => (micros === null ? words.ui.noData : said.money(micros, currency));
  const major = (micros: number | null) => (micros === null ? null : micros / 1_000_000);
  const off = ({ spentMicros, plannedMicros }: Day) =>
    spentMicros === null || plannedMicros === null ? null : spentMicros - plannedMicros;
  return [
    {
      id: 'day',
      title: words.pacing.dayColumn,
      width: 150,
      grow: 1,
      fixed: true,
      text: ({ day }) => day,
      sort: ({ day }) => day,
      cell: ({ day }) => formats.day(day, 'weekday'),
    },
    {
      id: 'planned',
      title: words.pacing.dayPlanned,
      width: 120,
      align: 'end',
      text: ({ plannedMicros }) => money(plannedMicros),
      csv: ({ plannedMicros }) => major(plannedMicros),
      sort: ({ plannedMicros }) => plannedMicros,
      cell: ({ plannedMicros }) => money(plannedMicros),
    },
    {
      id: 'spent',
      title: words.pacing.daySpent,
      width: 120,
      align: 'end',
      text: ({ spentMicros }) => money(spentMicros),
      csv: ({ spentMicros }) => major(spentMicros),
      sort: ({ spentMicros }) => spentMicros,
      cell: ({ day, spentMicros }) =>
        spentMicros === null ? (
          day < today ? (
            <Missing reason={words.figures.why.not_read} />
          ) : null
        ) : (
          money(spentMicros)
        ),
    },
    {
      id: 'off',
      title: words.pacing.dayOff,
      width: 120,
      align: 'end',
      text: (day) => money(off(day)),
      csv: (day) => major(off(day)),
      sort: off,
      cell: (day) => {
        const micros = off(day);
        return micros === null ? null : formats.spend(micros, currency, { signed: true, whole: true });
      },
    },
  ];
}
