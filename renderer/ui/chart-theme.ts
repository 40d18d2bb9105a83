import { useEffect, useState } from 'react';
import type { ChartTheme } from '../../shared/model/chart.ts';

/** A canvas needs colours, not names: a hidden element is asked what each token is in the theme around it. */
function readTheme(within: HTMLElement): ChartTheme {
  const probe = document.createElement('span');
  probe.hidden = true;
  within.append(probe);
  const colour = (token: string) => {
    probe.style.color = `var(--${token})`;
    return getComputedStyle(probe).color;
  };
  const theme: ChartTheme = {
    ink: colour('ink-2'),
    quietInk: colour('ink-3'),
    line: colour('line'),
    faint: colour('ink-4'),
    paper: colour('paper'),
    band: colour('band'),
    colours: {
      c1: colour('c1'),
      c2: colour('c2'),
      c3: colour('c3'),
      c4: colour('c4'),
      c5: colour('c5'),
      c6: colour('c6'),
    },
    font: getComputedStyle(within).fontFamily,
  };
  probe.remove();
  return theme;
}

/** Follows the theme: the system's and the one set by hand. */
export function useChartTheme(element: HTMLElement | null): ChartTheme | null {
  const [theme, setTheme] = useState<ChartTheme | null>(null);
  useEffect(() => {
    if (!element) return;
    const read = () => setTheme(readTheme(element));
    read();
    const system = window.matchMedia('(prefers-color-scheme: dark)');
    system.addEventListener('change', read);
    const byHand = new MutationObserver(read);
    byHand.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => {
      system.removeEventListener('change', read);
      byHand.disconnect();
    };
  }, [element]);
  return theme;
}
