/**
 * The words of `steward <command> …`; null where a window is asked for: without a word, by a link, a file or a switch. The
 * installed program is both, since with its fuses no other one could run the code in its archive.
 */
export function commandWords(packaged: boolean, argv: readonly string[]): readonly string[] | null {
  // While developing, the first words are those of Electron's own command line, and out/main/cli.js runs under Node.
  if (!packaged) return null;
  const words = argv.slice(1);
  return /^(?:[a-z][a-z-]*|--help)$/.test(words[0] ?? '') ? words : null;
}
