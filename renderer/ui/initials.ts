/** Words that say nothing about who a client is: they never give an initial while a better word is there. */
const fillers = new Set(['the', 'and', 'of', 'i', 'w', 'z', 'sp', 'zoo']);

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** A letter with its accents counts as one, however it was typed. */
function letters(word: string, count: number): string {
  return Array.from(segmenter.segment(word), ({ segment }) => segment)
    .slice(0, count)
    .join('');
}

/** One or two letters that stand for a client: "Blue & Green Mazury" is BG. */
export function initialsOf(name: string): string {
  const words = name
    .normalize('NFC')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  const telling = words.filter((word) => !fillers.has(word.toLowerCase()));
  const [first = '', second] = telling.length > 0 ? telling : words;
  const initials = second === undefined ? letters(first, 2) : letters(first, 1) + letters(second, 1);
  return initials.toLocaleUpperCase();
}
