import { useEffect } from 'react';
import { showToast } from '../../ui/toast.tsx';
import { currentWords } from '../../words/use-words.ts';
import { useScreen } from '../shell/screen-store.ts';
import { useImport } from './import-store.ts';

/** A CSV that is dropped anywhere on the window opens the import. Without this the window refuses every drop. */
export function useCsvDrop(isAllowed: boolean): void {
  const go = useScreen((state) => state.go);
  const bring = useImport((state) => state.bring);
  useEffect(() => {
    if (!isAllowed) return;
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const over = (event: DragEvent) => {
      if (hasFiles(event)) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      const files = [...(event.dataTransfer?.files ?? [])];
      const [file] = files;
      if (!file || files.length > 1 || !/\.(csv|tsv|txt)$/i.test(file.name)) {
        showToast({ title: currentWords().imports.notCsv });
        return;
      }
      bring(file);
      go({ at: 'import' });
    };
    window.addEventListener('dragover', over);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('drop', drop);
    };
  }, [isAllowed, go, bring]);
}
