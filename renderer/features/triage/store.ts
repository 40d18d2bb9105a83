import { create } from 'zustand';
import { z } from '../../../shared/zod.ts';
import { plainView, type TableView } from '../../ui/table-model.ts';

/** No label is this: labels have no line breaks. */
export const everyLabel = '\n';

/** Under which name the views of this list are kept. */
export const keptScreen = 'all-clients';

/** What a person made of the list: whom it shows, in which order, with which columns. */
export interface TriageView {
  readonly whom: 'needs' | 'everyone' | 'mine';
  readonly label: string;
  readonly text: string;
  readonly table: TableView;
}

export const usualView: TriageView = { whom: 'everyone', label: everyLabel, text: '', table: plainView };

const Kept = z.object({
  whom: z.enum(['needs', 'everyone', 'mine']),
  label: z.string().max(40),
  text: z.string().max(200),
  table: z.object({
    sort: z.object({ by: z.string(), descending: z.boolean() }).nullable(),
    hidden: z.array(z.string()),
    widths: z.record(z.string(), z.number()),
  }),
});

/** A kept view as it was kept; what an older or newer Steward wrote counts as the usual one. */
export function viewOf(kept: unknown): TriageView {
  const parsed = Kept.safeParse(kept);
  return parsed.success ? parsed.data : usualView;
}

interface Store {
  readonly view: TriageView;
  readonly change: (view: Partial<TriageView>) => void;
}

/** Outlives the screen, so that coming back from a client finds the list as it was. */
export const useTriageView = create<Store>()((set) => ({
  view: usualView,
  change: (change) => set(({ view }) => ({ view: { ...view, ...change } })),
}));
