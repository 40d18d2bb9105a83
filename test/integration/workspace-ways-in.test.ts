import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { aDesk, closeDesks, founder } from '../builders/desk.ts';
import { failureOf } from '../builders/failure.ts';
import { aDeskWithBob, bob, bobsOwn, signIn } from '../builders/people.ts';
import { aKeychain } from '../builders/secret-store.ts';

afterEach(closeDesks);
const slow = { timeout: 60_000 };

describe('quick unlock', slow, () => {
  test('is off until the person turns it on, then opens without a passphrase, and survives a change of keys', async () => {
    const desk = await aDeskWithBob({ secrets: aKeychain() });
    const { api, bobId } = desk;
    const doorOf = async () => (await api.workspace.state({})).doors[0]?.people ?? [];
    expect((await api.workspace.settings({})).quickUnlock).toEqual({
      on: false,
      backend: 'gnome_libsecret',
      trouble: null,
    });
    expect(await api.workspace.setQuickUnlock({ on: true })).toMatchObject({ on: true, trouble: null });
    await api.people.deactivate({ personId: bobId });
    await api.workspace.lock({});
    const [ada] = await doorOf();
    expect(ada).toMatchObject({ name: founder.name, quick: true });
    if (!ada) throw new Error('Nobody is on the door.');
    await api.workspace.unlockQuick({ kind: 'real', personId: ada.id });
    expect((await api.workspace.state({})).signedIn?.person.name).toBe(founder.name);

    await api.workspace.setQuickUnlock({ on: false });
    const rows = (await api.audit.workspace({ what: 'person', limit: 4 })).map(({ what, detail }) => [
      what,
      detail,
    ]);
    expect(rows).toEqual([
      ['person.quick_unlock_off', { backend: null }],
      ['person.signed_in', { by: 'keychain' }],
      ['person.locked', { why: 'asked' }],
      ['person.deactivated', expect.anything()],
    ]);
    await api.workspace.lock({});
    const off = api.workspace.unlockQuick({ kind: 'real', personId: ada.id });
    expect(await failureOf(off)).toMatchObject({ code: 'keychain_unavailable' });
  });

  test('says why when the keychain is gone, another or empty, and the passphrase still opens', async () => {
    const secrets = aKeychain();
    const desk = await aDeskWithBob({ secrets });
    const { api } = desk;
    await api.workspace.setQuickUnlock({ on: true });
    await api.workspace.lock({});
    const ada = (await api.workspace.state({})).doors[0]?.people.find(({ quick }) => quick);
    if (!ada) throw new Error('Nobody has quick unlock.');
    const quick = () => failureOf(api.workspace.unlockQuick({ kind: 'real', personId: ada.id }));

    secrets.isThere = false;
    expect(await quick()).toMatchObject({ code: 'keychain_unavailable' });
    secrets.isThere = true;
    secrets.backend = 'kwallet6';
    expect((await quick()).message).toContain('set up with gnome_libsecret');
    secrets.backend = 'gnome_libsecret';
    secrets.forget();
    expect((await quick()).message).toContain('passphrase');
    await signIn(api, founder.name, founder.passphrase);
  });

  test('is refused where the keychain is the fallback with the fixed key', async () => {
    const secrets = aKeychain();
    secrets.isThere = false;
    const { api } = await aDeskWithBob({ secrets });
    expect((await api.workspace.settings({})).quickUnlock).toMatchObject({
      on: false,
      backend: 'basic_text',
      trouble: 'There is no keychain in this session.',
    });
    expect((await failureOf(api.workspace.setQuickUnlock({ on: true }))).code).toBe('keychain_unavailable');
  });
});

