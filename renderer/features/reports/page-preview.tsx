import { createElement, type ReactNode, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { PageElement, PageNode, ReportPages } from '../../../shared/model/page-node.ts';
import css from './reports.module.css';

/**
 * The pages as they will be printed, in a shadow tree of their own: their styles touch nothing of ours, ours nothing of
 * theirs. SECURITY: made of the tags and attributes of page-node.ts, which the contract has checked; no HTML is written.
 */
export function PagePreview({ pages, label }: { readonly pages: ReportPages; readonly label: string }) {
  const host = useRef<HTMLDivElement>(null);
  const [root, setRoot] = useState<ShadowRoot | null>(null);
  useLayoutEffect(() => {
    const element = host.current;
    if (!element) return;
    const shadow = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(pages.css.replace(/@page[^}]*\}/u, '').replaceAll(/^(html|body)\b/gmu, ':host'));
    shadow.adoptedStyleSheets = [sheet];
    setRoot(shadow);
  }, [pages.css]);
  useFit(host, root);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard (axe)
    <div className={css.preview} role="region" aria-label={label} tabIndex={0}>
      <div ref={host}>{root ? createPortal(pages.sheets.map(elementOf), root) : null}</div>
    </div>
  );
}

/** As much smaller as it takes to see a page in its whole width; below that it could not be read any more, and scrolls. */
const smallest = 0.5;

function useFit(host: RefObject<HTMLDivElement | null>, root: ShadowRoot | null): void {
  useLayoutEffect(() => {
    const element = host.current;
    const room = element?.parentElement;
    if (!element || !room || !root) return;
    const fit = () => {
      element.style.zoom = '1';
      const scale = room.clientWidth / element.scrollWidth;
      element.style.zoom = String(Math.max(smallest, Math.min(1, scale)));
    };
    const watch = new ResizeObserver(fit);
    watch.observe(room);
    return () => watch.disconnect();
  }, [host, root]);
}

function nodeOf(node: PageNode, key: number): ReactNode {
  return typeof node === 'string' ? node : elementOf(node, key);
}

function elementOf({ tag, props, children }: PageElement, key: number): ReactNode {
  // The pages are looked at as one thing: their links are for the PDF.
  const still = tag === 'a' ? { tabIndex: -1 } : {};
  return createElement(tag, { ...props, ...still, key }, ...children.map(nodeOf));
}
