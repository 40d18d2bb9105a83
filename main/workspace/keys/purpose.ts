/** What a box of the key file is bound to: a demo's key opens no real workspace, one person's box is not another's. */
export function purposeOf(
  place: { workspaceId: string; kind: string },
  holder: string,
  what: 'workspace' | 'signing' | 'exchange',
): string[] {
  return ['steward-key/1', place.workspaceId, place.kind, holder, what];
}
