import type { Change, Figure } from '../../../shared/model/figures.ts';
import { Delta } from '../../ui/delta.tsx';
import { Missing } from '../../ui/missing.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';
import { type Liking, toneOf, useSaid } from './said.ts';

/** A figure, or a dash with its reason. */
export function FigureText({
  figure,
  say,
}: {
  readonly figure: Figure;
  readonly say: (value: number) => string;
}) {
  const said = useSaid();
  return figure.value === null ? <Missing reason={said.why(figure.why)} /> : <>{say(figure.value)}</>;
}

/** How it moved; nothing is said where there is nothing to compare with. */
export function Moved({ change, liking }: { readonly change: Change; readonly liking: Liking }) {
  const words = useWords();
  const formats = useFormats();
  if (!('share' in change)) return change.why === 'nothing_before' ? <>{words.figures.newNow}</> : null;
  const rounded = Math.round(change.share * 100);
  const direction = rounded === 0 ? 'same' : rounded > 0 ? 'up' : 'down';
  return (
    <Delta direction={direction} by={formats.percent(Math.abs(change.share))} tone={toneOf(change, liking)} />
  );
}
