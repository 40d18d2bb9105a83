/** What is known about whoever knocks on the IPC door, read in the same turn as the knock. */
export interface Knock {
  /** `null` once the frame has navigated or died. */
  readonly frame: { readonly url: string; readonly isMain: boolean } | null;
  /** The knocking contents belong to a window that we opened and that still lives. */
  readonly fromOurWindow: boolean;
}

/** Why a knock is refused, or `null`. SECURITY: where a knock comes from counts, not what it says; a window of ours can show a page that is not. */
export function senderRefusal(knock: Knock, origin: string): string | null {
  if (knock.frame === null) return 'the frame is gone';
  if (!knock.fromOurWindow) return 'not a living window of ours';
  if (!knock.frame.isMain) return 'not the main frame';
  if (!isPageOf(origin, knock.frame.url)) return 'not our origin';
  return null;
}

/** SECURITY: compared piece by piece after parsing; `app://ui.evil` and `app://ui@evil` start like us and are not us. */
export function isPageOf(origin: string, address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  const ours = new URL(origin);
  return (
    url.protocol === ours.protocol && url.host === ours.host && url.username === '' && url.password === ''
  );
}
