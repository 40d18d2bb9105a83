import type { ClientId } from '../../../shared/model/ids.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { showToast } from '../../ui/toast.tsx';
import { type Column, toCells } from '../../ui/table-model.ts';
import { currentWords } from '../../words/use-words.ts';

/** Saves what is on screen as CSV: the columns in sight, in the order in sight. */
export async function takeTable<Row>(
  clientId: string | null,
  name: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): Promise<void> {
  const table = { name, header: columns.map(({ title }) => title), rows: toCells(columns, rows) };
  await tell(() =>
    clientId === null
      ? api.exports.table(table)
      : api.exports.clientTable({ ...table, clientId: clientId as ClientId }),
  );
}

export async function takePicture(clientId: string, name: string, png: string): Promise<void> {
  await tell(() => api.exports.picture({ clientId: clientId as ClientId, name, png }));
}

async function tell(save: () => Promise<{ savedAs: string | null }>): Promise<void> {
  const words = currentWords();
  try {
    const { savedAs } = await save();
    if (savedAs !== null) showToast({ title: words.figures.savedAs(savedAs) });
  } catch (error) {
    showToast({ tone: 'bad', title: words.desk.failed, body: sentenceOf(error) });
  }
}
