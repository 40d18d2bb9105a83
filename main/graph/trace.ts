import type { Redactor } from './redact.ts';

/** One call as support needs to see it. */
export interface TraceEntry {
  readonly at: string;
  readonly endpoint: string;
  readonly method: 'GET' | 'POST';
  /** Null where the address itself holds a secret. */
  readonly path: string | null;
  readonly client: string | null;
  readonly attempt: number;
  readonly ms: number;
  /** Null when no answer came. */
  readonly status: number | null;
  readonly outcome: string;
  readonly code: number | null;
  readonly subcode: number | null;
  readonly trace: string | null;
}

type Noted = Omit<TraceEntry, 'at'> & { readonly at: number };

/** The last calls, for a super admin to export. A ring: old ones fall off. */
export class Trace {
  readonly #ring: Noted[] = [];
  readonly #size: number;
  #next = 0;

  constructor(size = 200) {
    this.#size = size;
  }

  add(entry: Noted): void {
    this.#ring[this.#next] = entry;
    this.#next = (this.#next + 1) % this.#size;
  }

  /** Oldest first. SECURITY: by key, by pattern, and against the secrets that are alive; nothing leaves otherwise. */
  entries(redactor: Redactor): TraceEntry[] {
    const inOrder = [...this.#ring.slice(this.#next), ...this.#ring.slice(0, this.#next)];
    const told = inOrder.map((entry) => ({ ...entry, at: new Date(entry.at).toISOString() }));
    return redactor.value(told) as TraceEntry[];
  }
}
