import { AppError } from '../../../shared/failure.ts';
import type { SecretStore } from '../../ports.ts';
import { changeHolder } from './change.ts';
import { mendKeyFiles, requireKeyFile } from './key-file.ts';
import { assertProved } from './key-format.ts';
import { newQuick, openQuick } from './quick-wrap.ts';
import { holderIn } from './unlock.ts';

export interface QuickAsk {
  readonly folder: string;
  readonly personId: string;
  readonly secretStore: SecretStore;
}

/** Opens the workspace by the keychain. Never gives personal keys: signing always asks for the passphrase. */
export async function unlockQuick(ask: QuickAsk): Promise<{ workspaceKey: Buffer; generation: number }> {
  const { folder, personId, secretStore } = ask;
  const found = requireKeyFile(folder);
  const holder = holderIn(found.keyFile, personId);
  if (!holder.quick || holder.mustChange) {
    throw new AppError('keychain_unavailable', 'Quick unlock is off for this account. Use your passphrase.');
  }
  const { workspaceKey, renewed } = await openQuick(found.keyFile, holder, holder.quick, secretStore);
  try {
    assertProved(found.keyFile, workspaceKey);
  } catch (error) {
    workspaceKey.fill(0);
    throw error;
  }
  try {
    mendKeyFiles(folder, found);
    if (renewed) await changeHolder(folder, workspaceKey, personId, () => ({ quick: renewed }));
  } catch {
    // A full disk or a change at the same moment: the next unlock does this again.
  }
  return { workspaceKey, generation: found.keyFile.generation };
}

export async function enableQuick(
  ask: QuickAsk & { readonly workspaceKey: Buffer },
): Promise<{ backend: string }> {
  const { folder, workspaceKey, personId, secretStore } = ask;
  const holder = await changeHolder(folder, workspaceKey, personId, async (before, body) => {
    if (before.mustChange) {
      throw new AppError('conflict', 'Set a passphrase of your own before you turn on quick unlock.');
    }
    return { quick: await newQuick(body, body.version, personId, workspaceKey, secretStore) };
  });
  return { backend: holder.quick?.backend ?? '' };
}

export async function disableQuick(ask: {
  readonly folder: string;
  readonly workspaceKey: Buffer;
  readonly personId: string;
}): Promise<void> {
  await changeHolder(ask.folder, ask.workspaceKey, ask.personId, () => ({ quick: null }));
}
