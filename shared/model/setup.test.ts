import { describe, expect, test } from 'vitest';
import { filled, nextStep, type SetupEntry, standingOf, unknownFields } from './setup.ts';

let made = 0;
const entry = (
  step: SetupEntry['step'],
  state: SetupEntry['state'],
  kind: SetupEntry['kind'] = 'state',
): SetupEntry => ({
  id: `01890000-0000-7000-8000-${String((made += 1)).padStart(12, '0')}`,
  step,
  kind,
  state,
  note: '',
  at: '2026-11-20T09:00:00.000Z',
  by: 'Ada Admin',
});
const at = (entries: SetupEntry[], step: SetupEntry['step']) =>
  standingOf(entries).find((one) => one.step === step);

describe('the way to a connected client', () => {
  test('starts with asking for access; everything later is blocked by what comes before it', () => {
    const standing = standingOf([]);
    expect(nextStep(standing)).toBe('access_requested');
    expect(standing.map(({ blockedBy }) => blockedBy)).toEqual([
      null,
      'access_requested',
      'access_granted',
      'system_user_created',
      'system_user_created',
      'system_user_created',
      'accounts_assigned',
    ]);
  });

  test('goes on past a step that is not needed, and stops at one that failed', () => {
    const entries = [
      entry('access_requested', 'done'),
      entry('access_granted', 'done'),
      entry('system_user_created', 'done'),
      entry('accounts_assigned', 'done', 'test'),
      entry('pages_assigned', 'not_needed'),
      entry('token_in_vault', 'failed', 'test'),
    ];
    expect(nextStep(standingOf(entries))).toBe('token_in_vault');
    expect(at(entries, 'connection_tested')?.blockedBy).toBe('token_in_vault');
  });

  test('keeps the state when a note or a mail comes after it', () => {
    const entries = [entry('access_requested', 'waiting'), entry('access_requested', null, 'mail')];
    expect(at(entries, 'access_requested')).toMatchObject({ state: 'waiting', last: { kind: 'mail' } });
  });

  test('is over when the last step is', () => {
    const all = standingOf([]).map(({ step }) => entry(step, 'done'));
    expect(nextStep(standingOf(all))).toBeNull();
    expect(nextStep(standingOf([...all, entry('connection_tested', 'failed', 'test')]))).toBe(
      'connection_tested',
    );
  });
});

describe('a template', () => {
  const values = {
    client: 'Oak {agency} $&',
    business: '',
    contact: 'Olga',
    agency: 'Ash',
    me: 'Ada',
    my_email: 'ada@agency.example',
    system_user: 'API – Oak',
    ad_accounts: '',
    pages: '',
  };

  test('is filled once: what a client is called is text, whatever it looks like', () => {
    expect(filled('Hi {contact}, {client} by {agency}', values)).toBe('Hi Olga, Oak {agency} $& by Ash');
  });

  test('keeps in its braces what is not known, so that nobody sends a gap', () => {
    expect(filled('{business} {constructor} {pages}', values)).toBe('{business} {constructor} {pages}');
  });

  test('names the fields that do not exist', () => {
    expect(unknownFields('{client} {cleint} {my_email} {toString} {cleint}')).toEqual(['cleint', 'toString']);
  });
});
