// Cancellation exists in Node and in browsers alike, but belongs to no ECMAScript lib. These few names are all that
// shared/ may use of it; each other folder sees the full declarations of its own platform instead.
export {};
declare global {
  interface AbortSignal {
    readonly aborted: boolean;
    // oxlint-disable-next-line typescript/no-explicit-any -- both platforms declare it so, and the two must agree.
    readonly reason: any;
    addEventListener(type: 'abort', listener: () => void, options?: { once?: boolean }): void;
    removeEventListener(type: 'abort', listener: () => void): void;
    throwIfAborted(): void;
  }
  class AbortController {
    readonly signal: AbortSignal;
    abort(reason?: unknown): void;
  }
}
