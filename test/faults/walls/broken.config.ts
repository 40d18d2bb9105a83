import { defineConfig, mergeConfig } from 'vitest/config';
import base from '../../../vitest.config.ts';
import { walls } from './walls.ts';

/** The tests as ever, on a Steward with one wall less: the one that the environment names. */
const wall = walls.find(({ name }) => name === process.env['STEWARD_WALL']);
if (!wall) throw new Error('Name the wall that is taken away.');

export default mergeConfig(
  base,
  defineConfig({
    // What was read with another wall gone, or with none, is not read again from there.
    test: { fsModuleCache: false },
    plugins: [
      {
        name: 'one-wall-less',
        enforce: 'pre',
        transform(code: string, id: string) {
          if (!id.endsWith(`/${wall.file}`)) return null;
          if (!code.includes(wall.stands)) throw new Error(`In ${wall.file} there is no such wall any more.`);
          return { code: code.replaceAll(wall.stands, wall.broken), map: null };
        },
      },
    ],
  }),
);
