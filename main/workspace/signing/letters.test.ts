import { describe, expect, test } from 'vitest';
import { canonical } from '../../../shared/model/canonical.ts';
import { publicTextOf } from '../keys/curves.ts';
import { newSecrets, personalKeys } from '../keys/personal.ts';
import { fingerprintOf, isLetterBy, openLetter, sealLetter } from './letters.ts';

function somebody() {
  const secrets = newSecrets();
  const own = {
    signingKey: publicTextOf('ed25519', secrets.signing),
    exchangeKey: publicTextOf('x25519', secrets.exchange),
  };
  return { own, keys: personalKeys(secrets) };
}
const ben = somebody();
const ada = somebody();
const said = canonical({ text: 'Raise it to 55.00, ąę' });
const file = sealLetter(ben.keys, ada.own, said);
const opened = (text: string | Uint8Array) => openLetter(ada.keys, ada.own, Buffer.from(text));

describe('a letter', () => {
  test('is opened by whom it is for, and says who signed it', () => {
    const inside = opened(file);
    expect(inside.letter).toBe(said);
    expect([isLetterBy(ben.own, inside), isLetterBy(ada.own, inside)]).toEqual([true, false]);
    expect(isLetterBy(ben.own, { ...inside, letter: `${said} ` })).toBe(false);
  });

  test('shows nothing of what it says', () => {
    expect(file).not.toContain('Raise');
    expect(file).not.toContain(ben.own.signingKey);
  });

  test('is refused with any one of its bytes changed, dropped or doubled', () => {
    const bytes = Buffer.from(file);
    for (let at = 0; at < bytes.length; at += 1) {
      for (const bit of [1, 2, 4, 32]) {
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at] ?? 0) ^ bit;
        expect(() => opened(changed), `bit ${bit} of byte ${at}`).toThrow();
      }
      const [before, from, after] = [bytes.subarray(0, at), bytes.subarray(at), bytes.subarray(at + 1)];
      expect(() => opened(Buffer.concat([before, after])), `without byte ${at}`).toThrow();
      expect(() => opened(Buffer.concat([bytes.subarray(0, at + 1), from])), `byte ${at} twice`).toThrow();
    }
    expect(() => opened(`${file}\n`)).toThrow('no hand-over file');
  });

  test('is refused with a spelling of the same bytes that nobody writes', () => {
    const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
    const { sealed } = JSON.parse(file) as { sealed: { box: { tag: string } } };
    const { tag } = sealed.box;
    const same = tag.replace(/.==$/, (end) => `${digits.charAt(digits.indexOf(end.charAt(0)) + 1)}==`);
    expect(Buffer.from(same, 'base64')).toEqual(Buffer.from(tag, 'base64'));
    expect(() => opened(file.replace(tag, same))).toThrow('no hand-over file');
  });

  test('is opened by nobody else: its writer neither, also under the other’s name', () => {
    const bytes = Buffer.from(file);
    expect(() => openLetter(ben.keys, ben.own, bytes)).toThrow('for somebody else');
    expect(() => openLetter(ben.keys, ada.own, bytes)).toThrow('changed on its way');
    const renamed = file.replace(fingerprintOf(ada.own), fingerprintOf(ben.own));
    expect(() => openLetter(ben.keys, ben.own, Buffer.from(renamed))).toThrow('changed on its way');
  });
});

test('a fingerprint is of both keys', () => {
  const other = somebody().own;
  expect(fingerprintOf(ada.own)).toMatch(/^([0-9a-f]{4} ){7}[0-9a-f]{4}$/);
  expect(fingerprintOf({ ...ada.own, exchangeKey: other.exchangeKey })).not.toBe(fingerprintOf(ada.own));
  expect(fingerprintOf({ ...ada.own, signingKey: other.signingKey })).not.toBe(fingerprintOf(ada.own));
});
