import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../../shared/failure.ts';
import { storageFailure } from '../../db/failures.ts';
import { keepBallast } from './ballast.ts';
import { removeGenerations } from './db-files.ts';
import { newHolder, newWorkspaceKey } from './holder.ts';
import { keyFileNames, readKeyFile } from './key-file.ts';
import type { KeyFile } from './key-format.ts';
import { prove, textOfKeyFile } from './key-format.ts';
import { assertStrong } from './passphrase.ts';
import type { Credentials } from './personal.ts';
import { credentialsOf } from './personal.ts';
import { newRecovery } from './recovery-wrap.ts';
import { draftFile, replaceFile, syncFolder } from './replace-file.ts';

export interface NewWorkspaceKeys {
  readonly folder: string;
  readonly kind: 'real' | 'demo';
  readonly workspaceId: string;
  readonly person: { readonly id: string; readonly name: string };
  readonly passphrase: string;
  readonly now: Date;
  /**
   * Makes the databases before the key file is there: a crash in between then leaves no workspace rather than one
   * without a ledger. Gets the key as a loan.
   */
  readonly prepare?: (made: {
    workspaceKey: Buffer;
    generation: number;
    credentials: Credentials;
  }) => void | Promise<void>;
}

export interface NewKeys {
  /** The caller wipes it. */
  readonly workspaceKey: Buffer;
  readonly recoveryCode: string;
  readonly keyFile: KeyFile;
  readonly credentials: Credentials;
}

/** Makes the workspace key, its founder's keys and the recovery code, and writes the key file. */
export async function createKeys(ask: NewWorkspaceKeys): Promise<NewKeys> {
  assertStrong(ask.passphrase);
  const { folder, kind, workspaceId, now } = ask;
  const place = { workspaceId, kind };
  const workspaceKey = newWorkspaceKey();
  const at = now.toISOString();
  const founder = await newHolder(
    place,
    1,
    {
      personId: ask.person.id,
      name: ask.person.name,
      passphrase: ask.passphrase,
      origin: { how: 'founder', by: null, at, ownSince: at },
      mustChange: false,
    },
    workspaceKey,
  );
  const { code, recovery } = newRecovery(place, 1, workspaceKey);
  const body = { format: 1 as const, ...place, version: 1, generation: 1, people: [founder], recovery };
  const keyFile = prove(body, workspaceKey);
  const credentials = credentialsOf(founder);
  await writeFirst(folder, textOfKeyFile(keyFile), () =>
    ask.prepare?.({ workspaceKey, generation: 1, credentials }),
  );
  return { workspaceKey, recoveryCode: code, keyFile, credentials };
}

/** The draft marks a creation under way; the rename is its commit. */
async function writeFirst(
  folder: string,
  text: string,
  prepare: () => void | Promise<void> | undefined,
): Promise<void> {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    assertEmpty(folder);
    const draft = draftFile(folder, keyFileNames.current, text);
    await prepare();
    renameSync(draft, join(folder, keyFileNames.current));
    syncFolder(folder);
    replaceFile(folder, keyFileNames.spare, text);
    keepBallast(folder);
  } catch (error) {
    throw storageFailure(error, join(folder, keyFileNames.current));
  }
}

function assertEmpty(folder: string): void {
  if (readKeyFile(folder)) throw new AppError('conflict', 'There is a workspace in this folder already.');
  // What is left of a creation that was stopped before anybody could work in it.
  removeGenerations(folder, () => true);
  rmSync(join(folder, `${keyFileNames.current}.new`), { force: true });
}
