import { afterEach, expect, test } from 'vitest';
import { aDesk, closeDesks, founder } from '../builders/desk.ts';
import { failureOf } from '../builders/failure.ts';
import { aDeskWithBob, bob, bobsOwn, signInAgain } from '../builders/people.ts';

afterEach(closeDesks);

const pixels = (width: number, height: number) => ({
  width,
  height,
  pixels: Buffer.alloc(width * height * 4, 0x7f).toString('base64'),
});

test('the agency’s logo is a picture of our own making, and the trail says that it changed, not what it shows', async () => {
  const { api } = aDesk();
  await api.workspace.create(founder);
  expect(await api.workspace.agencyLogo({})).toEqual({ png: null });
  await api.workspace.setAgencyLogo({ logo: pixels(4, 2) });
  const { png } = await api.workspace.agencyLogo({});
  const bytes = Buffer.from(png ?? '', 'base64');
  expect([bytes.subarray(1, 4).toString(), bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([
    'PNG',
    4,
    2,
  ]);
  const lying = { ...pixels(4, 2), width: 5 };
  expect((await failureOf(api.workspace.setAgencyLogo({ logo: lying }))).code).toBe('invalid_request');
  await api.workspace.setAgencyLogo({ logo: null });
  expect(await api.workspace.agencyLogo({})).toEqual({ png: null });
  const rows = await api.audit.workspace({});
  const said = rows
    .filter(({ what }) => what.startsWith('workspace.logo'))
    .map(({ what, detail }) => [what, detail]);
  expect(said).toEqual([
    ['workspace.logo_removed', { replaced: true, bytes: 0 }],
    ['workspace.logo_set', { replaced: false, bytes: bytes.length }],
  ]);
});

test('the agency’s choices survive a restart; an hour that is out of bounds is refused and nothing changes', async () => {
  const first = aDesk();
  await first.api.workspace.create(founder);
  await first.api.workspace.rename({ name: 'Rowan' });
  await first.api.workspace.setSyncSchedule({ on: false, everyMinutes: 240 });
  await first.api.workspace.setPaper({ paper: 'Letter' });
  expect((await failureOf(first.api.workspace.setSyncSchedule({ on: true, everyMinutes: 1 }))).code).toBe(
    'invalid_request',
  );
  const { api } = await first.restart();
  const person = (await api.workspace.state({})).doors[0]?.people[0];
  if (!person) throw new Error('Nobody is on the door.');
  await api.workspace.unlock({ kind: 'real', personId: person.id, passphrase: founder.passphrase });
  expect((await api.workspace.state({})).signedIn?.workspaceName).toBe('Rowan');
  expect(await api.workspace.settings({})).toMatchObject({
    syncSchedule: { on: false, everyMinutes: 240 },
    paper: 'Letter',
  });
});

test('quiet hours are each person’s own', { timeout: 60_000 }, async () => {
  const { api } = await aDeskWithBob();
  const night = { on: true, from: '20:00', to: '06:00', weekends: false };
  await api.notices.setQuietHours(night);
  await signInAgain(api, bob.name, bobsOwn);
  expect(await api.notices.quietHours({})).toEqual({ on: true, from: '19:00', to: '07:00', weekends: true });
  await signInAgain(api, founder.name, founder.passphrase);
  expect(await api.notices.quietHours({})).toEqual(night);
});
