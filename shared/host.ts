/** What preload puts on `window.host`: text in, text out, and nothing else. */
export interface Host {
  /** Answers with the text of an answer (`rpc.ts`); rejects only when the door itself refuses the sender. */
  call(name: string, text: string): Promise<string>;
  /** Hears every event; the returned function stops it. */
  hear(listener: (name: string, text: string) => void): () => void;
}
