import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Host } from '../../../shared/host.ts';

declare global {
  interface Window {
    readonly host: Host;
  }
}

type Line = Readonly<Record<string, unknown>> & { readonly event: string };

/** What the app has written to its log. */
export function logOf(profile: string): readonly Line[] {
  const file = join(profile, 'logs', 'steward.log');
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Line);
}

/** How often an event with these facts stands in the log. */
export function logged(
  profile: string,
  event: string,
  facts: Readonly<Record<string, unknown>> = {},
): number {
  const fits = (line: Line) => Object.entries(facts).every(([name, value]) => line[name] === value);
  return logOf(profile).filter((line) => line.event === event && fits(line)).length;
}

/** The code with which the door answers a call that the page makes. */
export async function codeOfCall(page: Page, name = 'nobody.home'): Promise<string> {
  const text = await page.evaluate((call) => window.host.call(call, JSON.stringify({ id: '1' })), name);
  const answer = JSON.parse(text) as { ok: boolean; failure?: { code: string } };
  return answer.ok ? 'ok' : (answer.failure?.code ?? 'none');
}

export interface Outside {
  readonly origin: string;
  /** Paths that anybody asked for. */
  readonly asked: readonly string[];
  close(): void;
}

/** A server on this machine that plays the rest of the world. */
export async function openOutside(): Promise<Outside> {
  const asked: string[] = [];
  const server: Server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(200, { 'content-type': 'text/html', 'access-control-allow-origin': '*' });
    response.end('<title>Outside</title>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, asked, close: () => server.close() };
}
