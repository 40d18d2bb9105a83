import { renderToStaticMarkup } from 'react-dom/server';
import { createElement as h } from 'react';
import { describe, expect, it } from 'vitest';
import { type Column, table, text } from './blocks.ts';

const columns: readonly Column[] = [
  { title: 'Campaign', share: 0.8, strong: true },
  { title: 'Spend', share: 0.2, right: true },
];

function markupOf(rows: readonly (readonly string[])[], width = 200): string {
  const block = table(columns, rows, width);
  if (block.kind !== 'rows') throw new Error('A table is made of rows.');
  const body = block.rows.map((row) => row.node);
  return renderToStaticMarkup(h('div', null, block.wrap(block.head.node, body)));
}

describe('a table of a report', () => {
  it('gives room of words to figures: a long name is shortened, an amount is not', () => {
    const html = markupOf([
      ['A campaign with a name that is longer than any room it could get here', 'KWD 1,234,567.890'],
    ]);
    expect(html).toContain('KWD\u00a01,234,567.890');
    expect(html).toContain('…');
  });

  it('keeps the widths that were asked for while everything fits', () => {
    const html = markupOf([['Spa', '12']]);
    expect(html).toContain('width:80.00%');
    expect(html).toContain('width:20.00%');
  });

  it('says the names of its columns in two lines rather than cut any of them', () => {
    const months = [
      { title: 'Month', share: 0.25 },
      { title: 'Spend', share: 0.25, right: true },
      { title: 'Confirmed clinic appointments', share: 0.2, right: true },
      { title: 'People reached', share: 0.3, right: true },
    ];
    const block = table(months, [['October 2026', 'zł 12,390', '354', '48,400']], 260);
    if (block.kind !== 'rows') throw new Error('A table is made of rows.');
    const html = renderToStaticMarkup(h('table', null, h('thead', null, block.head.node)));
    expect(html).toContain('Confirmed clinic\nappointments');
    expect(html).toContain('People\nreached');
    expect(html).not.toContain('…');
    expect(block.head.height).toBe(28);
  });

  it('breaks a cell where it was measured, so that a row is as tall as it says', () => {
    const html = markupOf([['Weekends-for-two/autumn-and-winter in the mountains', '1']]);
    const [, cell = ''] = /<tbody><tr><td class="b">([^<]*)</.exec(html) ?? [];
    expect(cell.split('\n').length).toBe(2);
  });
});

describe('a text of a report', () => {
  it('loses the marks that turn the direction of other words around', () => {
    const { node } = text('\u202Eevil\u202C words', 300, { size: 10, line: 15 });
    expect(renderToStaticMarkup(h('div', null, node))).toContain('evil words');
  });
});
