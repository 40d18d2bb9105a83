import { isValidElement, type ReactNode } from 'react';
import { PageElement, type PageNode } from '../../../shared/model/page-node.ts';

/** The page as plain data. Whatever is not on the list of page-node.ts throws here, before it is sent anywhere. */
export function pageElement(node: ReactNode): PageElement {
  const [only] = nodesOf(node);
  return PageElement.parse(only);
}

function nodesOf(node: ReactNode): PageNode[] {
  if (node === null || node === undefined || typeof node === 'boolean') return [];
  if (typeof node === 'string' || typeof node === 'number' || typeof node === 'bigint') return [String(node)];
  if (Array.isArray(node)) return node.flatMap((one: ReactNode) => nodesOf(one));
  if (!isValidElement<Record<string, unknown>>(node)) throw new Error('A page is made of elements and text.');
  const { children, ...props } = node.props;
  const set = Object.entries(props).filter(([, value]) => value !== undefined);
  return [
    {
      tag: node.type as PageElement['tag'],
      props: Object.fromEntries(set) as PageElement['props'],
      children: nodesOf(children as ReactNode),
    },
  ];
}
