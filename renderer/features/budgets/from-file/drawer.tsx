import { useMutation, useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { largestImport, type TableFile } from '../../../../shared/model/client-import.ts';
import { api } from '../../../api.ts';
import { sentenceOf } from '../../../problem.ts';
import { queries } from '../../../queries.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { Drawer } from '../../../ui/drawer.tsx';
import { FileButton } from '../../../ui/file-button.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useWords } from '../../../words/use-words.ts';
import { base64OfFile } from '../../import/read-file.ts';
import { useMayProposeSomewhere } from '../may.ts';
import { mostWishes, type WishesRead, type Wish, wishColumns, wishesIn } from './columns.ts';
import css from './from-file.module.css';
import { WishList } from './wish-list.tsx';

/** For whoever may propose anywhere; which rows they may propose is asked of main, row by row. */
export function ProposeFromFileButton() {
  const words = useWords();
  const [open, setOpen] = useState(false);
  if (!useMayProposeSomewhere()) return null;
  return (
    <>
      <Button look="quiet" onClick={() => setOpen(true)}>
        {words.budgetFile.open}
      </Button>
      {open ? <FromFileDrawer onClose={() => setOpen(false)} /> : null}
    </>
  );
}

interface Chosen {
  readonly name: string;
  readonly encoding: TableFile['encoding'];
  readonly wishes: readonly Wish[];
}

/** Choosing a file reads it and asks Meta; nothing is proposed before the button that says how many. */
function FromFileDrawer({ onClose }: { readonly onClose: () => void }) {
  const words = useWords();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const note = chosen
    ? [chosen.name, words.budgetFile.rows(chosen.wishes.length), words.budgetFile.encoding[chosen.encoding]]
    : [words.budgetFile.note];
  return (
    <Drawer open wide onClose={onClose} title={words.budgetFile.title} subtitle={note.join(' · ')}>
      {chosen === null ? (
        <AskFile onChosen={setChosen} />
      ) : (
        <WishList key={chosen.name} wishes={chosen.wishes} onAnother={() => setChosen(null)} />
      )}
    </Drawer>
  );
}

function AskFile({ onChosen }: { readonly onChosen: (chosen: Chosen) => void }) {
  const words = useWords();
  const connection = useQuery(queries.connection());
  const isOffline = (connection.data?.offlineSince ?? null) !== null;
  const [refused, setRefused] = useState<Extract<WishesRead, { ok: false }>['why'] | null>(null);
  const read = useMutation({
    mutationFn: async (file: File) => {
      if (file.size > largestImport.bytes) return null;
      return { name: file.name, table: await api.imports.readTable({ bytes: await base64OfFile(file) }) };
    },
    onSuccess: (file) => {
      if (file === null) return;
      const found = wishesIn(file.table);
      setRefused(found.ok ? null : found.why);
      if (found.ok) onChosen({ name: file.name, encoding: file.table.encoding, wishes: found.wishes });
    },
  });
  const problem = read.error
    ? sentenceOf(read.error)
    : read.data === null
      ? words.budgetFile.tooLarge
      : refused === 'many'
        ? words.budgetFile.refused.many(mostWishes)
        : refused && words.budgetFile.refused[refused];
  return (
    <div className={css.stack}>
      <p className={css.quiet}>{words.budgetFile.ask}</p>
      {problem ? <Banner tone="bad">{problem}</Banner> : null}
      {isOffline ? <Banner tone="info">{words.budgetFile.offline}</Banner> : null}
      <div className={css.buttons}>
        <FileButton
          look="primary"
          label={words.budgetFile.choose}
          accept=".csv,.tsv,.txt,text/csv"
          disabled={isOffline}
          loading={read.isPending}
          onFile={(file) => read.mutate(file)}
        />
        <SampleButton />
      </div>
    </div>
  );
}

/** Of nobody's: an example that would be proposed by accident is no example. */
function SampleButton() {
  const words = useWords();
  const { sampleName: name, sampleWhy: why } = words.budgetFile;
  const rows = [
    ['Oak Hotel', 'Weekend offer', '120.00', why],
    ['act_1234567890', '120210000000000001', '95,50', why],
  ];
  const save = useMutation({
    mutationFn: () => api.exports.table({ name, header: [...wishColumns], rows }),
    onSuccess: ({ savedAs }) => {
      if (savedAs !== null) showToast({ title: words.budgetFile.saved, body: savedAs });
    },
    onError: (error) => showToast({ tone: 'bad', title: sentenceOf(error) }),
  });
  return (
    <Button look="quiet" icon={Download} loading={save.isPending} onClick={() => save.mutate()}>
      {words.budgetFile.sample}
    </Button>
  );
}
