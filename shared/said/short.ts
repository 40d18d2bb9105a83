/** A sentence as a window's bundle names it, where the English itself is of no use (scripts/package/short-sentences.mjs). */
export function shortOf(sentence: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < sentence.length; at += 1)
    hash = Math.imul(hash ^ sentence.charCodeAt(at), 0x01000193);
  return `#${(hash >>> 0).toString(36)}`;
}
