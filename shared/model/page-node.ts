import { z } from '../zod.ts';

/**
 * A finished page as plain data, so that the screen can show the very page that is printed without writing HTML: only
 * these tags, only these attributes, and text.
 */
const pageTags = [
  'section',
  'header',
  'footer',
  'nav',
  'div',
  'span',
  'p',
  'h1',
  'h2',
  'h3',
  'ul',
  'li',
  'a',
  'img',
  'table',
  'colgroup',
  'col',
  'thead',
  'tbody',
  'tr',
  'th',
  'td',
  'svg',
  'g',
  'path',
  'rect',
  'circle',
  'text',
  'polyline',
  'line',
  'defs',
  'clipPath',
] as const;
const PageTag = z.enum(pageTags);
type PageTag = z.infer<typeof PageTag>;

const Style = z.record(z.string(), z.union([z.string(), z.number()]));
/** Neither a handler (`on…`) nor a way to write HTML is among them. */
const PropName = z.string().regex(/^(?!on[A-Z])(?!dangerously)[a-zA-Z][a-zA-Z0-9-]*$/);
const Prop = z.union([z.string(), z.number(), z.boolean(), Style]);

export interface PageElement {
  readonly tag: PageTag;
  readonly props: Readonly<Record<string, z.infer<typeof Prop>>>;
  readonly children: readonly PageNode[];
}
export type PageNode = string | PageElement;

export const PageElement: z.ZodType<PageElement> = z.object({
  tag: PageTag,
  props: z
    .record(PropName, Prop)
    // SECURITY: a picture is in the page itself, a link stays on it.
    .refine(({ src }) => src === undefined || (typeof src === 'string' && src.startsWith('data:image/')))
    .refine(({ href }) => href === undefined || (typeof href === 'string' && href.startsWith('#'))),
  get children() {
    return z.array(z.union([z.string(), PageElement]));
  },
});

export const ReportPages = z.object({ css: z.string(), sheets: z.array(PageElement) });
export type ReportPages = z.infer<typeof ReportPages>;

/** With the name of the file's document: all that is needed to print them again. */
export const FinishedPages = ReportPages.extend({ title: z.string() });
export type FinishedPages = z.infer<typeof FinishedPages>;
