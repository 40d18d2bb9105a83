/** Letters as a hurried person types them: without case, accents, or the stroke of "ł", which Unicode does not take apart. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[łŁ]/g, 'l')
    .replaceAll(/[øØ]/g, 'o')
    .replaceAll('ß', 'ss')
    .toLowerCase();
}

/** Every word of the query occurs somewhere in the text. */
export function matches(text: string, query: string): boolean {
  const folded = fold(text);
  return fold(query)
    .split(/\s+/)
    .every((word) => folded.includes(word));
}

/** How well a text answers: lower is better, `null` is not at all. */
function score(text: string, query: string): number | null {
  if (text === query) return 0;
  if (text.startsWith(query)) return 1;
  const words = text.split(/[^\p{L}\p{N}]+/u);
  const initials = words.map((word) => word.charAt(0)).join('');
  if (words.some((word) => word.startsWith(query))) return 2;
  if (initials.startsWith(query)) return 3;
  if (text.includes(query)) return 4;
  if (query.split(/\s+/).every((word) => text.includes(word))) return 5;
  return inOrder(text, query) ? 6 : null;
}

/** The letters occur in this order, with others between: "blhot" finds "Belmonte Hotel". */
function inOrder(text: string, query: string): boolean {
  let from = 0;
  for (const letter of query.replaceAll(/\s+/g, '')) {
    from = text.indexOf(letter, from) + 1;
    if (from === 0) return false;
  }
  return true;
}

/** What a quick search shows: the best answers first; equal answers keep the order they came in (recent first). */
export function rank<Item>(
  items: readonly Item[],
  textOf: (item: Item) => string,
  query: string,
  limit: number,
): readonly Item[] {
  const wanted = fold(query.trim());
  if (wanted === '') return items.slice(0, limit);
  return items
    .map((item, index) => ({ item, index, points: score(fold(textOf(item)), wanted) }))
    .filter((entry): entry is typeof entry & { points: number } => entry.points !== null)
    .toSorted((one, other) => one.points - other.points || one.index - other.index)
    .slice(0, limit)
    .map(({ item }) => item);
}
