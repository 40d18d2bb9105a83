import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hasDisplay, startDisplay } from '../../../scripts/setup/xvfb.mjs';
import { mayRead, openFolder, ordinaryUser, type OrdinaryUser } from './user.ts';

const project = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '');

interface Runtime {
  readonly version: string;
  readonly standIn: boolean;
  readonly executable: string;
}

/** What every launch of one worker shares: an Electron, the built app, a user and a display. */
export interface Stage {
  readonly version: string;
  readonly executable: string;
  readonly app: string;
  /** The driver built for the stand-in; Electron as it ships needs none. */
  readonly driver: string | undefined;
  readonly user: OrdinaryUser | undefined;
  readonly display: string | undefined;
  readonly folder: string;
  readonly stop: () => Promise<void>;
}

export async function prepareStage(): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'steward-e2e-'));
  openFolder(folder);
  const user = ordinaryUser();
  const parts = readableParts(findParts(), user, folder);
  const virtual = hasDisplay() ? undefined : await startDisplay();
  const stop = async (): Promise<void> => {
    await virtual?.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { ...parts, user, folder, display: virtual?.display ?? process.env['DISPLAY'], stop };
}

type Parts = Pick<Stage, 'version' | 'executable' | 'app' | 'driver'>;

function findParts(): Parts {
  const note = join(project, '.runtime', 'electron.json');
  if (!existsSync(note))
    throw new Error('There is no Electron here yet: run npm run test:e2e, which fetches one.');
  if (!existsSync(join(project, 'out', 'main', 'index.js')))
    throw new Error('The app is not built: run npm run build.');
  const { version, standIn, executable } = JSON.parse(readFileSync(note, 'utf8')) as Runtime;
  const driver = standIn ? join(project, '.runtime', 'better_sqlite3.napi9.node') : undefined;
  return { version, executable, app: project, driver };
}

/** A clone below a closed folder (root's home, say) cannot be read by the ordinary user: then it is copied to where it can. */
function readableParts(parts: Parts, user: OrdinaryUser | undefined, folder: string): Parts {
  if (!user) return parts;
  const driverPackage = join(project, 'node_modules', 'better-sqlite3');
  const probes = [
    parts.executable,
    join(project, 'package.json'),
    join(project, 'out', 'main', 'index.js'),
    join(driverPackage, 'package.json'),
    ...(parts.driver ? [parts.driver] : []),
  ];
  if (mayRead(user, probes)) return parts;
  const app = join(folder, 'app');
  openFolder(app);
  for (const name of ['package.json', 'out'])
    cpSync(join(project, name), join(app, name), { recursive: true });
  cpSync(realpathSync(driverPackage), join(app, 'node_modules', 'better-sqlite3'), { recursive: true });
  const driver = parts.driver && join(app, 'better_sqlite3.napi9.node');
  if (parts.driver && driver) cpSync(parts.driver, driver);
  const executable = readableExecutable(parts.executable, user, folder);
  execFileSync('chmod', ['-R', 'a+rX', app]);
  return { ...parts, app, driver, executable };
}

function readableExecutable(executable: string, user: OrdinaryUser, folder: string): string {
  if (mayRead(user, [executable])) return executable;
  const copy = join(folder, 'electron');
  cpSync(dirname(realpathSync(executable)), copy, { recursive: true, verbatimSymlinks: true });
  execFileSync('chmod', ['-R', 'a+rX', copy]);
  return join(copy, 'electron');
}
