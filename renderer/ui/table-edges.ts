import { useEffect } from 'react';

/** Says on the element where more of a wide table lies: `data-before` to the left of what is seen, `data-after` to the right. */
export function useEdges(scroller: HTMLDivElement | null): void {
  useEffect(() => {
    if (!scroller) return;
    const look = () => {
      const { scrollLeft, scrollWidth, clientWidth, offsetWidth } = scroller;
      scroller.toggleAttribute('data-before', scrollLeft > 1);
      scroller.toggleAttribute('data-after', scrollWidth - clientWidth - scrollLeft > 1);
      scroller.style.setProperty('--bar', `${offsetWidth - clientWidth}px`);
    };
    let last = 0;
    // Most scrolling is down, where nothing changes.
    const onScroll = () => {
      if (scroller.scrollLeft === last) return;
      last = scroller.scrollLeft;
      look();
    };
    // Its own size, and that of its head, which is as wide as its columns.
    const watcher = new ResizeObserver(look);
    watcher.observe(scroller);
    if (scroller.firstElementChild) watcher.observe(scroller.firstElementChild);
    scroller.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      watcher.disconnect();
      scroller.removeEventListener('scroll', onScroll);
    };
  }, [scroller]);
}
