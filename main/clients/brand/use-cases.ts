import { eq } from 'drizzle-orm';
import { AppError } from '../../../shared/failure.ts';
import type { LogoPixels } from '../../../shared/model/client.ts';
import { record } from '../../audit/use-cases.ts';
import type { Reader } from '../../db/access.ts';
import { write } from '../../db/access.ts';
import { clientLogo } from '../../db/ledger/client-schema.ts';
import { pngOf } from '../../media/png.ts';
import type { OpenWorkspace } from '../../workspace/open-workspace.ts';
import type { ClientScope } from '../scope.ts';
import { clientRow } from '../store.ts';

/** The client's logo as PNG, for reports and screens. */
export function logoOf(r: Reader, clientId: string): Buffer | null {
  const row = r.orm
    .select({ png: clientLogo.png })
    .from(clientLogo)
    .where(eq(clientLogo.clientId, clientId))
    .get();
  return row?.png ?? null;
}

export function setLogo(work: OpenWorkspace, { clientId }: ClientScope, logo: LogoPixels): void {
  const { width, height } = logo;
  const pixels = Buffer.from(logo.pixels, 'base64');
  if (pixels.length !== width * height * 4)
    throw new AppError('invalid_request', 'This is not a picture of the size that it says.');
  const png = Buffer.from(pngOf(width, height, pixels));
  const at = work.clock.now();
  write(work.ledger, (w) => {
    // An id of its own for every picture, so that a window never shows the last one for it.
    const version = work.ids.next();
    const set = { png, width, height, version, setAt: at.toISOString(), setBy: work.person.personId };
    w.orm
      .insert(clientLogo)
      .values({ clientId, ...set })
      .onConflictDoUpdate({ target: clientLogo.clientId, set })
      .run();
    const detail = { name: clientRow(w, clientId)?.name ?? '', width, height, bytes: png.length };
    const row = { chain: clientId, actor: work.actor, what: 'client.logo_set', subject: clientId, detail };
    record(w, row, at, work.ids);
  });
}

export function removeLogo(work: OpenWorkspace, { clientId }: ClientScope): void {
  write(work.ledger, (w) => {
    const { changes } = w.orm.delete(clientLogo).where(eq(clientLogo.clientId, clientId)).run();
    if (changes === 0) return;
    const detail = { name: clientRow(w, clientId)?.name ?? '' };
    const row = {
      chain: clientId,
      actor: work.actor,
      what: 'client.logo_removed',
      subject: clientId,
      detail,
    };
    record(w, row, work.clock.now(), work.ids);
  });
}
