import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { afterEach, expect, test } from 'vitest';
import type { ClientId } from '../../shared/model/ids.ts';
import type { ReportSection } from '../../shared/model/report.ts';
import { modelServer } from '../../main/mcp/server.ts';
import type { Caller } from '../../main/ports.ts';
import { closeDesks, type TestDesk } from '../builders/desk.ts';
import { aDeskWithToken, aSandbox, closeSandboxes } from '../builders/sandbox.ts';

afterEach(async () => {
  await closeDesks();
  await closeSandboxes();
});

/** A model within this process; everything that reaches it is kept, byte for byte. */
async function aModel(desk: TestDesk): Promise<{ client: Client; heard: string[] }> {
  const heard: string[] = [];
  const caller: Caller = { window: 0, door: 'model' };
  const host = {
    call: (name: string, text: string) => desk.domain.served(name, text, caller),
    hear: () => () => undefined,
  };
  const [near, far] = InMemoryTransport.createLinkedPair();
  const send = near.send.bind(near);
  near.send = (message, options) => {
    heard.push(JSON.stringify(message));
    return send(message, options);
  };
  await modelServer(host, '1.0.0').connect(near);
  const client = new Client({ name: 'canary', version: '1.0.0' });
  await client.connect(far);
  return { client, heard };
}

async function aDraft(desk: TestDesk, clientId: ClientId): Promise<string> {
  const template = await desk.api.reports.template({ clientId });
  const period = { from: '2026-11-01', to: '2026-11-19' };
  const sections: ReportSection[] = ['headline', 'notes'];
  const settings = { ...template, period, comparison: 'none' as const, sections };
  return (await desk.api.reports.prepare({ clientId, settings })).reportId;
}

/** All that a tool could be asked with: each takes what it knows. */
function inputsFor(clientId: string, assetId: string, campaignId: string, more: object) {
  const period = { from: '2026-10-01', to: '2026-10-31' };
  const target = { objectKind: 'campaign', objectId: campaignId, before: 10_000, after: 10_500 };
  const full = {
    clientId,
    assetId,
    period,
    kind: 'age_gender',
    which: 'live',
    month: '2026-11',
    reason: 'A test',
    ...target,
  };
  return [{}, { clientId }, { ...full, ...more }, { ...full, objectId: assetId, clientId: assetId }];
}

test(
  'no token is in any answer of any tool or resource, whatever happens at Meta',
  { timeout: 120_000 },
  async () => {
    const served = await aSandbox();
    const desk = await aDeskWithToken(served);
    const { tokens, clients } = served.sandbox.describe();
    const values = Object.values(tokens);
    expect(values.length).toBeGreaterThan(2);
    const { name, accounts, pages, ownToken } = clients[0]!;
    const { currency, timezone, accountId } = accounts[0]!;
    const { id: clientId } = await desk.api.clients.add({ name, currency, timezone });
    await desk.api.assets.connect({ clientId, kind: 'ad_account', metaId: accountId });
    await desk.api.assets.connect({ clientId, kind: 'page', metaId: pages[0]!.id });
    if (ownToken !== null)
      await desk.api.tokens
        .add({ slot: 'client', clientId, token: tokens[ownToken]! })
        .catch(() => undefined);
    await desk.api.sync.run({ clientId });
    await desk.api.doors.setModel({ on: true, clients: null, mayPropose: true, perMinute: 600, http: false });
    const [asset] = await desk.api.assets.list({ clientId });
    const campaign = (await desk.api.budgets.objects({ clientId }))[0]!;
    const reportId = await aDraft(desk, clientId);
    const { client, heard } = await aModel(desk);
    const { tools } = await client.listTools();
    const answered = new Set<string>();
    const faults = [
      null,
      { kind: 'error', code: 190, subcode: 463, message: `Malformed access token ${values[0]}` },
      { kind: 'html' },
      { kind: 'reset-before' },
    ] as const;
    for (const fault of faults) {
      if (fault) served.sandbox.fault({}, fault);
      const more = {
        reportId,
        objectId: campaign.objectId,
        objectKind: campaign.objectKind,
        before: campaign.minor,
      };
      for (const tool of tools)
        for (const input of inputsFor(clientId, asset!.id, campaign.objectId, more)) {
          const told = await client.callTool({ name: tool.name, arguments: input });
          if (told.isError !== true) answered.add(tool.name);
        }
      served.sandbox.clearFaults();
      desk.pass(120);
      served.sandbox.clock.advance(120);
    }
    for (const what of ['overview', 'ads', 'page', 'proposals', 'alerts'])
      await client.readResource({ uri: `steward://client/${clientId}/${what}` });
    await client.readResource({ uri: 'steward://clients' });

    // Every tool has said something true at least once, or the silence of the canary would prove nothing.
    const silent = tools.map(({ name: tool }) => tool).filter((tool) => !answered.has(tool));
    expect(silent).toEqual([]);
    const everything = [...heard, ...desk.logged].join('\n');
    expect(everything.length).toBeGreaterThan(100_000);
    for (const value of values) expect(everything.includes(value)).toBe(false);
    expect(everything).not.toMatch(/EAA[A-Za-z0-9]{10}/);
  },
);
