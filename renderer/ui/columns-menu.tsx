import { Columns3 } from 'lucide-react';
import { useWords } from '../words/use-words.ts';
import { Button } from './button.tsx';
import { Menu } from './menu.tsx';
import { type Column, plainView, type TableView, withHidden } from './table-model.ts';

export interface ColumnsMenuProps<Row> {
  readonly columns: readonly Column<Row>[];
  readonly view: TableView;
  readonly onViewChange: (view: TableView) => void;
}

/** Which columns a table shows, for the toolbar above it. */
export function ColumnsMenu<Row>({ columns, view, onViewChange }: ColumnsMenuProps<Row>) {
  const words = useWords();
  return (
    <Menu
      align="end"
      trigger={
        <Button look="quiet" icon={Columns3}>
          {words.table.columns}
        </Button>
      }
      entries={[
        ...columns
          .filter((column) => !column.fixed)
          .map((column) => ({
            kind: 'check' as const,
            label: column.title,
            checked: !view.hidden.includes(column.id),
            onChange: (shown: boolean) => onViewChange(withHidden(view, column.id, !shown)),
          })),
        { kind: 'line' },
        {
          kind: 'action',
          label: words.table.asItWas,
          onPress: () => onViewChange({ ...plainView, sort: view.sort }),
        },
      ]}
    />
  );
}