describe('the recovery code', slow, () => {
  test('gives an account a new passphrase and new keys, and the workspace another code', async () => {
    const desk = aDesk();
    const { api } = desk;
    const { recoveryCode } = await api.workspace.create(founder);
    await api.workspace.lock({});
    const personId = (await api.workspace.state({})).doors[0]?.people[0]?.id;
    if (!personId) throw new Error('Nobody is on the door.');
    const recover = (code: string) =>
      api.workspace.recover({ kind: 'real', personId, code, newPassphrase: bobsOwn });
    expect((await failureOf(recover(recoveryCode.slice(1)))).code).toBe('wrong_passphrase');

    desk.pass(3600);
    const recovered = await recover(recoveryCode.toLowerCase().replaceAll('-', ' '));
    expect(recovered.recoveryCode).not.toBe(recoveryCode);
    const { signedIn } = await api.workspace.state({});
    expect(signedIn?.notices).toEqual([
      `The account of ${founder.name} was opened with the recovery code and has new keys.`,
    ]);
    expect((await api.people.list({}))[0]?.credential).toEqual({
      how: 'recovered',
      by: null,
      at: '2026-11-20T10:00:00.000Z',
      ownSince: '2026-11-20T10:00:00.000Z',
    });
    expect((await api.audit.workspace({ limit: 4 })).map(({ what }) => what)).toEqual([
      'workspace.keys_changed',
      'workspace.recovery_code_replaced',
      'person.signed_in',
      'person.recovered',
    ]);
    await api.workspace.lock({});
    expect((await failureOf(recover(recoveryCode))).code).toBe('wrong_passphrase');
    expect((await failureOf(signIn(api, founder.name, founder.passphrase))).code).toBe('wrong_passphrase');
    await signIn(api, founder.name, bobsOwn);
    expect((await api.workspace.state({})).signedIn?.notices).toEqual([]);
  });

  test('is made anew for a super admin who types the passphrase again; so are the keys', async () => {
    const { api } = await aDeskWithBob();
    const wrong = api.workspace.newRecoveryCode({ passphrase: 'not the right words' });
    expect((await failureOf(wrong)).code).toBe('wrong_passphrase');
    const { recoveryCode } = await api.workspace.newRecoveryCode({ passphrase: founder.passphrase });
    expect(recoveryCode).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){13}[0-9A-HJKMNP-TV-Z]{4}$/);
    await api.workspace.changeKeys({ passphrase: founder.passphrase });
    await api.workspace.lock({});
    await signIn(api, bob.name, bobsOwn);
    expect((await failureOf(api.workspace.changeKeys({ passphrase: bobsOwn }))).code).toBe('not_allowed');
  });
});

describe('going away', slow, () => {
  test('locks after ten minutes by default, or as long as a super admin says', async () => {
    const desk = await aDeskWithBob();
    const { api } = desk;
    expect(desk.away.idleAfterMs()).toBe(600_000);
    await api.workspace.setLockAfter({ minutes: 3 });
    expect(desk.away.idleAfterMs()).toBe(180_000);
    expect((await api.workspace.settings({})).lockAfterMinutes).toBe(3);
    const [row] = await api.audit.workspace({ what: 'workspace.setting_changed' });
    expect(row?.detail).toEqual({ setting: 'lock_after_minutes', before: 10, after: 3 });
  });

  test.each(['idle', 'screen_locked', 'suspended'] as const)(
    'locks when %s, tells the window, and signs the trail',
    async (why) => {
      const secrets = aKeychain();
      const desk = await aDeskWithBob({ secrets });
      const { api } = desk;
      desk.away.tell(why);
      expect((await failureOf(api.clients.list({}))).code).toBe('signed_out');
      expect(desk.events.at(-1)).toEqual({ name: 'workspace.changed', payload: { signedIn: false } });
      // Nobody is there any more, so a second sign of absence changes nothing.
      desk.away.tell(why);
      await signIn(api, founder.name, founder.passphrase);
      const verdict = await api.audit.verifyAll({});
      expect(verdict).toMatchObject({ ok: true });
      const rows = await api.audit.workspace({ what: 'person.locked', limit: 1 });
      expect(rows[0]?.detail).toEqual({ why });
    },
  );

  test.each([
    ['finds', aKeychain()],
    ['cannot find', undefined],
  ])(
    '%s an old copy of the ledger, as far as a keychain remembers where the trail stood',
    async (finds, secrets) => {
      const desk = await aDeskWithBob(secrets ? { secrets } : {});
      const { api } = desk;
      const ledger = join(desk.folder, 'workspace', 'ledger-2.db');
      await api.workspace.lock({});
      copyFileSync(ledger, `${ledger}.old`);
      await signIn(api, founder.name, founder.passphrase);
      await api.clients.add({ name: 'Belmonte', currency: 'EUR', timezone: 'Europe/Warsaw' });
      const again = await desk.restart();
      copyFileSync(`${ledger}.old`, ledger);
      await signIn(again.api, founder.name, founder.passphrase);
      expect((await again.api.audit.verifyAll({})).ok).toBe(finds === 'cannot find');
    },
  );
});
