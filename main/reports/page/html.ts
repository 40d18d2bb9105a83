import { createElement as h, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { FinishedPages, PageNode } from '../../../shared/model/page-node.ts';
import type { Language } from './say.ts';

interface Made {
  readonly title: string;
  readonly css: string;
  readonly sheets: readonly ReactElement[];
}

/** The finished pages as one still HTML text. The same pages make the same text, to the letter. */
export function documentHtml(language: Language, { title, css, sheets }: Made): string {
  const page = h(
    'html',
    { lang: language },
    h(
      'head',
      null,
      h('meta', { charSet: 'utf-8' }),
      h('title', null, title),
      // SECURITY: our own style sheet, with the client's colour in it, which is `#rrggbb` and nothing else.
      h('style', { dangerouslySetInnerHTML: { __html: css } }),
    ),
    h('body', null, ...sheets),
  );
  return `<!doctype html>${renderToStaticMarkup(page)}`;
}

/** Of pages as data, as they were shown and as they are kept. */
export function pagesHtml(language: Language, { title, css, sheets }: FinishedPages): string {
  return documentHtml(language, {
    title,
    css,
    sheets: sheets.map((sheet) => elementOf(sheet) as ReactElement),
  });
}

function elementOf(node: PageNode): ReactElement | string {
  if (typeof node === 'string') return node;
  return h(node.tag, node.props, ...node.children.map(elementOf));
}
