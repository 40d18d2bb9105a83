import type { Socket } from 'node:net';
import { connect } from 'node:net';
import { AppError } from '../../shared/failure.ts';
import type { Host } from '../../shared/host.ts';
import type { DoorKind } from '../ports.ts';
import { Answered, hearLines, sayLine } from './frames.ts';
import { readDoorFile } from './place.ts';

/** A door onto the contract, wherever its domain runs. */
export interface DoorHost extends Host {
  /** The same, for a call that writes to this path. */
  writingTo(path: string): Host;
  /** The process that has the workspace: the app's, or ours. */
  readonly owner: 'app' | 'here';
  close(): Promise<void>;
}

const gone = () => new AppError('cancelled', 'Steward was closed meanwhile.');

/** At the running app's door; null when none runs for this folder. */
export async function knock(profile: string, door: DoorKind): Promise<DoorHost | null> {
  const file = readDoorFile(profile);
  if (file === null) return null;
  const socket = await reached(file.path);
  if (socket === null) return null;
  const waiting = new Map<number, { resolve(text: string): void; reject(error: Error): void }>();
  let last = 0;
  socket.once('close', () => {
    for (const one of waiting.values()) one.reject(gone());
    waiting.clear();
  });
  hearLines(socket, (line) => {
    const { n, text } = Answered.parse(line);
    waiting.get(n)?.resolve(text);
    waiting.delete(n);
  });
  const ask = (line: object, n: number) =>
    new Promise<string>((resolve, reject) => {
      if (socket.destroyed) return reject(gone());
      waiting.set(n, { resolve, reject });
      sayLine(socket, line);
    });
  const hostTo = (path: string | null): Host => ({
    call: (name, text) => {
      const n = (last += 1);
      return ask({ n, name, text, path }, n);
    },
    hear: () => () => undefined,
  });
  await ask({ secret: file.secret, door }, 0);
  return {
    ...hostTo(null),
    writingTo: hostTo,
    owner: 'app',
    close: () =>
      new Promise((closed) => {
        socket.once('close', () => closed());
        socket.end();
      }),
  };
}

function reached(path: string): Promise<Socket | null> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.removeAllListeners('error');
      socket.on('error', () => socket.destroy());
      resolve(socket);
    });
    // What a killed app left behind: nobody answers there.
    socket.once('error', () => resolve(null));
  });
}
