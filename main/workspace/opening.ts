import { AppError } from '../../shared/failure.ts';
import type { PersonId } from '../../shared/model/ids.ts';
import type { WorkspaceKind } from '../../shared/model/workspace.ts';
import { newAuditKey, sealAuditKey } from '../audit/keys.ts';
import { record } from '../audit/use-cases.ts';
import type { Db } from '../db/access.ts';
import { write } from '../db/access.ts';
import { insightsMigrations } from '../db/insights/migrations.ts';
import { ledgerMigrations } from '../db/ledger/migrations.ts';
import { openDb } from '../db/open.ts';
import type { Clock, Ids } from '../ports.ts';
import type { KeyRing } from './keys/derive.ts';
import { dbPaths } from './keys/generations.ts';
import type { Credentials } from './keys/personal.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import { addCredential } from './people/store.ts';
import { addPerson, addWorkspace, findPerson, workspaceRow } from './store.ts';

export interface Founding {
  readonly kind: WorkspaceKind;
  readonly workspaceName: string;
  readonly name: string;
  readonly email: string;
  readonly passphrase: string;
}

export interface OpeningAsk {
  readonly kind: WorkspaceKind;
  readonly folder: string;
  readonly ring: KeyRing;
  readonly generation: number;
  readonly personId: PersonId;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Writes the first rows of a new workspace; gets the key that seals the audit key. */
  readonly found?: (ledger: Db, auditSeal: Buffer) => void;
}

/** Opens both databases for a person. Closes whatever it opened when anything fails. */
export function openDatabases(ask: OpeningAsk): OpenWorkspace {
  const paths = dbPaths(ask.folder, ask.generation);
  const { ring } = ask;
  const keyFor = {
    ledger: ring.derive('ledger'),
    insights: ring.derive('insights'),
    audit: ring.derive('audit'),
  };
  const tokenKey = ring.derive('tokens');
  const opened: Db[] = [];
  try {
    const ledger = openDb({
      path: paths.ledger,
      key: keyFor.ledger,
      durability: 'full',
      migrations: ledgerMigrations,
    });
    opened.push(ledger);
    ask.found?.(ledger, keyFor.audit);
    const person = findPerson(ledger, ask.personId);
    if (person?.state !== 'active') {
      throw new AppError('not_allowed', 'This account is not active in the workspace any more.');
    }
    const insights = openDb({
      path: paths.insights,
      key: keyFor.insights,
      durability: 'normal',
      migrations: insightsMigrations,
    });
    opened.push(insights);
    const { kind, clock, ids } = ask;
    const who = { personId: ask.personId, name: person.name };
    const actor = { id: ask.personId, name: person.name };
    return {
      kind,
      name: workspaceRow(ledger)?.name ?? '',
      ledger,
      insights,
      tokenKey,
      person: who,
      actor,
      clock,
      ids,
    };
  } catch (error) {
    for (const db of opened) db.raw.close();
    tokenKey.fill(0);
    throw error;
  } finally {
    for (const key of Object.values(keyFor)) key.fill(0);
  }
}

interface FoundingRows {
  readonly founding: Founding;
  readonly workspaceId: string;
  readonly personId: PersonId;
  readonly credentials: Credentials;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** The first rows: the workspace, its audit key, its founder, and the first row of the trail. */
export function writeFounding(
  ledger: Db,
  auditSeal: Buffer,
  { founding, workspaceId, personId, credentials, clock, ids }: FoundingRows,
): void {
  const at = clock.now();
  const createdAt = at.toISOString();
  const auditKey = newAuditKey();
  const { kind, workspaceName, name, email } = founding;
  write(ledger, (w) => {
    addWorkspace(w, {
      one: 1,
      id: workspaceId,
      kind,
      name: workspaceName,
      installationId: ids.next(),
      auditPublicKey: auditKey.publicKey,
      auditSealedKey: sealAuditKey(auditKey, auditSeal),
      createdAt,
    });
    addPerson(w, {
      id: personId,
      name,
      email,
      isSuperAdmin: true,
      state: 'active',
      createdAt,
      createdBy: null,
    });
    addCredential(w, credentials, 1, createdAt);
    const actor = { id: personId, name };
    const detail = { kind, founder: name };
    record(
      w,
      { chain: 'workspace', actor, what: 'workspace.created', subject: workspaceName, detail },
      at,
      ids,
    );
  });
}
