interface Closable {
  close(): Promise<void>;
}

/**
 * A wire whose library is loaded with the first thing that is sent over it: the network's is a quarter of all the code
 * that a start would read, and at the door nothing is sent. `over` says how the wire sends once it is there.
 */
export function whenFirstUsed<Wire extends Closable>(
  load: () => Promise<Wire>,
  over: (wire: () => Promise<Wire>) => Omit<Wire, 'close'>,
): Omit<Wire, 'close'> & Closable {
  let loading: Promise<Wire> | null = null;
  const wire = () => (loading ??= load());
  return { ...over(wire), close: async () => (await loading)?.close() };
}
