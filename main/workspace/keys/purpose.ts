export interface Place {
  readonly workspaceId: string;
  readonly kind: 'real' | 'demo';
}

/**
 * What a box of the key file is bound to: a demo's key opens no real workspace, one person's box is not another's, and
 * a box of an older key file does not pass for one of a newer.
 */
export function purposeOf(
  place: Place,
  holder: string,
  version: number,
  what: 'workspace' | 'signing' | 'exchange' | 'quick',
): string[] {
  return ['steward-key/1', place.workspaceId, place.kind, holder, String(version), what];
}
