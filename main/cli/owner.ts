import { join } from 'node:path';
import { AppError } from '../../shared/failure.ts';
import type { Host } from '../../shared/host.ts';
import { fileLog } from '../adapters/file-log.ts';
import { systemClock } from '../adapters/system-clock.ts';
import { systemWake } from '../adapters/system-wake.ts';
import { uuidV7Ids } from '../adapters/uuid-v7-ids.ts';
import { compose } from '../compose.ts';
import { driverTrouble } from '../db/driver.ts';
import { answering } from '../doors/answers.ts';
import type { DoorHost } from '../doors/knock.ts';
import { profileRefusal } from '../electron/profile.ts';
import { openSocketDoor } from '../doors/socket.ts';
import type { Caller, Ports } from '../ports.ts';

export interface OwnerAsk {
  readonly profile: string;

  readonly version: string;
  /** Development only, loopback only. */
  readonly graphOrigin: string | null;
  readonly now: Date | null;
}

/** Why this process cannot stand in for a closed app, `null` when it can. */
export const ownerTrouble = (): string | null => driverTrouble();

/** Main in this process, without a window: the workspace is ours until we close, and others come in by our own door. */
export async function ownWorkspace(ask: OwnerAsk): Promise<DoorHost> {
  const { profile } = ask;
  const refusal = profileRefusal(profile);
  if (refusal !== null) throw new AppError('storage_refused', refusal);
  const ports = windowlessPorts(ask);
  const domain = compose(ports);
  const socket = await openSocketDoor({ profile, domain, log: ports.log });
  const caller: Caller = { window: 0, door: 'command_line' };
  const hostTo = (path: string | null): Host => ({
    call: (name, text) => answering({ path }, () => domain.served(name, text, caller)),
    hear: () => () => undefined,
  });
  return {
    ...hostTo(null),
    writingTo: hostTo,
    owner: 'here',
    close: async () => {
      await socket.close();
      await domain.stop();
    },
  };
}

function windowlessPorts({ profile, version, graphOrigin, now }: OwnerAsk): Ports {
  const clock = systemClock(now);
  const needsWindow = (what: string) => () =>
    Promise.reject(
      new AppError('unsupported', `${what} needs the window of Steward. Open Steward and run this again.`),
    );
  const nobody = { usable: false, backend: 'none', why: 'There is no keychain without the window.' } as const;
  return {
    clock,
    ids: uuidV7Ids(clock),
    log: fileLog({ folder: join(profile, 'logs'), clock }),
    // Never asked: every call here comes by a door.
    dialogs: {
      saveFile: () => Promise.resolve(null),
      openFile: () => Promise.resolve(null),
      chooseFolder: () => Promise.resolve(null),
    },
    shell: {
      openLink: needsWindow('A link'),
      composeMail: needsWindow('A mail'),
      showFile: () => undefined,
      copyText: () => undefined,
    },
    notifications: { show: () => false },
    pdf: {
      print: needsWindow('Printing a PDF'),
    },
    idle: { onAway: () => () => undefined, onWake: () => () => undefined },
    connection: { watch: () => () => undefined },
    secrets: {
      state: () => Promise.resolve(nobody),
      seal: () => Promise.reject(new AppError('keychain_unavailable', nobody.why)),
      open: () => Promise.reject(new AppError('keychain_unavailable', nobody.why)),
    },
    settings: {
      appearance: () => 'system',
      setAppearance: () => undefined,
      language: () => 'en',
      setLanguage: () => undefined,
      tourDone: () => true,
      setTourDone: () => undefined,
      softwareRendering: () => false,
      setSoftwareRendering: () => undefined,
      trouble: () => null,
    },
    links: { take: () => null },
    menu: { enable: () => undefined, speak: () => undefined },
    pictures: { remake: needsWindow('A picture'), close: () => undefined },
    emit: () => undefined,
    folder: profile,
    graphOrigin,
    version,
    wake: systemWake,
    // A terminal's turn is short: nothing begins by itself.
    background: () => () => undefined,
    about: { versions: [{ name: 'Steward', version }], licences: () => [] },
    // The app looks for new versions of itself; the command line comes with it.
    updateHome: { releaseKey: null, machine: `${process.platform}-${process.arch}`, appFile: null },
  };
}
