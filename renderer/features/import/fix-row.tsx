import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ImportDraft, ImportRow } from '../../../shared/model/client-import.ts';
import { importColumns, isBad } from '../../../shared/model/client-import.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../words/use-words.ts';
import css from './import.module.css';

export interface FixRowProps {
  readonly draftId: string;
  readonly row: ImportRow;
  readonly onClose: () => void;
  readonly onFixed: (draft: ImportDraft) => void;
}

/** One row, cell by cell, each with what is wrong beside it. */
export function FixRow({ draftId, row, onClose, onFixed }: FixRowProps) {
  const words = useWords();
  const [cells, setCells] = useState(row.cells);
  const save = useMutation({
    mutationFn: () => api.imports.edit({ draftId, line: row.line, cells }),
    onSuccess: (draft) => {
      onFixed(draft);
      const fixed = draft.rows.find(({ line }) => line === row.line);
      if (fixed && !fixed.problems.some(isBad)) onClose();
    },
  });
  const said = row.problems.map((one) => ({ ...one, text: words.imports.problem[one.code](one.value) }));
  const whole = said.filter(({ column }) => column === null);
  return (
    <Drawer
      open
      onClose={onClose}
      title={words.imports.fixTitle(row.line)}
      subtitle={words.imports.fixNote}
      actions={
        <Button look="primary" loading={save.isPending} onClick={() => save.mutate()}>
          {words.imports.save}
        </Button>
      }
    >
      <div className={css.fields}>
        {save.error ? <Banner tone="bad">{sentenceOf(save.error)}</Banner> : null}
        {whole.map(({ code, text }) => (
          <Banner key={code} tone="warn">
            {text}
          </Banner>
        ))}
        {importColumns.map((column) => (
          <TextField
            key={column}
            label={words.imports.column[column]}
            value={cells[column]}
            onChange={(text) => setCells({ ...cells, [column]: text })}
            error={said.find((one) => one.column === column)?.text}
          />
        ))}
      </div>
    </Drawer>
  );
}
