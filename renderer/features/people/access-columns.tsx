import { useMemo } from 'react';
import type { AccessRow } from '../../../shared/model/access-review.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Missing } from '../../ui/missing.tsx';
import type { Column } from '../../ui/table-model.ts';
import { Tooltip } from '../../ui/tooltip.tsx';
import type { Words } from '../../words/en.ts';
import { type Formats, useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';

type AccessColumn = Column<AccessRow>;

export function useAccessColumns(onConfirm: (row: AccessRow) => void): readonly AccessColumn[] {
  const words = useWords();
  const formats = useFormats();
  return useMemo(
    () => [...whoAndWhat(words), ...whenAndWho(words, formats), confirming(words, onConfirm)],
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- columns are made once; the callback only sets state.
    [words, formats],
  );
}

function plain(id: string, title: string, width: number, text: (row: AccessRow) => string): AccessColumn {
  return { id, title, width, cell: text, text, sort: text };
}

function whoAndWhat({ access }: Words): AccessColumn[] {
  return [
    { ...plain('person', access.person, 150, (row) => row.person), grow: 2, fixed: true },
    { ...plain('client', access.client, 150, (row) => row.client ?? access.everyClient), grow: 2 },
    plain('role', access.role, 120, (row) => access.roles[row.role]),
  ];
}

function whenAndWho({ access }: Words, formats: Formats): AccessColumn[] {
  const day = (instant: string) => formats.day(instant.slice(0, 10));
  const used = (row: AccessRow) => (row.lastUsed === null ? access.neverUsed : day(row.lastUsed));
  const confirmed = (row: AccessRow) =>
    row.confirmedAt === null
      ? access.neverConfirmed
      : access.confirmedBy(day(row.confirmedAt), row.confirmedBy ?? '');
  return [
    { ...plain('since', access.since, 112, (row) => day(row.since)), sort: (row) => row.since },
    {
      ...plain('used', access.lastUsed, 110, used),
      cell: (row) => (row.lastUsed === null ? <Missing reason={access.neverUsed} /> : used(row)),
      sort: (row) => row.lastUsed,
    },
    { ...plain('confirmed', access.confirmed, 170, confirmed), grow: 1, sort: (row) => row.confirmedAt },
    {
      ...plain('due', access.dueAt, 110, (row) => day(row.dueAt)),
      cell: (row) => (row.isDue ? <Badge tone="warn">{access.isDue}</Badge> : day(row.dueAt)),
      sort: (row) => row.dueAt,
    },
  ];
}

function confirming({ access }: Words, onConfirm: (row: AccessRow) => void): AccessColumn {
  return {
    id: 'confirm',
    title: '',
    width: 110,
    cell: (row) =>
      row.mayConfirm ? (
        <Button size="small" onClick={() => onConfirm(row)}>
          {access.confirm}
        </Button>
      ) : (
        <Tooltip text={access.own}>
          <span>—</span>
        </Tooltip>
      ),
    text: () => '',
  };
}
