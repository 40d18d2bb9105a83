import { createElement, type ReactElement, type ReactNode } from 'react';

interface Open {
  readonly tag: string;
  readonly props: Record<string, unknown>;
  readonly children: ReactNode[];
}

const token = /<(\/?)([a-zA-Z]+)((?:\s+[\w:-]+="[^"]*")*)\s*(\/?)>|([^<]+)/g;

/**
 * ECharts' SVG text as elements, so that a chart is part of the page like everything else: printed as markup, and shown
 * on screen without anybody writing HTML. Knows what ECharts writes, and throws at anything else.
 */
export function svgElement(written: string): ReactElement {
  // Rules for a pointer that hovers: paper has none.
  const text = written.replaceAll(/<style[^>]*>[^]*?<\/style>/g, '');
  const root: Open = { tag: '', props: {}, children: [] };
  const open: Open[] = [root];
  let read = 0;
  for (const match of text.matchAll(token)) {
    if (match.index !== read) break;
    read += match[0].length;
    const [, closing, tag = '', attributes = '', alone, words] = match;
    const parent = open.at(-1) ?? root;
    if (words !== undefined) {
      if (words.trim() !== '') parent.children.push(plain(words));
    } else if (closing) {
      open.pop();
      (open.at(-1) ?? root).children.push(made(parent, (open.at(-1) ?? root).children.length));
    } else {
      const element: Open = { tag, props: propsOf(attributes), children: [] };
      if (alone) parent.children.push(made(element, parent.children.length));
      else open.push(element);
    }
  }
  const [only] = root.children;
  if (read !== text.length || open.length !== 1 || root.children.length !== 1)
    throw new Error(`Not the SVG that ECharts writes, at ${read} of ${text.length}.`);
  return only as ReactElement;
}

function made({ tag, props, children }: Open, key: number): ReactElement {
  return createElement(tag, { ...props, key }, ...children);
}

function propsOf(attributes: string): Record<string, unknown> {
  const props: Record<string, unknown> = {};
  for (const [, name = '', value = ''] of attributes.matchAll(/([\w:-]+)="([^"]*)"/g)) {
    // Classes and pointers are for screens, and ECharts counts its classes through the life of the process.
    if (/^(xmlns|ecmeta)/.test(name) || name === 'class' || name === 'pointer-events') continue;
    if (name === 'style') props['style'] = styleOf(plain(value));
    else props[camel(name)] = plain(value);
  }
  return props;
}

function styleOf(text: string): Record<string, string> {
  const pairs = text.split(';').flatMap((rule): [string, string][] => {
    const [name = '', ...rest] = rule.split(':');
    return rest.length === 0 ? [] : [[camel(name.trim()), rest.join(':').trim()]];
  });
  return Object.fromEntries(pairs);
}

function camel(name: string): string {
  return name.startsWith('aria-') || name.startsWith('data-')
    ? name
    : name.replace(/[-:]([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&apos;': "'",
};

function plain(text: string): string {
  return text.replace(/&(?:amp|lt|gt|quot|apos|#39);/g, (entity) => entities[entity] ?? entity);
}
