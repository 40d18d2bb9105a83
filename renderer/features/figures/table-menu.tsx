import { Copy, Download, Ellipsis } from 'lucide-react';
import { copyText } from '../../ui/copy-text.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { type Column, shownColumns, type TableView, toTsv } from '../../ui/table-model.ts';
import { useWords } from '../../words/use-words.ts';
import { takeTable } from './take.ts';

export interface TableMenuProps<Row> {
  /** `null` for a table over several clients. */
  readonly clientId: string | null;
  readonly name: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly view: TableView;
}

/** A table on its way out: to the clipboard, or into a file. */
export function TableMenu<Row>({ clientId, name, columns, rows, view }: TableMenuProps<Row>) {
  const words = useWords();
  const shown = shownColumns(columns, view);
  return (
    <Menu
      align="end"
      trigger={<IconButton icon={Ellipsis} label={words.figures.more} size="small" tooltip={false} />}
      entries={[
        {
          kind: 'action',
          label: words.figures.copyTable,
          icon: Copy,
          onPress: () => copyText(toTsv(shown, rows)),
        },
        {
          kind: 'action',
          label: words.figures.saveCsv,
          icon: Download,
          onPress: () => void takeTable(clientId, name, shown, rows),
        },
      ]}
    />
  );
}
