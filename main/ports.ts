import type { Licence, Version } from '../shared/model/about.ts';
import type { Language } from '../shared/model/language.ts';
import type { Link } from '../shared/model/link.ts';
import type { Served } from '../shared/rpc.ts';

// Every need from outside, on one screen. A port exists only where the world is slow, private, random or graphical.

/** Wall time. Never called by pure rules: they take the moment as an argument. */
export interface Clock {
  now(): Date;
}

/** UUIDv7: unique, and rising in the order they were made, also within one millisecond. */
export interface Ids {
  next(): string;
}

export type Facts = Readonly<Record<string, string | number | boolean | null>>;

/** Events are `noun.past_tense`; facts carry ids and counts, never a token, a passphrase or a client's words. */
export interface Log {
  info(event: string, facts?: Facts): void;
  error(event: string, cause: unknown, facts?: Facts): void;
}

export interface FileFilter {
  readonly name: string;
  /** Without the dot: `pdf`. */
  readonly extensions: readonly string[];
}
export interface SaveAsk {
  readonly title: string;
  /** A file name, not a path: the person's downloads folder is where it starts. */
  readonly suggestedName: string;
  readonly filters: readonly FileFilter[];
}
export interface OpenAsk {
  readonly title: string;
  readonly filters: readonly FileFilter[];
}
/** The person's answers. `null` when they changed their mind. */
export interface Dialogs {
  saveFile(ask: SaveAsk): Promise<string | null>;
  openFile(ask: OpenAsk): Promise<string | null>;
  /** A folder for several files at once. */
  chooseFolder(ask: { readonly title: string }): Promise<string | null>;
}

/** Files that a person asked for, where they said. What Steward keeps for itself goes through its own stores. */
export interface Files {
  /** Whole or not at all. Rejects with a sentence when the place is full or closed. */
  write(path: string, parts: Iterable<string | Uint8Array>): void;
  /** The same for what is long: in steps, and in between everything else has its turn. */
  writeInSteps(path: string, parts: Iterable<string | Uint8Array>): Promise<void>;
}

/** What leaves the app for another program. */
export interface Shell {
  /** Rejects with `not_allowed` for an address that is not on the allow-list. */
  openLink(url: string): Promise<void>;
  /** A ready-to-send mail in the person's own mail program. */
  composeMail(mail: { readonly to: string; readonly subject: string; readonly body: string }): Promise<void>;
  /** Shows a file that the person has just saved in their file manager. */
  showFile(path: string): void;
  copyText(text: string): void;
}

/** Makes a PDF of a still page that carries everything within itself. */
export interface PdfPrinter {
  /** Tagged, with an outline, on the paper that the page itself names. Rejects rather than give half a file. */
  print(html: string, signal: AbortSignal): Promise<Uint8Array>;
}

export interface Notice {
  readonly title: string;
  readonly body: string;
  /** Opened when the person clicks: a steward:// link. */
  readonly link: string | null;
}
export interface Notifications {
  /** `false` when none was shown: the desktop has no notifications, or the person looks at our window already. */
  show(notice: Notice): boolean;
}

export type AwayReason = 'idle' | 'screen_locked' | 'suspended';
export interface IdleState {
  /**
   * Tells once each time the person goes away: idle for as long as `idleAfterMs()` says (asked at every look), screen
   * locked, or machine suspended. The returned function stops it.
   */
  onAway(idleAfterMs: () => number, listener: (reason: AwayReason) => void): () => void;
  /** Tells each time the machine wakes: what could not be done may be possible now. */
  onWake(listener: () => void): () => void;
}

export type KeychainState =
  | { readonly usable: true; readonly backend: string }
  /** `why` is a sentence for the person. */
  | { readonly usable: false; readonly backend: string; readonly why: string };

/** The operating system's keychain. Seals with a key that we never see. */
export interface SecretStore {
  /** Which keychain is in use is stored beside each sealed secret, so that a changed one is explained, never fatal. */
  state(): Promise<KeychainState>;
  /** Rejects with `keychain_unavailable` rather than seal with a key that is the same on every machine. */
  seal(secret: Uint8Array): Promise<Uint8Array>;
  /** `again` says that the keychain has a newer key: seal once more and store that. */
  open(sealed: Uint8Array): Promise<{ secret: Uint8Array; again: boolean }>;
}

export type Appearance = 'system' | 'light' | 'dark';
/** Window and appearance only. Whatever matters is in the ledger. */
export interface SettingsStore {
  appearance(): Appearance;
  setAppearance(appearance: Appearance): void;
  /** The chosen one, or the system's where we speak it. */
  language(): Language;
  setLanguage(language: Language): void;
  /** Whether somebody here has seen the tour of the demo agency, or did not want to. */
  tourDone(): boolean;
  setTourDone(done: boolean): void;
  /** Graphics by the processor alone, from the next start. */
  softwareRendering(): boolean;
  setSoftwareRendering(on: boolean): void;
  /** What happened to the settings file at this start, as a sentence; `null` when all was well. */
  trouble(): string | null;
}

/** A link that came from outside waits here until the screen asks for it, so that none is lost before sign-in. */
export interface Links {
  /** Hands the waiting link over, once. */
  take(): Link | null;
}

/** The native menu; the screen says which of its commands make sense now. */
export interface Menu {
  enable(commands: readonly string[]): void;
  /** Puts the menu into another language. */
  speak(language: Language): void;
}

