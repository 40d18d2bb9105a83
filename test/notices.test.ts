import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { NoticeKind } from '../shared/model/notice.ts';

const sources = globSync('main/**/*.ts')
  .filter((path) => !/\.test\.ts$|^main\/(sandbox|notifications)\//.test(path))
  .map((path) => readFileSync(path, 'utf8'))
  .filter((source) => source.includes('notify('));

// A kind that has words and that nobody ever hears of is a promise of the guide that does not hold.
test.each(NoticeKind.options)('somebody in main tells of %s', (kind) => {
  expect(sources.some((source) => source.includes(`'${kind}'`))).toBe(true);
});
