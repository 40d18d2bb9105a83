import { expect, test } from 'vitest';
import { shortNames } from '../scripts/package/class-names.mjs';

test('classes of different sheets never share a name, and each keeps its own', () => {
  const files = Array.from({ length: 80 }, (_, at) => `/ui/${String(at).padStart(2, '0')}.module.css`);
  const nameOf = shortNames(files);
  const classes = Array.from({ length: 40 }, (_, at) => `class${at}`);
  const names = files.flatMap((file) => classes.map((name) => nameOf(name, file)));
  expect(new Set(names).size).toBe(files.length * classes.length);
  expect(names.every((name) => /^_[a-z]{2}[0-9a-z]+$/.test(name))).toBe(true);
  expect(files.flatMap((file) => classes.map((name) => nameOf(name, file)))).toEqual(names);
});

test('the same files give the same names, in whatever order they are found', () => {
  const [one, other] = [
    shortNames(['/b.module.css', '/a.module.css']),
    shortNames(['/a.module.css', '/b.module.css']),
  ];
  expect(one('row', '/b.module.css')).toBe(other('row', '/b.module.css'));
});

test('a sheet that was not there is an error and no accident', () => {
  expect(() => shortNames(['/a.module.css'])('row', '/b.module.css')).toThrow('no style sheet');
});
