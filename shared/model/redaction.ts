/** What Meta's tokens, proofs and our own keys look like, wherever they stand: one list, so that no copy falls behind. */
const secretPatterns: readonly RegExp[] = [
  /EAA[A-Za-z0-9]{16,}/g,
  /\b\d{9,}(?:\||%7C)[\w-]{16,}/gi,
  /\bBearer\s+[\w.~+/|=%-]{8,}/gi,
  /\b(?:access_token|input_token|fb_exchange_token|revoke_token|appsecret_proof|client_secret)(?:=|%3D|"\s*:\s*")[^&\s"'\\]+/gi,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g,
];
/** SECURITY: what every pattern above holds, and hardly any other text does: where none of it is, none of them fits. */
const mayHold = /EAA|\||%7C|bearer|token|secret|proof|-----BEGIN/i;
export const redacted = '[redacted]';

/** SECURITY: what looks like a token or a key reaches no trail, no log and no file. */
export function redactPatterns(text: string): string {
  if (!mayHold.test(text)) return text;
  return secretPatterns.reduce((rest, pattern) => rest.replace(pattern, redacted), text);
}
