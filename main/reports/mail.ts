import type { ReportContent } from '../../shared/model/report.ts';
import { sayingOf } from './page/say.ts';
import { isWholeMonth } from './rules.ts';

export interface Attachment {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/**
 * A mail as a file that the person's own mail program opens as a draft (`X-Unsent`): Steward sends nothing itself.
 * RFC 5322 lines, MIME parts in base64, headers in encoded words, so that no name can add a line of its own.
 */
export function mailText(
  content: ReportContent,
  to: string,
  attachment: Attachment,
  boundary: string,
): string {
  const { facts, settings, words } = content;
  const say = sayingOf(content);
  const { period } = settings;
  const title = isWholeMonth(period)
    ? say.words.title(say.day(period.from, 'month'))
    : `${say.words.title(null)} · ${say.day(period.from)} – ${say.day(period.to)}`;
  const subject = `${facts.client.name}: ${title}`;
  const body = [
    say.words.mail.greeting,
    words.headline,
    words.lead,
    words.ask === '' ? '' : `${say.words.ask} ${words.ask}`,
  ]
    .concat(say.words.mail.closing(facts.agency.name))
    .filter((paragraph) => paragraph !== '')
    .join('\r\n\r\n');
  return [
    'X-Unsent: 1',
    ...(to === '' ? [] : [`To: ${oneHeaderLine(to)}`]),
    `Subject: ${encodedWords(subject)}`,
    'MIME-Version: 1.0',
    `Content-Type: multipart/mixed; boundary="${boundary}"`,
    '',
    `--${boundary}`,
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    folded(Buffer.from(body, 'utf8')),
    `--${boundary}`,
    `Content-Type: application/pdf; name="${encodedWords(attachment.fileName)}"`,
    'Content-Transfer-Encoding: base64',
    `Content-Disposition: attachment; filename*=UTF-8''${encodeURIComponent(attachment.fileName)}`,
    '',
    folded(attachment.bytes),
    `--${boundary}--`,
    '',
  ].join('\r\n');
}

function folded(bytes: Uint8Array): string {
  return (
    Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,76}/g) ?? []
  ).join('\r\n');
}

/** RFC 2047: at most 75 characters in each word, cut between letters. */
function encodedWords(text: string): string {
  const words: string[] = [];
  let part = '';
  for (const char of oneHeaderLine(text)) {
    if (Buffer.byteLength(part + char) > 42) {
      words.push(part);
      part = '';
    }
    part += char;
  }
  return [...words, part].map((word) => `=?UTF-8?B?${Buffer.from(word).toString('base64')}?=`).join('\r\n ');
}

function oneHeaderLine(text: string): string {
  return text.replaceAll(/[\p{Cc}]+/gu, ' ').trim();
}