/** Calls back later, unless cancelled. Handed in, so that a test's clock can drive it. */
export type Wake = (ms: number, then: () => void) => () => void;

/** Sends an event of the contract to every window. */
export type EmitEvent = (name: string, payload: unknown) => void;

export interface GraphRequest {
  readonly method: 'GET' | 'POST';
  /** Version, path and query; the origin is the transport's own. */
  readonly path: string;
  readonly body?: string;
  /** Sent as a header. The caller wipes it. */
  readonly token: Buffer;
  /** The whole exchange, to the last byte, takes no longer. */
  readonly withinMs?: number;
}
export interface GraphReply {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}
/** One origin, fixed when it is made. Only graph/ may hold one. */
export interface GraphTransport {
  /** Rejects with `offline` when no answer came. */
  send(request: GraphRequest, signal: AbortSignal): Promise<GraphReply>;
  close(): Promise<void>;
}

/** What the operating system knows of the network. */
export interface Connection {
  /** Tells every few seconds whether there is a network at all. The returned function stops it. */
  watch(listener: (online: boolean) => void): () => void;
}

/** Pictures from Meta's content hosts. No Graph call: it holds no token and follows no redirect. */
export interface PictureTransport {
  /** Rejects when more than `most` bytes come. `location` is where a redirect points. */
  get(
    url: string,
    most: number,
    signal: AbortSignal,
  ): Promise<{ status: number; location: string | null; bytes: Uint8Array }>;
  close(): Promise<void>;
}

/** A picture as it came: its type by its first bytes, its size checked by its header, and nothing else known of it. */
export interface FetchedPicture {
  readonly type: string;
  readonly bytes: Uint8Array;
}
/** Decodes and encodes pictures in a process that holds nothing else and may do nothing else. */
export interface PictureWorkshop {
  /** The dots alone, on a longest edge of so many. Rejects when it is no picture, or takes too long. */
  remake(
    picture: FetchedPicture,
    longestEdge: number,
    signal: AbortSignal,
  ): Promise<{ type: 'image/webp' | 'image/png'; width: number; height: number; bytes: Uint8Array }>;
  close(): void;
}

/** What the shell (Electron, or a test) gives to the domain. */
export interface Ports {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly dialogs: Dialogs;
  readonly shell: Shell;
  readonly notifications: Notifications;
  readonly pdf: PdfPrinter;
  readonly idle: IdleState;
  readonly connection: Connection;
  readonly secrets: SecretStore;
  readonly settings: SettingsStore;
  readonly links: Links;
  readonly menu: Menu;
  readonly pictures: PictureWorkshop;
  readonly emit: EmitEvent;
  /** Everything that Steward keeps is in this folder. */
  readonly folder: string;
  /** A sandbox Graph on this machine; `null` is Meta. Development only. */
  readonly graphOrigin: string | null;
  readonly version: string;
  /** For whoever waits for Meta. */
  readonly wake: Wake;
  /** For what nobody asked for, such as the next sync: in a test nothing of that happens unless it says so. */
  readonly background: Wake;
  readonly about: About;
  readonly updateHome: UpdateHome;
}

/** Of this very copy of Steward: what was built into it, and the file that it runs from. */
export interface UpdateHome {
  /** The public half of the release key (Ed25519, SPKI in base64); null where none was built in. */
  readonly releaseKey: string | null;
  /** As `linux-x64`: a version for another machine is refused. */
  readonly machine: string;
  /** The one file that is the whole app and may be replaced; null where a package manager or a developer put it. */
  readonly appFile: string | null;
}
/** What a file must be, to the last byte. */
export interface FileProof {
  readonly bytes: number;
  /** SHA-512 in base64. */
  readonly sha512: string;
}
/** Where new versions come from and go to. Everything rejects with `UpdateRefused`, and leaves nothing half done. */
export interface UpdateSource {
  /** All of a small file. No redirect is followed. */
  read(url: string, most: number, signal: AbortSignal): Promise<Uint8Array>;
  fetchFile(
    url: string,
    ask: { readonly to: string; readonly proof: FileProof; readonly onBytes: (received: number) => void },
    signal: AbortSignal,
  ): Promise<void>;
  /** Read once more on its way; the old file stays whole until the new one is. */
  putInPlace(from: string, proof: FileProof, appFile: string): Promise<void>;
  forget(path: string): void;
}

/** What this program is made of. */
export interface About {
  readonly versions: readonly Version[];
  licences(): readonly Licence[];
}

/** Whoever calls: one object for each window, as long as it lives. A session hangs on it. */
export interface Caller {
  readonly window: number;
  /** Another door than the window: what it may ask for is in doors/reach.ts. */
  readonly door?: DoorKind;
}
export type DoorKind = 'command_line' | 'model';

/** What the domain gives back. */
export interface Domain {
  readonly served: Served<Caller>;
  /** A kept picture for whoever is signed in and may see the client; null for everybody else. */
  picture(clientId: string, id: string): { readonly type: string; readonly bytes: Uint8Array } | null;
  /** A caller that is gone for good. If it was the one who unlocked, the workspace locks. */
  left(caller: Caller): Promise<void>;
  /** Finishes or records what is in flight, closes the databases. Called once, before the process ends. */
  stop(): Promise<void>;
}
export type Compose = (ports: Ports) => Promise<Domain> | Domain;
