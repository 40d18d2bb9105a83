import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contract } from '../../shared/contract/contract.ts';
import type { StewardContract } from '../../shared/contract/contract.ts';
import type { Client } from '../../shared/rpc.ts';
import { connect } from '../../shared/rpc.ts';
import { isAnythingUnderWay } from './under-way.ts';
import { uuidV7Ids } from '../../main/adapters/uuid-v7-ids.ts';
import { systemWake } from '../../main/adapters/system-wake.ts';
import { compose } from '../../main/compose.ts';
import type { AwayReason, Domain, Notice, Ports, SecretStore, UpdateHome, Wake } from '../../main/ports.ts';

export const founder = {
  workspaceName: 'Oak & Ash',
  name: 'Ada Admin',
  email: 'ada@agency.example',
  passphrase: 'five quiet herons at dusk',
};

export interface TestDesk {
  readonly api: Client<StewardContract>;
  readonly folder: string;
  readonly domain: Domain;
  /** What the window would get for `/media/<client>/<picture>`. */
  picture(clientId: string, id: string): Promise<{ type: string; bytes: Uint8Array } | null>;
  readonly logged: string[];
  readonly events: { name: string; payload: unknown }[];
  /** As when the person leaves the machine; `idleAfterMs` is what the app asked for. */
  readonly away: { tell(reason: AwayReason): void; wake(): void; idleAfterMs(): number };
  /** Moves the clock on. */
  pass(seconds: number): void;
  now(): Date;
  /** What the next save dialogs answer; without one a dialog is cancelled. */
  /** A path, or a folder with its slash for the name that was suggested. */
  readonly saveAnswers: string[];
  readonly openAnswers: string[];
  /** What the desktop was asked to show. */
  readonly shown: Notice[];
  /** What went to the mail program and to the clipboard. */
  readonly outbox: Outbox;
  /** A call of the first window as it goes over the wire, whatever the input. */
  send(name: string, input: unknown): Promise<Sent>;
  /** Another window of the same app, with no session of its own. */
  anotherWindow(): Client<StewardContract>;
  /** Ends the domain and starts another on the same folder. */
  restart(): Promise<TestDesk>;
}

export interface Outbox {
  readonly mails: { readonly to: string; readonly subject: string; readonly body: string }[];
  readonly copied: string[];
}

/** What comes back over the wire. */
export type Sent =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly failure: { readonly code: string; readonly message: string } };

export interface DeskAsk {
  /** Nothing that can be used, when left out. */
  readonly secrets?: SecretStore;
  /** Without it nothing happens by itself: no background sync meets a test that did not ask for one. */
  readonly background?: Wake;
  readonly folder?: string;
  readonly now?: string;
  readonly graphOrigin?: string;
  /** Nothing that could be updated, when left out. */
  readonly updateHome?: UpdateHome;
  readonly version?: string;
  /** Waiting takes no time: the desk's clock jumps instead, and whoever listens is told by how much. */
  readonly jumping?: (ms: number) => void;
}

const longWaitMs = 30_000;

const open: (() => Promise<void>)[] = [];

/** Everything of main but Electron, on real files and, if an origin is given, real HTTP. */
export function aDesk(ask: DeskAsk = {}): TestDesk {
  const folder = ask.folder ?? mkdtempSync(join(tmpdir(), 'steward-test-'));
  let now = new Date(ask.now ?? '2026-11-20T09:00:00.000Z').getTime();
  const clock = { now: () => new Date(now) };
  const logged: string[] = [];
  const events: TestDesk['events'] = [];
  const saveAnswers: string[] = [];
  const openAnswers: string[] = [];
  const shown: Notice[] = [];
  const outbox: Outbox = { mails: [], copied: [] };
  const away = awayOf();
  const ports = {
    ...portsOf({
      folder,
      clock,
      logged,
      events,
      saveAnswers,
      openAnswers,
      shown,
      outbox,
      graphOrigin: ask.graphOrigin ?? null,
    }),
    idle: away.idle,
    wake: ask.jumping ? jumpingWake(ask.jumping, (ms) => (now += ms)) : systemWake,
    ...(ask.secrets ? { secrets: ask.secrets } : {}),
    ...(ask.updateHome ? { updateHome: ask.updateHome } : {}),
    ...(ask.version ? { version: ask.version } : {}),
    background: ask.background ?? (() => () => undefined),
  };
  const domain = Promise.resolve(compose(ports));
  const listeners = new Set<(name: string, text: string) => void>();
  let windows = 0;
  const connectWindow = (caller = { window: (windows += 1) }) => {
    return connect(contract, {
      call: async (name, text) => (await domain).served(name, text, caller),
      hear: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    }).api;
  };
  const stop = async () => (await domain).stop();
  open.push(stop);
  const first = { window: (windows += 1) };
  return {
    api: connectWindow(first),
    send: async (name, input) =>
      JSON.parse(await (await domain).served(name, JSON.stringify({ id: 'raw', input }), first)) as Sent,
    folder,
    domain: {
      served: async (...call) => (await domain).served(...call),
      picture: () => null,
      left: async (caller) => (await domain).left(caller),
      stop,
    },
    picture: async (clientId, id) => (await domain).picture(clientId, id),
    logged,
    events,
    saveAnswers,
    away,
    openAnswers,
    shown,
    outbox,
    pass: (seconds) => {
      now += seconds * 1000;
    },
    now: clock.now,
    anotherWindow: () => connectWindow(),
    restart: async () => {
      await stop();
      return aDesk({ ...ask, folder, now: clock.now().toISOString() });
    },
  };
}

