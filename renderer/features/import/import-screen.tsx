import { useMutation } from '@tanstack/react-query';
import { Download, FileUp, Upload } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ImportDraft, ImportOutcome } from '../../../shared/model/client-import.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { FileButton } from '../../ui/file-button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useWords } from '../../words/use-words.ts';
import { useImport } from './import-store.ts';
import { Preview } from './preview.tsx';
import { base64OfFile } from './read-file.ts';
import { Done } from './done.tsx';

type State =
  | { readonly at: 'start' }
  | { readonly at: 'preview'; readonly draft: ImportDraft }
  | { readonly at: 'done'; readonly draft: ImportDraft; readonly outcome: ImportOutcome };

/** From a file to clients: read, look, put right, ask Meta, import. Nothing is written before the last step. */
export function ImportScreen() {
  const words = useWords();
  const { file, bring } = useImport();
  const [state, setState] = useState<State>({ at: 'start' });
  const open = useMutation({
    mutationFn: async (chosen: File) =>
      api.imports.open({ fileName: chosen.name.slice(0, 255), bytes: await base64OfFile(chosen) }),
    onSuccess: (draft) => setState({ at: 'preview', draft }),
    onError: () => setState({ at: 'start' }),
  });
  const { mutate } = open;
  // Dropped on the window or chosen here: either way it is taken once.
  useEffect(() => {
    if (!file) return;
    bring(null);
    mutate(file);
  }, [file, bring, mutate]);
  return (
    <>
      <PageHeader title={words.imports.title} actions={<Files withChoose={state.at !== 'start'} />} />
      {open.error ? <Banner tone="bad">{sentenceOf(open.error)}</Banner> : null}
      {open.isPending ? (
        <>
          <Banner tone="quiet">{words.imports.reading}</Banner>
          <SkeletonRows />
        </>
      ) : null}
      {state.at === 'start' && !open.isPending ? (
        <EmptyState icon={FileUp} title={words.imports.emptyTitle} actions={<Choose look="primary" />}>
          {words.imports.emptyBody}
        </EmptyState>
      ) : null}
      {state.at === 'preview' && !open.isPending ? (
        <Preview
          draft={state.draft}
          onChange={(draft) => setState({ at: 'preview', draft })}
          onDone={(outcome) => setState({ at: 'done', draft: state.draft, outcome })}
        />
      ) : null}
      {state.at === 'done' ? <Done draft={state.draft} outcome={state.outcome} /> : null}
    </>
  );
}

/** On the empty screen the way in stands in its middle. */
function Files({ withChoose }: { readonly withChoose: boolean }) {
  const words = useWords();
  const saved = ({ savedAs }: { readonly savedAs: string | null }) => {
    if (savedAs !== null) showToast({ title: words.imports.saved, body: savedAs });
  };
  const template = useMutation({ mutationFn: () => api.imports.saveTemplate({}), onSuccess: saved });
  const exportAll = useMutation({ mutationFn: () => api.imports.exportAll({}), onSuccess: saved });
  return (
    <>
      <Button look="quiet" icon={Download} loading={exportAll.isPending} onClick={() => exportAll.mutate()}>
        {words.imports.exportAll}
      </Button>
      <Button look="quiet" icon={Download} loading={template.isPending} onClick={() => template.mutate()}>
        {words.imports.template}
      </Button>
      {withChoose ? <Choose /> : null}
    </>
  );
}

function Choose({ look }: { readonly look?: 'primary' }) {
  const words = useWords();
  const bring = useImport((state) => state.bring);
  return (
    <FileButton
      look={look}
      icon={Upload}
      label={words.imports.choose}
      accept=".csv,.tsv,.txt,text/csv"
      onFile={bring}
    />
  );
}
