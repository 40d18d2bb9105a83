import { AppError } from '../shared/failure.ts';
import type { ClientId } from '../shared/model/ids.ts';

interface Why {
  readonly details?: AppError['details'];
  /** The client that was asked for, whether there is such a one or not. */
  readonly clientId?: ClientId;
}

/** Turned away for who they are, not for what they asked: it goes on the record, see refusals.ts. */
export class Refused extends AppError {
  readonly clientId: ClientId | null;

  constructor(code: 'not_allowed' | 'not_found', message: string, { details = {}, clientId }: Why = {}) {
    super(code, message, details);
    this.clientId = clientId ?? null;
  }
}