/** For `afterEach`: closes every desk that a test opened and removes its folder. */
export async function closeDesks(): Promise<void> {
  for (const stop of open.splice(0)) await stop();
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

function jumpingWake(told: (ms: number) => void, move: (ms: number) => void): Wake {
  return (ms, then) => {
    let soon: NodeJS.Immediate;
    // A long wait may be the end of one's patience with an answer that is still on its way: that comes first.
    const look = () => {
      if (ms >= longWaitMs && isAnythingUnderWay()) {
        soon = setImmediate(look);
        return;
      }
      move(ms);
      told(ms);
      then();
    };
    soon = setImmediate(look);
    return () => clearImmediate(soon);
  };
}

function awayOf(): TestDesk['away'] & { readonly idle: Ports['idle'] } {
  let awake: (() => void) | null = null;
  let listening: { after: () => number; tell: (reason: AwayReason) => void } | null = null;
  return {
    idle: {
      onAway: (after, tell) => {
        listening = { after, tell };
        return () => {
          listening = null;
        };
      },
      onWake: (tell) => {
        awake = tell;
        return () => {
          awake = null;
        };
      },
    },
    wake: () => awake?.(),
    tell: (reason) => listening?.tell(reason),
    idleAfterMs: () => listening?.after() ?? 0,
  };
}

interface PortsAsk {
  readonly folder: string;
  readonly clock: { now(): Date };
  readonly logged: string[];
  readonly events: TestDesk['events'];
  readonly saveAnswers: string[];
  readonly openAnswers: string[];
  readonly shown: Notice[];
  readonly outbox: Outbox;
  readonly graphOrigin: string | null;
}

function portsOf(ask: PortsAsk): Omit<Ports, 'idle' | 'background' | 'wake'> {
  const { folder, clock, logged, events, saveAnswers, openAnswers, shown, outbox, graphOrigin } = ask;
  const refuse = () => Promise.reject(new Error('No dialog was expected.'));
  return {
    clock,
    ids: uuidV7Ids(clock),
    log: {
      info: (event, facts) => logged.push(JSON.stringify({ event, facts })),
      error: (event, cause, facts) =>
        logged.push(
          JSON.stringify({
            event,
            facts,
            cause: String(cause),
            stack: cause instanceof Error ? cause.stack : null,
          }),
        ),
    },
    dialogs: {
      saveFile: ({ suggestedName }) => {
        const answer = saveAnswers.shift() ?? null;
        return Promise.resolve(answer?.endsWith('/') ? `${answer}${suggestedName}` : answer);
      },
      openFile: () => Promise.resolve(openAnswers.shift() ?? null),
      chooseFolder: () => Promise.resolve(openAnswers.shift() ?? null),
    },
    connection: { watch: () => () => undefined },
    notifications: { show: (notice) => shown.push(notice) > 0 },
    shell: {
      openLink: refuse,
      composeMail: (mail) => Promise.resolve(void outbox.mails.push(mail)),
      showFile: () => undefined,
      copyText: (text) => void outbox.copied.push(text),
    },
    pdf: { print: async (html) => new TextEncoder().encode(html) },
    secrets: {
      state: () =>
        Promise.resolve({ usable: false, backend: 'none', why: 'There is no keychain in this test.' }),
      seal: refuse,
      open: refuse,
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
    pictures: {
      // Says what it was given, so that a test sees that nothing of the original is kept.
      remake: ({ type, bytes }) =>
        Promise.resolve({
          type: 'image/webp' as const,
          width: 1,
          height: 1,
          bytes: Buffer.from(`made anew from ${bytes.length} bytes of ${type}`),
        }),
      close: () => undefined,
    },
    emit: (name, payload) => events.push({ name, payload }),
    folder,
    graphOrigin,
    version: '0.0.0-test',
    updateHome: { releaseKey: null, machine: 'linux-x64', appFile: null },
    about: {
      versions: [{ name: 'Steward', version: '0.0.0-test' }],
      licences: () => [{ name: 'oak', version: '1.0.0', licence: 'MIT', text: 'Permission is granted.' }],
    },
  };
}
