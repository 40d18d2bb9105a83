import { Copy, Download, Ellipsis } from 'lucide-react';
import { copyText } from '../../ui/copy-text.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { type Column, inOrderOf, shownColumns, type TableView, toTsv } from '../../ui/table-model.ts';
import { localeOf, useLanguage } from '../../words/language.ts';
import { useWords } from '../../words/use-words.ts';
import { takeTable } from './take.ts';

export interface TableMenuProps<Row> {
  /** `null` for a table over several clients. */
  readonly clientId: string | null;
  readonly name: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  /** Every row of a tree, folded or not, below its parent. */
  readonly childrenOf?: ((row: Row) => readonly Row[]) | undefined;
  readonly view: TableView;
}

/** A table on its way out: to the clipboard, or into a file. */
export function TableMenu<Row>({ clientId, name, columns, rows, childrenOf, view }: TableMenuProps<Row>) {
  const words = useWords();
  const shown = shownColumns(columns, view);
  const locale = localeOf(useLanguage());
  const inOrder = (siblings: readonly Row[]): readonly Row[] =>
    inOrderOf(columns, siblings, view.sort, locale).flatMap((row) => [
      row,
      ...(childrenOf ? inOrder(childrenOf(row)) : []),
    ]);
  return (
    <Menu
      align="end"
      trigger={<IconButton icon={Ellipsis} label={words.figures.more} size="small" tooltip={false} />}
      entries={[
        {
          kind: 'action',
          label: words.figures.copyTable,
          icon: Copy,
          onPress: () => copyText(toTsv(shown, inOrder(rows))),
        },
        {
          kind: 'action',
          label: words.figures.saveCsv,
          icon: Download,
          onPress: () => void takeTable(clientId, name, shown, inOrder(rows)),
        },
      ]}
    />
  );
}
