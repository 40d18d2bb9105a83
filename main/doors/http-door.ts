import { randomBytes } from 'node:crypto';
import { AppError } from '../../shared/failure.ts';
import { modelDoorSetting } from '../../shared/model/door.ts';
import type { Served } from '../../shared/rpc.ts';
import type { ModelHttp } from '../mcp/http.ts';
import type { Caller, Log } from '../ports.ts';
import { readSetting } from '../settings/use-cases.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';

interface Needs {
  readonly served: () => Served<Caller>;
  readonly version: string;
  readonly log: Log;
  readonly onChange: () => void;
}

/** Tried first, so that a tool's configuration stays right; another one when somebody else has it. */
const usualPort = 47_810;

/** Models over HTTP: open while a workspace is open whose super admin wants it so, with a secret of that time alone. */
export class HttpDoor {
  readonly #needs: Needs;
  #open: { readonly http: ModelHttp; readonly secret: string } | null = null;
  /** One after the other: a lock that follows an unlock closes what that one opens. */
  #last: Promise<void> = Promise.resolve();

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  get address(): string | null {
    return this.#open?.http.address ?? null;
  }

  secret(): string {
    if (!this.#open) throw new AppError('conflict', 'The HTTP door is closed. Turn it on first.');
    return this.#open.secret;
  }

  follow(work: OpenWorkspace | null): Promise<void> {
    this.#last = this.#last
      .then(() => this.#be(work !== null && this.#isWanted(work)))
      .catch((error: unknown) => this.#needs.log.error('doors.http_failed', error));
    return this.#last;
  }

  #isWanted({ ledger }: OpenWorkspace): boolean {
    if (!ledger.raw.open) return false;
    const { on, http } = readSetting(ledger, modelDoorSetting);
    return on && http;
  }

  async #be(open: boolean): Promise<void> {
    const before = this.#open;
    if (open === (before !== null)) return;
    this.#open = null;
    if (before) {
      this.#needs.onChange();
      return before.http.close();
    }
    const { served, version } = this.#needs;
    const secret = randomBytes(32).toString('base64url');
    // Loaded by those who use it: the server's library is large.
    const { serveModelHttp } = await import('../mcp/http.ts');
    const openHost = () => {
      const caller: Caller = { window: 0, door: 'model' };
      return {
        call: (name: string, text: string) => served()(name, text, caller),
        hear: () => () => undefined,
      };
    };
    this.#open = { http: await serveModelHttp({ openHost, secret, version, port: usualPort }), secret };
    this.#needs.onChange();
  }
}
