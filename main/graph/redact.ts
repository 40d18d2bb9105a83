import { redacted, redactPatterns } from '../../shared/model/redaction.ts';

const secretKeys =
  /^(?:access_token|input_token|fb_exchange_token|revoke_token|appsecret_proof|client_secret|app_secret|appsecret|token|secret|password|passphrase|authorization|proof|cookie|set-cookie)$/i;

/** SECURITY: by key, by pattern, and by the secrets that are alive: each catches what another misses. */
export class Redactor {
  readonly #live = new Set<Buffer>();

  /** Knows the secret until the returned function is called; the copy is wiped then. */
  know(secret: Uint8Array): () => void {
    // A very short one would blank out ordinary words, and no secret of Meta's is short.
    if (secret.length < 12) return () => undefined;
    const copy = Buffer.from(secret);
    this.#live.add(copy);
    return () => {
      this.#live.delete(copy);
      copy.fill(0);
    };
  }

  text(text: string): string {
    let rest = text;
    for (const secret of this.#live) {
      const plain = secret.toString('utf8');
      for (const form of new Set([plain, encodeURIComponent(plain), JSON.stringify(plain).slice(1, -1)]))
        rest = rest.replaceAll(form, redacted);
    }
    return redactPatterns(rest);
  }

  /** Any value that is about to be written somewhere. Errors keep their words and lose their secrets. */
  value(value: unknown, left = 12): unknown {
    if (typeof value === 'string') return this.text(value);
    if (typeof value !== 'object' || value === null) return typeof value === 'function' ? null : value;
    if (left === 0) return redacted;
    if (value instanceof Error) {
      const { name, message, stack = '' } = value;
      return {
        name,
        message: this.text(message),
        stack: this.text(stack),
        cause: this.value(value.cause, left - 1),
      };
    }
    if (ArrayBuffer.isView(value)) return redacted;
    if (Array.isArray(value)) return value.map((item: unknown) => this.value(item, left - 1));
    return Object.fromEntries(
      Object.entries(value).map(([key, item]: [string, unknown]) => [
        this.text(key),
        secretKeys.test(key) && item !== null && typeof item !== 'boolean'
          ? redacted
          : this.value(item, left - 1),
      ]),
    );
  }
}
