import { and, asc, eq } from 'drizzle-orm';
import { AppError } from '../../shared/failure.ts';
import { KeptView } from '../../shared/model/view.ts';
import { write } from '../db/access.ts';
import { keptView } from '../db/ledger/schema.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';

const mostKept = 50;
const mostBytes = 20_000;

/** The person's own, by name. Nobody else's views are ever read. */
export function listViews(work: OpenWorkspace, screen: string): KeptView[] {
  const own = and(eq(keptView.personId, work.person.personId), eq(keptView.screen, screen));
  const rows = work.ledger.orm.select().from(keptView).where(own).orderBy(asc(keptView.name)).all();
  return rows.map((row) => KeptView.parse({ ...row, view: JSON.parse(row.view) }));
}

/** No business of the trail: it changes nothing but how one person looks at a list. */
export function keepView(work: OpenWorkspace, ask: Omit<KeptView, 'id'>): KeptView {
  const text = JSON.stringify(ask.view);
  if (text.length > mostBytes) throw new AppError('invalid_request', 'This view is too large to keep.');
  return write(work.ledger, (w) => {
    const known = listViews(work, ask.screen);
    const same = known.find(({ name }) => name === ask.name);
    if (!same && known.length >= mostKept)
      throw new AppError('conflict', `At most ${mostKept} views are kept. Remove one first.`);
    const id = same?.id ?? work.ids.next();
    const { screen, name } = ask;
    const row = { personId: work.person.personId, id, screen, name, view: text };
    w.orm
      .insert(keptView)
      .values({ ...row, madeAt: work.clock.now().toISOString() })
      .onConflictDoUpdate({ target: [keptView.personId, keptView.screen, keptView.id], set: { view: text } })
      .run();
    return { ...ask, id };
  });
}

export function dropView(work: OpenWorkspace, id: string): void {
  write(work.ledger, (w) => {
    w.orm
      .delete(keptView)
      .where(and(eq(keptView.personId, work.person.personId), eq(keptView.id, id)))
      .run();
  });
}
