import { spawn } from 'node:child_process';
import { project } from './paths.mjs';

/**
 * @typedef {{ code: number, stdout: string, stderr: string, missing: boolean }} Result
 * @typedef {{ cwd?: string, env?: NodeJS.ProcessEnv, live?: boolean, timeout?: number }} Options
 */

/**
 * Runs a program to its end and never throws: the caller knows best what a failure means.
 * `live` lets the program write to our terminal, otherwise its words are returned.
 * @param {string} command @param {readonly string[]} args @param {Options} [options]
 * @returns {Promise<Result>}
 */
export function exec(command, args, options = {}) {
  const { cwd = project, env = process.env, live = false, timeout } = options;
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env,
      stdio: live ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      ...(timeout === undefined ? {} : { timeout }),
      // npm and the tools are .cmd files on Windows, which only a shell starts.
      shell: process.platform === 'win32' && !command.endsWith('.exe'),
    });
    // Whoever ends a verb means the program that it runs; Ctrl+C reaches both by itself.
    const pass = () => child.kill('SIGTERM');
    if (live) process.once('SIGTERM', pass);
    // npm passes a signal on to its shell only: without its parent, a server would serve nobody for ever.
    const parent = process.ppid;
    const orphaned = live ? setInterval(() => process.ppid !== parent && pass(), 500) : undefined;
    child.once('close', () => {
      process.off('SIGTERM', pass);
      clearInterval(orphaned);
    });
    let stdout = '';
    let stderr = '';
    child.stdout?.setEncoding('utf8').on('data', (text) => (stdout += text));
    child.stderr?.setEncoding('utf8').on('data', (text) => (stderr += text));
    child.once('error', (error) => {
      const missing = /** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT';
      resolve({ code: 127, stdout, stderr: stderr || error.message, missing });
    });
    child.once('close', (code) => resolve({ code: code ?? 1, stdout, stderr, missing: false }));
  });
}

/** The last lines of what a program said: enough to see why it failed. @param {string} text */
export function tail(text, lines = 12) {
  return text.trimEnd().split('\n').slice(-lines).join('\n');
}

/** @param {string} command @param {NodeJS.ProcessEnv} [env] */
export async function onPath(command, env = process.env) {
  const { code } = await exec(process.platform === 'win32' ? 'where' : 'which', [command], { env });
  return code === 0;
}
