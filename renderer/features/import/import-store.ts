import { create } from 'zustand';

interface ImportState {
  /** A file that was dropped or chosen and that the screen has not taken yet. */
  readonly file: File | null;
  /** Lines that the person took out: everything that can be imported is, unless somebody says no. */
  readonly left: ReadonlySet<number>;
  readonly bring: (file: File | null) => void;
  readonly pick: (line: number, isPicked: boolean) => void;
}

export const useImport = create<ImportState>()((set) => ({
  file: null,
  left: new Set(),
  bring: (file) => set({ file, left: new Set() }),
  pick: (line, isPicked) =>
    set(({ left }) => {
      const next = new Set(left);
      if (isPicked) next.delete(line);
      else next.add(line);
      return { left: next };
    }),
}));
