import { existsSync } from 'node:fs';
import { AppError } from '../../../shared/failure.ts';
import type { SecretStore } from '../../ports.ts';
import { holdWriting } from '../../db/access.ts';
import { inWorker } from '../backup/in-worker.ts';
import type { Busy } from '../lock/in-flight.ts';
import type { CopyAsk, CopyStep, Live, Reseal } from './copy-databases.ts';
import { copyDatabases, resealCopy } from './copy-databases.ts';
import { removeGenerations, removeGenerationsGently } from './db-files.ts';
import { dbPaths } from './generations.ts';
import { newWorkspaceKey, wrapByExchange } from './holder.ts';
import type { WriteStep } from './key-file.ts';
import { mendKeyFiles, readKeyFile, replaceKeyFile, requireKeyFile } from './key-file.ts';
import type { KeyFile, KeyFileBody, KeyHolder } from './key-format.ts';
import { assertProved, prove } from './key-format.ts';
import { rewrapQuick } from './quick-wrap.ts';
import { wrapForRecovery } from './recovery-wrap.ts';
import { syncFile, syncFolder } from './replace-file.ts';

export type RotationStep = CopyStep | WriteStep | 'old databases removed';

export interface LiveDatabases {
  readonly connections: () => Live;
  /** Money on its way: what Meta answered is to be written down, so writing is not held back before that. */
  readonly changes: Busy;
  /** Closes the old databases and goes on with the new ones. Called as soon as the key file names them. */
  readonly move: (to: { readonly workspaceKey: Buffer; readonly generation: number }) => void;
}

export interface RotateAsk {
  readonly folder: string;
  /** The open one; the caller wipes it. */
  readonly workspaceKey: Buffer;
  /** The open databases, when there are any: they are used until the key file is switched, and then moved. */
  readonly live?: LiveDatabases;
  /** Null where nothing may ask a keychain: quick unlock is then turned off for everybody. */
  readonly secretStore: SecretStore | null;
  /** Gets the key file as it will be, so that what the ledger says of people's keys changes with them. */
  readonly reseal: (...args: [...Parameters<Reseal>, next: KeyFile]) => void;
  readonly afterStep?: (step: RotationStep) => void;
}

export interface Rotated {
  /** The new one; the caller wipes it. */
  readonly workspaceKey: Buffer;
  readonly generation: number;
  readonly keyFile: KeyFile;
  /** What did not quite work, as a sentence; the change of keys itself is done. */
  readonly warning: string | null;
}

/** The key file as it will be, with the new key sealed for everybody; answers with what is to be different. */
export type RotationEdit = (draft: {
  readonly body: KeyFileBody;
  readonly workspaceKey: Buffer;
}) =>
  | Partial<Pick<KeyFileBody, 'people' | 'recovery'>>
  | Promise<Partial<Pick<KeyFileBody, 'people' | 'recovery'>>>;

/**
 * A new workspace key: both databases are copied under it, then one rename of the key file switches to them, then the
 * old ones go. A crash at any step leaves either the old state or the new one, whole.
 */
export async function rotate(ask: RotateAsk, edit: RotationEdit = () => ({})): Promise<Rotated> {
  const { folder } = ask;
  const found = requireKeyFile(folder);
  assertProved(found.keyFile, ask.workspaceKey);
  mendKeyFiles(folder, found);
  const workspaceKey = newWorkspaceKey();
  try {
    const { body, lostQuick } = await draftFor(found.keyFile, workspaceKey, ask.secretStore);
    const next = prove({ ...body, ...(await edit({ body, workspaceKey })) }, workspaceKey);
    const trouble = await switchTo(ask, found.keyFile, next, workspaceKey);
    const warning =
      [trouble, quickWarning(lostQuick, next)].filter((line) => line !== null).join(' ') || null;
    return { workspaceKey, generation: next.generation, keyFile: next, warning };
  } catch (error) {
    workspaceKey.fill(0);
    throw error;
  }
}

async function draftFor(
  keyFile: KeyFile,
  workspaceKey: Buffer,
  secretStore: SecretStore | null,
): Promise<{ body: KeyFileBody; lostQuick: KeyHolder[] }> {
  const version = keyFile.version + 1;
  const people: KeyHolder[] = [];
  const lostQuick: KeyHolder[] = [];
  for (const holder of keyFile.people) {
    const quick = await rewrapQuick(keyFile, version, holder, workspaceKey, secretStore);
    if (holder.quick && !quick) lostQuick.push(holder);
    people.push({ ...holder, quick, wrap: wrapByExchange(keyFile, version, holder, workspaceKey) });
  }
  const { proof: _, ...body } = keyFile;
  const recovery = wrapForRecovery(keyFile, version, keyFile.recovery.publicKey, workspaceKey);
  return { body: { ...body, version, generation: keyFile.generation + 1, people, recovery }, lostQuick };
}

