/** Who may import whom, as code. Answers with the sentence of the broken rule, or null. */
export function refusalOf(from: string, to: string): string | null {
  for (const rule of rules) {
    const sentence = rule(from, to);
    if (sentence !== null) return sentence;
  }
  return null;
}

export function importsOf(source: string): string[] {
  const found = source.matchAll(/(?:^|\n)\s*(?:import|export)\s+(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]/g);
  const dynamic = source.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g);
  return [...found, ...dynamic].flatMap((match) => match[1] ?? []);
}

type Rule = (from: string, to: string) => string | null;

const within = (path: string, ...folders: string[]) =>
  folders.some((folder) => path.startsWith(`${folder}/`));
const isOurs = (path: string) => within(path, 'shared', 'main', 'preload', 'renderer', 'test');
export const noun = (path: string) => /^main\/([^/]+)\//.exec(path)?.[1] ?? null;
const infrastructure = ['db', 'adapters', 'electron', 'sandbox', 'cli', 'mcp', 'doors'];

/** From one noun of the domain into another one. */
export function isBetweenNouns(from: string, to: string): boolean {
  const [own, other] = [noun(from), noun(to)];
  const isNoun = (one: string | null) => one !== null && !infrastructure.includes(one);
  return isNoun(own) && isNoun(other) && own !== other;
}

/** The only nouns that may use a part of Node: the rest of the domain runs anywhere. */
export const nodeModules: Readonly<Record<string, readonly string[]>> = {
  workspace: ['node:crypto', 'node:fs', 'node:fs/promises', 'node:path', 'node:worker_threads'],
  audit: ['node:crypto'],
  media: ['node:zlib', 'node:timers/promises'],
  graph: ['node:crypto'],
  reports: ['node:crypto', 'node:zlib'],
  tokens: ['node:crypto'],
  updates: ['node:crypto'],
  db: ['node:crypto', 'node:path', 'node:fs'],
  sandbox: ['node:crypto', 'node:http', 'node:net', 'node:zlib'],
};

/** Puts the whole of main together: for the window's app, and for the command line when that is closed. */
const whole: readonly string[] = ['main/compose.ts', 'main/cli/owner.ts'];

const rules: readonly Rule[] = [
  (from, to) =>
    to === 'electron' && !within(from, 'main/electron', 'preload')
      ? 'only main/electron and preload may import electron'
      : null,
  (from, to) => (to === 'zod' && from !== 'shared/zod.ts' ? 'zod comes from shared/zod.ts' : null),
  (from, to) => {
    if (!within(from, 'shared')) return null;
    if (isOurs(to)) return within(to, 'shared') ? null : 'shared imports nothing else of ours';
    return ['zod', 'temporal-polyfill'].includes(to) ? null : 'shared imports only zod and temporal-polyfill';
  },
  (from, to) =>
    within(from, 'renderer') && (within(to, 'main', 'preload', 'test') || to.startsWith('node:'))
      ? 'the renderer is a guest: it imports shared only'
      : null,
  (from, to) =>
    within(from, 'preload') && !(to === 'electron' || to === 'shared/host.ts' || within(to, 'preload'))
      ? 'preload knows electron and the type of the host, nothing else'
      : null,
  (from, to) =>
    within(from, 'main') && within(to, 'renderer', 'preload', 'test') ? 'main imports no window code' : null,
  (from, to) =>
    within(from, 'main/adapters') &&
    within(to, 'main') &&
    !(within(to, 'main/adapters') || to === 'main/ports.ts')
      ? 'an adapter knows only the ports'
      : null,
  (from, to) =>
    within(from, 'main/sandbox') &&
    within(to, 'main') &&
    !(within(to, 'main/sandbox') || to === 'main/ports.ts')
      ? 'the sandbox stands for Meta and knows nothing of us'
      : null,
  (from, to) => (to === 'undici' && !within(from, 'main/adapters') ? 'only adapters speak HTTP' : null),
  (from, to) =>
    within(to, 'main/adapters') &&
    within(from, 'main') &&
    !(
      within(from, 'main/adapters', 'main/electron') ||
      [...whole, 'main/ways.ts', 'main/network-way.ts', 'main/backup-worker.ts'].includes(from)
    )
      ? 'the domain receives its adapters from compose'
      : null,
  (from, to) =>
    within(from, 'main/cli', 'main/mcp') &&
    within(to, 'main') &&
    !whole.includes(from) &&
    !(
      within(to, 'main/cli', 'main/mcp') ||
      /^main\/(doors\/(knock|place|reach)|electron\/switches)\.ts$/.test(to)
    )
      ? 'the command line and the MCP server know the contract and the door, and nothing behind it'
      : null,
  (from, to) => {
    const own = noun(from);
    if (
      !to.startsWith('node:') ||
      own === null ||
      ['adapters', 'electron', 'cli', 'mcp', 'doors'].includes(own)
    )
      return null;
    return (nodeModules[own] ?? []).includes(to) ? null : `${own}/ does not use ${to}: is a port missing?`;
  },
  (from, to) =>
    /^main\/[^/]+\/(rules|figures|maths)\.ts$/.test(from) &&
    isOurs(to) &&
    !within(to, 'shared') &&
    noun(from) !== noun(to)
      ? 'pure rules import shared only'
      : null,
  (from, to) =>
    to === 'main/graph/intent.ts' && within(from, 'main') && !within(from, 'main/graph', 'main/budgets')
      ? 'only budgets approve a write'
      : null,
  (from, to) =>
    to === 'main/graph/endpoints/token.ts' && within(from, 'main') && !within(from, 'main/tokens')
      ? 'only tokens asks with a token in the address'
      : null,
  (from, to) => {
    if (!isBetweenNouns(from, to)) return null;
    return to.endsWith('/use-cases.ts') || sharedParts.some((part) => isPart(part, to))
      ? null
      : 'a noun reaches another noun through its use cases';
  },
];

/**
 * What other nouns may import beside each other's use cases: the scope and workspace types, the graph client and its
 * endpoints, read stores. One that nobody imports any more is taken out: the architecture test sees to it.
 */
export const sharedParts: readonly string[] = [
  'main/audit/heads.ts',
  'main/audit/keys.ts',
  'main/clients/scope.ts',
  'main/clients/store.ts',
  'main/graph/classify.ts',
  'main/graph/client.ts',
  'main/graph/drill.ts',
  'main/graph/endpoints/',
  'main/graph/intent.ts',
  'main/graph/paging.ts',
  'main/graph/reports.ts',
  'main/graph/sleep.ts',
  'main/graph/verdict.ts',
  'main/graph/version.ts',
  'main/insights/reads/',
  'main/long-work/jobs.ts',
  'main/media/png.ts',
  'main/sync/forget.ts',
  'main/sync/on-demand.ts',
  'main/workspace/demo.ts',
  'main/workspace/open-workspace.ts',
];

export const isPart = (part: string, path: string) =>
  part.endsWith('/') ? path.startsWith(part) : path === part;
