import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flow, type Block, type Section } from './flow.ts';

const room = 700;
const solid = (height: number, node: string, leads = false): Block => ({
  kind: 'solid',
  height,
  node,
  leads,
});
const rows = (name: string, heights: readonly number[]): Block => ({
  kind: 'rows',
  head: { height: 17, node: `${name} head` },
  rows: heights.map((height, index) => ({ height, node: `${name} ${index}` })),
  wrap: (head, body) => [head, ...body].map(textOf).join('|'),
});
/** The pieces of these tests are plain words. */
const textOf = (node: unknown) => (typeof node === 'string' ? node : '?');
const section = (blocks: readonly Block[], id: Section['id'] = 'trend'): Section => ({
  id,
  title: id,
  blocks,
});
const nodes = (sections: readonly Section[]) =>
  flow(sections, room).sheets.map(({ pieces }) => pieces.map(({ node }) => node));

describe('laying a report out on sheets', () => {
  it('never leaves a heading alone at the end of a sheet', () => {
    expect(nodes([section([solid(660, 'a'), solid(20, 'title', true), solid(30, 'b')])])).toEqual([
      ['a'],
      ['title', 'b'],
    ]);
  });

  it('turns the sheet rather than split a table that fits on one', () => {
    const [first, second] = nodes([section([solid(500, 'a'), rows('t', [100, 100, 100])])]);
    expect(first).toEqual(['a']);
    expect(second).toEqual(['t head|t 0|t 1|t 2']);
  });

  it('splits a table longer than a sheet between rows, and says its head again', () => {
    const made = nodes([
      section([
        rows(
          't',
          Array.from({ length: 10 }, () => 100),
        ),
      ]),
    ]);
    expect(made).toEqual([['t head|t 0|t 1|t 2|t 3|t 4|t 5'], ['t head|t 6|t 7|t 8|t 9']]);
  });

  it('puts a row taller than a sheet somewhere rather than nowhere, and ends', () => {
    expect(nodes([section([rows('t', [900, 10])])])).toEqual([['t head|t 0'], ['t head|t 1']]);
  });

  it('drops white space at the top of a sheet and says on which sheet a section begins', () => {
    const laid = flow(
      [section([solid(690, 'a')], 'scorecard'), section([{ kind: 'space', height: 20 }, solid(30, 'b')])],
      room,
    );
    expect(laid.sheets[1]?.pieces.map(({ node }) => node)).toEqual(['b']);
    expect([...laid.starts]).toEqual([
      ['scorecard', 1],
      ['trend', 2],
    ]);
  });

  it('fills no sheet beyond its room and loses no row, whatever it is given', () => {
    const block = fc.oneof(
      fc.integer({ min: 1, max: 650 }).map((height) => solid(height, 's', height % 3 === 0)),
      fc.integer({ min: 1, max: 40 }).map((height): Block => ({ kind: 'space', height })),
      fc
        .array(fc.integer({ min: 10, max: 300 }), { minLength: 1, maxLength: 40 })
        .map((list) => rows('r', list)),
    );
    fc.assert(
      fc.property(fc.array(block, { maxLength: 25 }), (blocks) => {
        const laid = flow([section(blocks)], room);
        for (const { pieces } of laid.sheets)
          expect(pieces.reduce((sum, { height }) => sum + height, 0)).toBeLessThanOrEqual(room);
        const said = laid.sheets.flatMap(({ pieces }) => pieces.map(({ node }) => textOf(node)));
        const counted = said.flatMap((text) => text.match(/r \d+/g) ?? []).length;
        const given = blocks.reduce((sum, one) => sum + (one.kind === 'rows' ? one.rows.length : 0), 0);
        expect(counted).toBe(given);
        expect(said.filter((text) => text === 's').length).toBe(
          blocks.filter(({ kind }) => kind === 'solid').length,
        );
      }),
    );
  });
});