async function switchTo(
  ask: RotateAsk,
  before: KeyFile,
  next: KeyFile,
  workspaceKey: Buffer,
): Promise<string | null> {
  const { folder, afterStep } = ask;
  const from = { paths: dbPaths(folder, before.generation), workspaceKey: ask.workspaceKey };
  const to = { paths: dbPaths(folder, next.generation), workspaceKey };
  if (!existsSync(from.paths.ledger) || !existsSync(from.paths.insights)) {
    throw new AppError('storage_damaged', 'A database of this workspace is missing. Restore a backup.');
  }
  const copying: CopyAsk = {
    from,
    to,
    reseal: (...args) => ask.reseal(...args, next),
    ...(afterStep ? { afterStep } : {}),
  };
  let isSpareWritten = false;
  try {
    // Nothing of ours comes in between the last look at what was written meanwhile, in `copyLive`, and the switch.
    if (ask.live) await copyLive(ask.live, copying);
    else copyDatabases(copying);
    syncFolder(folder);
    isSpareWritten = replaceKeyFile(folder, before.version, next, afterStep);
  } catch (error) {
    if (!isSwitched(folder, next)) throw error;
  }
  ask.live?.move({ workspaceKey, generation: next.generation });
  if (!isSpareWritten) {
    return 'The spare copy of the key file could not be written; the old databases stay until it is.';
  }
  await removeOld(folder, next.generation);
  afterStep?.('old databases removed');
  return null;
}

const mostCopies = 3;
const changeMs = 30_000;

/**
 * Copies on a thread of its own while everybody goes on working. What was written meanwhile is in the old databases only:
 * then it is copied again, and for the last time with writing refused for as long as it takes.
 */
async function copyLive(live: LiveDatabases, copying: CopyAsk): Promise<void> {
  for (let copies = 1; ; copies += 1) {
    const isLast = copies === mostCopies;
    if (isLast) await quiet(live.changes);
    const before = connectionsOf(live);
    const standing = writtenIn(before);
    const letGo = isLast ? [before.ledger, before.insights].map(holdWriting) : [];
    try {
      await copyInWorker(copying);
    } finally {
      for (const go of letGo) go();
    }
    const after = connectionsOf(live);
    if (after.ledger !== before.ledger || after.insights !== before.insights) continue;
    if (writtenIn(after) !== standing && !isLast) continue;
    resealCopy(copying);
    syncFile(copying.to.paths.ledger);
    return;
  }
}

/** While money is on its way, but no longer than somebody would wait for it. */
async function quiet(changes: Busy): Promise<void> {
  if (!changes.isQuiet()) await changes.quiet(changeMs);
  if (changes.isQuiet()) return;
  throw new AppError(
    'workspace_busy',
    'A budget change is on its way to Meta. Change the keys when it is known.',
  );
}

async function copyInWorker({ from, to }: CopyAsk): Promise<void> {
  const [old, next] = [Buffer.from(from.workspaceKey), Buffer.from(to.workspaceKey)];
  try {
    await inWorker({ do: 'rekey', from: from.paths, to: to.paths, workspaceKey: old, nextKey: next });
  } finally {
    old.fill(0);
    next.fill(0);
  }
}

/** How many rows these connections have written since they were opened. */
function writtenIn({ ledger, insights }: Live): string {
  const rows = [ledger, insights].map((raw) => raw.prepare('select total_changes()').pluck().get());
  return rows.join(' ');
}

function connectionsOf(live: LiveDatabases): Live {
  const connections = live.connections();
  if (connections.ledger.open && connections.insights.open) return connections;
  throw new AppError('signed_out', 'The workspace was locked meanwhile. Sign in and try again.');
}

/** After an error: was the key file switched all the same? If it certainly was not, the copies go. */
function isSwitched(folder: string, next: KeyFile): boolean {
  const now = readKeyFile(folder);
  if (now?.from === 'current' && now.keyFile.proof === next.proof) return true;
  if (now?.from === 'current') removeGenerations(folder, (generation) => generation === next.generation);
  return false;
}

async function removeOld(folder: string, generation: number): Promise<void> {
  try {
    await removeGenerationsGently(folder, (other) => other !== generation);
  } catch {
    // Some other program reads them at this moment; they are swept at the next unlock.
  }
}

function quickWarning(lost: readonly KeyHolder[], next: KeyFile): string | null {
  const names = lost.filter(({ personId }) => next.people.some((person) => person.personId === personId));
  if (names.length === 0) return null;
  return `The keychain did not answer, so quick unlock is off for ${names.map(({ name }) => name).join(', ')}.`;
}
