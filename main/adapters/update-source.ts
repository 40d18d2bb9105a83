import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { type FileHandle, open, realpath, rename, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Dispatcher } from 'undici';
import { UpdateRefused } from '../../shared/model/update.ts';
import type { FileProof, UpdateSource } from '../ports.ts';

export interface Patience {
  /** For the whole of a small file, and for each silence within a large one. */
  readonly ms: number;
}

/**
 * SECURITY: sends nothing but the request, knows no token, follows no redirect, and checks certificates. undici's
 * interceptors stay off, so what is asked for comes from the host that was set, or not at all.
 */
export function updateSource({ ms }: Patience = { ms: 20_000 }): UpdateSource {
  return {
    read: (url, most, signal) =>
      withNetwork(ms, async (ask) => {
        const late = AbortSignal.timeout(ms);
        const body = await ask(url, AbortSignal.any([signal, late])).catch(inWords(signal, late));
        return await whole(body, most).catch(inWords(signal, late));
      }),
    fetchFile: (url, { to, proof, onBytes }, signal) =>
      withNetwork(ms, async (ask) => {
        const body = await ask(url, signal).catch(inWords(signal));
        await writtenWhole(to, proof, 0o600, received(body, onBytes, signal));
      }),
    putInPlace,
    forget: (path) => rmSync(path, { force: true }),
  };
}

type Body = AsyncIterable<Buffer>;
type Ask = (url: string, signal: AbortSignal) => Promise<Body>;

/** The library of the network is read here and not with this file: nothing is fetched while the app starts (P9). */
async function withNetwork<T>(ms: number, use: (ask: Ask) => Promise<T>): Promise<T> {
  const { Agent, request } = await import('undici');
  const agent = new Agent({
    connections: 1,
    connect: { timeout: ms, rejectUnauthorized: true },
    headersTimeout: ms,
    bodyTimeout: ms,
  });
  const ask: Ask = async (url, signal) =>
    bodyOf(await request(url, { dispatcher: agent, signal, headers: { 'accept-encoding': 'identity' } }));
  try {
    return await use(ask);
  } finally {
    await agent.destroy();
  }
}

function bodyOf(reply: Dispatcher.ResponseData): Body {
  if (reply.statusCode === 200) return reply.body as Body;
  if (reply.statusCode >= 300 && reply.statusCode < 400) throw new UpdateRefused('elsewhere');
  throw new UpdateRefused(reply.statusCode === 404 ? 'not_there' : 'unreachable');
}

async function whole(body: Body, most: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of body) {
    size += part.length;
    if (size > most) throw new UpdateRefused('unreadable');
    parts.push(part);
  }
  return Buffer.concat(parts);
}

async function* received(body: Body, onBytes: (count: number) => void, signal: AbortSignal): Body {
  let count = 0;
  try {
    for await (const part of body) {
      count += part.length;
      onBytes(count);
      yield part;
    }
  } catch (error) {
    // A connection that breaks off after the first bytes is a file that is too short.
    inWords(signal, null, 'cut_short')(error);
  }
}

/** An abort that the caller asked for goes on as it is; whatever else the network says is a refusal. */
function inWords(
  signal: AbortSignal,
  late: AbortSignal | null = null,
  otherwise: 'unreachable' | 'cut_short' = 'unreachable',
) {
  return (error: unknown): never => {
    if (error instanceof UpdateRefused) throw error;
    signal.throwIfAborted();
    const isLate = late?.aborted === true || /TIMEOUT/.test(codeOf(error));
    throw new UpdateRefused(isLate ? 'too_slow' : otherwise, { cause: error });
  };
}

/** SECURITY: kept only if it is what the signed feed says, to the last byte; otherwise nothing is left of it. */
async function writtenWhole(path: string, proof: FileProof, mode: number, parts: Body): Promise<void> {
  try {
    rmSync(path, { force: true });
    const file = await open(path, 'wx', mode);
    try {
      await proven(file, proof, parts);
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    rmSync(path, { force: true });
    throw onDisk(error);
  }
}

async function proven(file: FileHandle, proof: FileProof, parts: Body): Promise<void> {
  const hash = createHash('sha512');
  let size = 0;
  for await (const part of parts) {
    size += part.length;
    if (size > proof.bytes) throw new UpdateRefused('altered');
    hash.update(part);
    await file.writeFile(part);
  }
  if (size < proof.bytes) throw new UpdateRefused('cut_short');
  if (hash.digest('base64') !== proof.sha512) throw new UpdateRefused('altered');
}

/** Beside the old one first, and by one rename: a cut of power leaves the one or the other, and both start. */
async function putInPlace(from: string, proof: FileProof, appFile: string): Promise<void> {
  try {
    const place = await realpath(appFile);
    const draft = join(dirname(place), `.${basename(place)}.new`);
    const { mode } = await stat(place);
    const source = await open(from, 'r');
    try {
      await writtenWhole(draft, proof, 0o700, source.createReadStream({ autoClose: false }));
    } finally {
      await source.close();
    }
    try {
      const file = await open(draft, 'r');
      await file.chmod(mode & 0o777).finally(() => file.close());
      await rename(draft, place);
    } catch (error) {
      rmSync(draft, { force: true });
      throw error;
    }
  } catch (error) {
    throw onDisk(error);
  }
}

function onDisk(error: unknown): unknown {
  const code = codeOf(error);
  if (error instanceof UpdateRefused || !/^E[A-Z]+$/.test(code)) return error;
  return new UpdateRefused(code === 'ENOSPC' ? 'disk_full' : 'place_closed', { cause: error });
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
