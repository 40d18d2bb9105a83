import type { LooseAssets } from '../../../shared/model/admin-overview.ts';
import { LooseAsset } from '../../../shared/model/admin-overview.ts';
import type { ReachedAsset } from '../../../shared/model/client.ts';
import { Instant } from '../../../shared/model/ids.ts';
import type { SettingOf } from '../../../shared/model/setting.ts';
import { z } from '../../../shared/zod.ts';
import type { Reader, Writer } from '../../db/access.ts';
import { write } from '../../db/access.ts';
import type { GraphClient } from '../../graph/client.ts';
import { keepSettingText, readSetting } from '../../settings/use-cases.ts';
import type { OpenWorkspace } from '../../workspace/open-workspace.ts';
import { discoverAssets } from '../assets/use-cases.ts';
import { ownersByMetaId } from '../store.ts';

const Look = z.object({ at: Instant.nullable(), assets: z.array(LooseAsset) });
const lastLook: SettingOf<z.infer<typeof Look>> = {
  name: 'loose_assets',
  schema: Look,
  usual: { at: null, assets: [] },
};

/** As many as anybody gives to clients by hand. */
const mostKept = 2_000;
const mostShown = 100;

/** What the shared token reaches, read from Meta now; what of it no client has is remembered for the overview. */
export async function discoverAll(
  work: OpenWorkspace,
  graph: GraphClient,
  signal: AbortSignal,
): Promise<ReachedAsset[]> {
  const reached = await discoverAssets(work, graph, signal);
  const assets = reached
    .filter(({ clientName }) => clientName === null)
    .slice(0, mostKept)
    .map(({ kind, metaId, name }) => ({ kind, metaId, name }));
  write(work.ledger, (w) => keepSettingText(w, lastLook, { at: work.clock.now().toISOString(), assets }));
  return reached;
}

/** As of the last look, without those that have found their client since. */
export function looseAssets(r: Reader): LooseAssets {
  const { at, assets } = readSetting(r, lastLook);
  const owners = ownersByMetaId(r);
  const loose = assets.filter(({ metaId }) => !owners.has(metaId));
  return { at, count: loose.length, assets: loose.slice(0, mostShown) };
}

/** SECURITY: what was loose may have become the erased client's since; its name goes with it. */
export function forgetLoose(w: Writer): void {
  keepSettingText(w, lastLook, lastLook.usual);
}
