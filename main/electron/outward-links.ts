/** SECURITY: the only hosts that Steward ever opens in a browser (Electron's checklist, 15); subdomains are not included. */
const hosts: ReadonlySet<string> = new Set([
  'business.facebook.com',
  'adsmanager.facebook.com',
  'www.facebook.com',
  'www.instagram.com',
  'developers.facebook.com',
  'www.facebookbusiness.com',
]);

/** The address as it will be opened, or `null`. What is opened is what was checked, after parsing. */
export function outwardLink(text: string): string | null {
  if (text.length > 2_000 || !URL.canParse(text)) return null;
  const url = new URL(text);
  const isPlain = url.protocol === 'https:' && url.port === '' && url.username === '' && url.password === '';
  if (!isPlain || !hosts.has(url.hostname)) return null;
  // SECURITY: a token never travels in an address, whoever put it there.
  if ([...url.searchParams.keys()].some((key) => /token|secret|proof/i.test(key))) return null;
  return url.href;
}

const mailBox = /^[^\s@<>",;:\\/?#&%]+@[^\s@<>",;:\\/?#&%]+\.[^\s@<>",;:\\/?#&%]+$/;

/** A mailto: address; `null` when the receiver is not one plain address. */
export function mailLink(mail: {
  readonly to: string;
  readonly subject: string;
  readonly body: string;
}): string | null {
  if (!mailBox.test(mail.to)) return null;
  const body = mail.body.replaceAll(/\r?\n/g, '\r\n');
  return `mailto:${mail.to}?subject=${encodeURIComponent(mail.subject)}&body=${encodeURIComponent(body)}`;
}
