export interface Wall {
  readonly name: string;
  readonly file: string;
  /** What stands there, to the letter. */
  readonly stands: string;
  /** The same with the wall taken away. */
  readonly broken: string;
  /** The tests that must turn red then. */
  readonly suite: string;
}

const scope = 'main/clients/scope.ts';
const roles = 'test/integration/role-matrix.test.ts';
const guarded = 'test/integration/graph-isolation.test.ts';
const canaries = 'test/faults/isolation-canaries.test.ts';

/** The places that decide, before anything is read, whose something is. A new one belongs here. */
export const walls: readonly Wall[] = [
  {
    name: 'whoever is no member of a client finds nothing there',
    file: scope,
    stands: 'const known = session.isSuperAdmin || session.roles.has(clientId);',
    broken: 'const known = true;',
    suite: roles,
  },
  {
    name: 'a member does what the role allows, and no more',
    file: scope,
    stands: 'if (!mayDo(session, permission, clientId)) {',
    broken: 'if (false) {',
    suite: roles,
  },
  {
    name: 'what is the agency’s is for super admins',
    file: 'main/admission.ts',
    stands: 'if (here.session.isSuperAdmin) return {',
    broken: 'if (here) return {',
    suite: roles,
  },
  {
    name: 'nothing is asked of Meta about what belongs to another client',
    file: 'main/graph/guard.ts',
    stands: 'if (!scope.metaIds.has(owner)) throw notTheirs();',
    broken: '',
    suite: guarded,
  },
  {
    name: 'an answer about another account is not used',
    file: 'main/graph/client.ts',
    stands: 'if (named !== undefined && named !== guarded.owner)',
    broken: 'if (named === guarded.owner && named !== guarded.owner)',
    suite: guarded,
  },
  {
    name: 'the list of clients names one’s own',
    file: 'main/clients/use-cases.ts',
    stands: "const which = session.isSuperAdmin ? 'all' : [...session.roles.keys()];",
    broken: "const which = 'all' as const;",
    suite: canaries,
  },
  {
    name: 'news of a client is for whoever may see it',
    file: 'main/notifications/use-cases.ts',
    stands: "if (clientId !== null && !mayDo(session, 'view', clientId)) return false;",
    broken: '',
    suite: 'main/notifications/use-cases.test.ts',
  },
  {
    name: 'work for a client shows to whoever may see it',
    file: 'main/long-work/jobs.ts',
    stands: "if (clientId !== null) return mayDo(session, 'view', clientId);",
    broken: 'if (clientId !== null) return true;',
    suite: 'main/long-work/jobs.test.ts',
  },
];
