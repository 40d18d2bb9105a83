import { existsSync, readFileSync } from 'node:fs';
import { arch, cpus, loadavg, platform, release, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';

export interface Machine {
  readonly system: string;
  readonly processor: string;
  readonly cores: number;
  readonly memoryGiB: number;
  /** Of the last minute, before the first bench: above zero, others were at work. */
  readonly load: number;
  readonly node: string;
  readonly electron: string;
}

/** What a figure depends on and a reader cannot guess. No host name, no folder. */
export function thisMachine(): Machine {
  const processors = cpus();
  return {
    system: `${platform()} ${release()} ${arch()}`,
    processor: processors[0]?.model ?? 'unknown',
    cores: processors.length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    load: Number((loadavg()[0] ?? 0).toFixed(2)),
    node: process.versions.node,
    electron: electronVersion(),
  };
}

function electronVersion(): string {
  const note = fileURLToPath(new URL('../../.runtime/electron.json', import.meta.url));
  if (!existsSync(note)) return 'none';
  const { version, standIn } = JSON.parse(readFileSync(note, 'utf8')) as {
    version: string;
    standIn: boolean;
  };
  return standIn ? `${version} (stand-in)` : version;
}
