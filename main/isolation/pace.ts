/** As long as the main loop may be held: a window that is dragged meanwhile does not stutter. */
const turnMs = 8;

/**
 * For long work made of many short steps that end by themselves: awaited between them, it lets everything else have its
 * turn now and then, and costs nothing the other times.
 */
export function pacer(): () => Promise<void> | undefined {
  let since = performance.now();
  return () => {
    if (performance.now() - since < turnMs) return undefined;
    return new Promise((goOn) =>
      setImmediate(() => {
        since = performance.now();
        goOn();
      }),
    );
  };
}
