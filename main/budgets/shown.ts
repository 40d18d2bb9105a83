import { AppError } from '../../shared/failure.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';

interface What {
  readonly proposalId: string;
  readonly manifestHash: string;
}

const most = 2_000;

/** SECURITY: what nobody was shown, nobody approves. A list to tick cannot approve what was not opened. */
export class Shown {
  readonly #seen = new Set<string>();

  add(
    work: OpenWorkspace,
    { id, manifestHash }: { readonly id: string; readonly manifestHash: string },
  ): void {
    if (this.#seen.size >= most) this.#seen.clear();
    this.#seen.add(keyOf(work, { proposalId: id, manifestHash }));
  }

  assert(work: OpenWorkspace, what: What): void {
    if (this.#seen.has(keyOf(work, what))) return;
    throw new AppError('conflict', 'This is not what was shown to you. Look at it again.', {
      why: 'not_shown',
    });
  }
}

function keyOf({ person }: OpenWorkspace, { proposalId, manifestHash }: What): string {
  return `${person.personId} ${proposalId} ${manifestHash}`;
}
