import { expect, test } from 'vitest';
import { driverTrouble } from '../../db/driver.ts';
import { programOf } from './doctor.ts';

test('an older Node is well where the databases open under it, and named with the way out where they do not', () => {
  expect(programOf('20.18.1', null)).toMatchObject({ well: true });
  expect(programOf('20.18.1', 'The driver is missing.')).toMatchObject({
    well: false,
    says: expect.stringMatching(/on Node 20\.18\.1 cannot open .* The driver is missing\. .* Node 22\.14/),
  });
});

test('a process that can open a database says nothing against it', () => {
  expect(driverTrouble()).toBeNull();
});
