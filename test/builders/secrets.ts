/** As it may be written: in clear, in an address, in base64 or hex, whole or the middle of it. */
export function looksOf(secret: string): string[] {
  const middle = secret.slice(8, 48);
  return [middle, encodeURIComponent(middle), Buffer.from(middle).toString('hex')].concat(
    // Wherever base64 began to count, one of three beginnings is ours.
    [0, 1, 2].map((from) =>
      Buffer.from(secret.slice(from, from + 30))
        .toString('base64')
        .slice(2, 38),
    ),
  );
}
