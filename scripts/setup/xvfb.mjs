import { spawn } from 'node:child_process';
import { Problem } from './say.mjs';

/** @typedef {{ display: string, stop: () => Promise<void> }} Display */

export function hasDisplay(env = process.env) {
  return process.platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

/**
 * Starts an X server without a screen on a number that the server itself finds free. `-ac` lets another user of this
 * machine draw on it (tests that start as root run Electron as an ordinary one); it listens to no network.
 * With `pixels`, a folder, what is drawn can be read there from a file.
 * @param {{ size?: string, pixels?: string }} [options] @returns {Promise<Display>}
 */
export function startDisplay({ size = '1920x1200', pixels } = {}) {
  const args = ['-displayfd', '3', '-ac', '-nolisten', 'tcp', '-screen', '0', `${size}x24`];
  if (pixels !== undefined) args.push('-fbdir', pixels);
  const server = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] });
  const ended = new Promise((done) => server.once('close', done));
  return new Promise((resolve, reject) => {
    let said = '';
    let number = '';
    server.stderr?.setEncoding('utf8').on('data', (text) => (said += text));
    server.once('error', () =>
      reject(new Problem('There is no display and no Xvfb.', 'Run: sudo apt-get install xvfb')),
    );
    server.once('close', () =>
      reject(
        new Problem(`The virtual display ended at once: ${said.trim()}`, 'Set DISPLAY to one that works.'),
      ),
    );
    server.stdio[3]?.on('data', (bytes) => {
      number += String(bytes);
      if (!number.endsWith('\n')) return;
      const stop = async () => {
        server.kill('SIGTERM');
        await ended;
      };
      resolve({ display: `:${number.trim()}`, stop });
    });
  });
}

/**
 * Runs work with a display: the one that is there, or a virtual one for as long as it lasts.
 * @template T @param {(env: NodeJS.ProcessEnv) => Promise<T>} work @param {NodeJS.ProcessEnv} [env] @returns {Promise<T>}
 */
export async function withDisplay(work, env = process.env) {
  if (hasDisplay(env)) return work(env);
  const { display, stop } = await startDisplay();
  try {
    return await work({ ...env, DISPLAY: display });
  } finally {
    await stop();
  }
}
