export const graphVersion = 'v26.0';

export interface VersionNotice {
  /** Set when Meta answered with another version than was asked for. */
  readonly answered: string | null;
  /** Meta's own warning about the version, in its words. */
  readonly warning: string | null;
}

/** Null when Meta answered as asked and had nothing to say about it. */
export function versionNotice(headers: Readonly<Record<string, string>>): VersionNotice | null {
  const answered = headers['facebook-api-version'];
  const warning = headers['x-ad-api-version-warning'] ?? null;
  const other = answered === undefined || answered === graphVersion ? null : answered.slice(0, 20);
  return other === null && warning === null
    ? null
    : { answered: other, warning: warning?.slice(0, 300) ?? null };
}
