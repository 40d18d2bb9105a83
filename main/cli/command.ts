import type { StewardContract } from '../../shared/contract/contract.ts';
import type { Client } from '../../shared/rpc.ts';
import type { WorkspaceKind } from '../../shared/model/workspace.ts';
import type { DoorHost } from '../doors/knock.ts';

/** What a run of the command line ends with; docs/command-line.md says it to people. */
export const exitCodes = {
  fine: 0,
  /** It ran, and what it found is not well: a broken trail, a client that was not synced. */
  notFine: 1,
  usage: 64,
  badInput: 65,
  unavailable: 69,
  broken: 70,
  cannotWrite: 73,
  notAllowed: 77,
  cancelled: 130,
} as const;

export type Format = 'table' | 'csv' | 'json';

export interface Option {
  readonly value?: string;
  readonly says: string;
  readonly many?: boolean;
}

/** What a command was called with. */
export interface Asked {
  readonly words: readonly string[];
  text(option: string): string | undefined;
  texts(option: string): readonly string[];
  has(option: string): boolean;
}

/** What a command has. Everything that a person reads beside the answer goes to `note`. */
export interface Desk {
  readonly asked: Asked;
  readonly profile: string;
  readonly format: Format;
  /** The answer itself: standard output. */
  out(text: string): void;
  /** Standard error. */
  note(text: string): void;
  readonly isTerminal: boolean;
  readonly signal: AbortSignal;
  /** Not signed in. */
  host(): Promise<DoorHost>;
  /** Signed in as a person; calls that write a file write it to `path`. */
  api(path?: string): Promise<Client<StewardContract>>;
  readonly kind: WorkspaceKind;
}

export interface Command {
  /** As it is typed: `report export`. */
  readonly name: string;
  readonly says: string;
  /** Words after the name: `<client>`, `[client …]`. */
  readonly takes?: string;
  readonly options?: Readonly<Record<string, Option>>;
  readonly run: (desk: Desk) => Promise<number>;
}

/** For every command. */
export const commonOptions: Readonly<Record<string, Option>> = {
  json: { says: 'Answer as JSON.' },
  profile: { value: 'folder', says: "Steward's folder, when it is not the usual one." },
  demo: { says: 'The demo agency instead of the real workspace.' },
  person: { value: 'name', says: 'Who signs in; not needed where there is one account.' },
  'key-file': {
    value: 'path',
    says: 'A file with the passphrase that nobody else can read, instead of a prompt.',
  },
  help: { says: 'What this command does.' },
};
