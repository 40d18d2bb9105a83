import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openBox, sealBox } from './box.ts';
import { isSignedBy, openSealed, publicTextOf, sealTo, signWith } from './curves.ts';
import { keysOfPassphrase, newScryptSettings } from './passphrase.ts';
import { purposeOf } from './purpose.ts';

const bytes32 = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes));
const place = fc.record({
  workspaceId: fc.string(),
  kind: fc.constantFrom('real' as const, 'demo' as const),
});
const purpose = fc
  .tuple(place, fc.string(), fc.nat(), fc.constantFrom('workspace' as const, 'signing', 'exchange', 'quick'))
  .map((parts) => purposeOf(...parts));
const different = <T>(a: T, b: T) => JSON.stringify(a) !== JSON.stringify(b);

describe('a box', () => {
  test('opens with its key and its purpose and gives back what was put in', () => {
    fc.assert(
      fc.property(bytes32, purpose, fc.uint8Array(), (key, words, secret) => {
        expect(openBox(key, words, sealBox(key, words, secret))).toEqual(Buffer.from(secret));
      }),
    );
  });

  test('stays shut for another key', () => {
    fc.assert(
      fc.property(bytes32, bytes32, purpose, bytes32, (key, otherKey, words, secret) => {
        fc.pre(!key.equals(otherKey));
        expect(openBox(otherKey, words, sealBox(key, words, secret))).toBe(null);
      }),
    );
  });

  test.each([
    ['workspace', purposeOf({ workspaceId: 'w2', kind: 'real' }, 'ada', 7, 'workspace')],
    ['kind', purposeOf({ workspaceId: 'w1', kind: 'demo' }, 'ada', 7, 'workspace')],
    ['person', purposeOf({ workspaceId: 'w1', kind: 'real' }, 'bob', 7, 'workspace')],
    ['version', purposeOf({ workspaceId: 'w1', kind: 'real' }, 'ada', 6, 'workspace')],
    ['use', purposeOf({ workspaceId: 'w1', kind: 'real' }, 'ada', 7, 'quick')],
    ['split of the same words', purposeOf({ workspaceId: 'w1', kind: 'real' }, 'ada"', 7, 'workspace')],
  ])('stays shut for another %s', (_, other) => {
    const key = Buffer.alloc(32, 3);
    const box = sealBox(key, purposeOf({ workspaceId: 'w1', kind: 'real' }, 'ada', 7, 'workspace'), key);
    expect(openBox(key, other, box)).toBe(null);
  });

  test('stays shut when any bit of it was changed', () => {
    fc.assert(
      fc.property(
        bytes32,
        purpose,
        bytes32,
        fc.constantFrom('iv', 'tag', 'body'),
        fc.nat(),
        (key, words, secret, part, at) => {
          const box = sealBox(key, words, secret);
          const changed = Buffer.from(box[part], 'base64');
          const bit = at % (changed.length * 8);
          changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
          expect(openBox(key, words, { ...box, [part]: changed.toString('base64') })).toBe(null);
        },
      ),
    );
  });

  test('with a tag that was cut short stays shut', () => {
    const key = Buffer.alloc(32, 1);
    const box = sealBox(key, [], Buffer.from('secret'));
    const tag = Buffer.from(box.tag, 'base64').subarray(0, 4).toString('base64');
    expect(openBox(key, [], { ...box, tag })).toBe(null);
  });
});

describe('a box sealed to somebody', () => {
  test('opens for them alone, for its purpose alone, and never twice alike', () => {
    fc.assert(
      fc.property(bytes32, bytes32, purpose, purpose, bytes32, (own, stranger, words, otherWords, secret) => {
        fc.pre(different(words, otherWords));
        fc.pre(publicTextOf('x25519', own) !== publicTextOf('x25519', stranger));
        const sealed = sealTo(publicTextOf('x25519', own), words, secret);
        expect(openSealed(own, words, sealed)).toEqual(secret);
        expect(openSealed(stranger, words, sealed)).toBe(null);
        expect(openSealed(own, otherWords, sealed)).toBe(null);
        expect(sealTo(publicTextOf('x25519', own), words, secret)).not.toEqual(sealed);
      }),
      { numRuns: 50 },
    );
  });

  test('with a point that would give everybody the same key stays shut', () => {
    const own = Buffer.alloc(32, 7);
    const sealed = sealTo(publicTextOf('x25519', own), [], Buffer.from('secret'));
    const ephemeral = Buffer.alloc(32).toString('base64');
    expect(openSealed(own, [], { ...sealed, ephemeral })).toBe(null);
  });
});

test('a signature is good for its key and its bytes alone', () => {
  fc.assert(
    fc.property(bytes32, bytes32, fc.uint8Array(), fc.uint8Array(), (own, stranger, bytes, others) => {
      fc.pre(!own.equals(stranger) && different(Array.from(bytes), Array.from(others)));
      const signature = signWith(own, bytes);
      const publicKey = publicTextOf('ed25519', own);
      expect(isSignedBy(publicKey, bytes, signature)).toBe(true);
      expect(isSignedBy(publicKey, others, signature)).toBe(false);
      expect(isSignedBy(publicTextOf('ed25519', stranger), bytes, signature)).toBe(false);
    }),
    { numRuns: 50 },
  );
});

describe('the price of a guess', () => {
  test.each([
    ['N', { N: 2 ** 16 }],
    ['r', { r: 4 }],
    ['p', { p: 0 }],
    ['salt', { salt: Buffer.alloc(8).toString('base64') }],
    ['memory', { N: 2 ** 24 }],
  ])('cannot be lowered, nor raised until memory runs out, by a file (%s)', async (_, change) => {
    await expect(keysOfPassphrase('any', { ...newScryptSettings(), ...change })).rejects.toThrow(
      'asks for a weaker lock than Steward allows',
    );
  });
});
