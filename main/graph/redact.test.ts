import fc from 'fast-check';
import { expect, test } from 'vitest';
import { redactPatterns } from '../../shared/model/redaction.ts';
import { Redactor } from './redact.ts';
import { Trace } from './trace.ts';

const letters = fc.constantFrom(...'ABCabc019_-'.split(''));
const secret = fc.string({ unit: letters, minLength: 20, maxLength: 60 });
const metaToken = secret.map((text) => `EAA${text.replaceAll(/[_-]/g, 'x')}`);

test('a live secret is in no text, wherever it stands and however it is written', () => {
  fc.assert(
    fc.property(secret, fc.string(), fc.string(), (one, before, after) => {
      const redactor = new Redactor();
      redactor.know(Buffer.from(one));
      for (const form of [one, encodeURIComponent(one), JSON.stringify(one)])
        expect(redactor.text(`${before}${form}${after}`)).not.toContain(one);
    }),
  );
});

test('a token of Meta’s is in no text, though nobody knows it', () => {
  fc.assert(
    fc.property(metaToken, fc.string(), fc.string(), (token, before, after) => {
      expect(redactPatterns(`${before}${token}${after}`)).not.toContain(token);
    }),
  );
  const others = [
    'access_token=short',
    'Bearer abcdefgh12',
    '123456789|abcdefghijklmnop',
    '"client_secret":"s3cret"',
  ];
  for (const text of others) expect(redactPatterns(`x ${text} y`)).toMatch(/^x .*\[redacted\]"? y$/);
});

test('a value that is named like a secret goes, at any depth; everything else stays', () => {
  const names = fc.constantFrom(
    'access_token',
    'token',
    'Authorization',
    'appsecret_proof',
    'client_secret',
    'input_token',
  );
  fc.assert(
    fc.property(names, fc.string({ minLength: 1 }), fc.nat({ max: 8 }), (name, text, depth) => {
      const canary = `canary ${text}`;
      let value: unknown = { [name]: canary, kept: 'kept', list: [1, null, true] };
      for (let at = 0; at < depth; at += 1) value = at % 2 === 0 ? [value] : { inner: value };
      const clean = JSON.stringify(new Redactor().value(value));
      expect(clean).not.toContain(JSON.stringify(canary).slice(1, -1));
      expect(clean).toContain('kept');
    }),
  );
});

test('an error keeps its words and loses its secrets, in its message, stack and cause', () => {
  const token = `EAA${'c'.repeat(40)}`;
  const error = new Error(`broke at ?access_token=${token}`, { cause: new Error(`because ${token}`) });
  const clean = JSON.stringify(new Redactor().value(error));
  expect(clean).not.toContain(token);
  expect(clean).toContain('broke at');
  expect(clean).toContain('because');
});

test('a forgotten secret is wiped, and what nobody knows and has no pattern is left alone', () => {
  const redactor = new Redactor();
  const forget = redactor.know(Buffer.from('a-very-plain-secret'));
  expect(redactor.text('a-very-plain-secret')).toBe('[redacted]');
  forget();
  expect(redactor.text('a-very-plain-secret')).toBe('a-very-plain-secret');
});

test('the trace holds the last calls, oldest first, without a token', () => {
  const trace = new Trace(3);
  const token = `EAA${'d'.repeat(40)}`;
  const entry = {
    at: 1_700_000_000_000,
    method: 'GET' as const,
    client: null,
    attempt: 0,
    ms: 1,
    status: 200,
    outcome: 'answered',
    code: null,
    subcode: null,
    trace: null,
  };
  for (const at of [1, 2, 3, 4])
    trace.add({ ...entry, endpoint: `e${at}`, path: `x?access_token=${token}&a=plainsecretplain` });
  const redactor = new Redactor();
  redactor.know(Buffer.from('plainsecretplain'));
  const entries = trace.entries(redactor);
  expect(entries.map(({ endpoint }) => endpoint)).toEqual(['e2', 'e3', 'e4']);
  expect(JSON.stringify(entries)).not.toMatch(/EAA|plainsecret/);
});
