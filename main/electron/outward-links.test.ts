import { expect, test } from 'vitest';
import { mailLink, outwardLink } from './outward-links.ts';

test.each([
  'https://business.facebook.com/settings/system-users',
  'https://adsmanager.facebook.com/adsmanager/manage/campaigns?act=123',
  'https://www.facebook.com/some.page',
  'https://developers.facebook.com/docs',
])('%s may be opened in the browser', (address) => {
  expect(outwardLink(address)).toBe(address);
});

test.each([
  'http://business.facebook.com/',
  'https://evil.example/',
  'https://facebook.com.evil.example/',
  'https://evil.business.facebook.com/',
  'https://business.facebook.com.evil.example/',
  'https://business.facebook.com@evil.example/',
  'https://user:word@business.facebook.com/',
  'https://business.facebook.com:8443/',
  'https://graph.facebook.com/me',
  'https://business.facebook.com/?access_token=EAAB',
  'https://business.facebook.com/?input_token=EAAB',
  'https://business.facebook.com/?appsecret_proof=1',
  'file:///etc/passwd',
  'smb://evil.example/share',
  'javascript:alert(1)',
  'ms-msdt:/id',
  'mailto:somebody@client.example',
  '//business.facebook.com/',
  'nonsense',
  `https://www.facebook.com/${'a'.repeat(2_000)}`,
])('%s is never opened', (address) => {
  expect(outwardLink(address)).toBeNull();
});

test('what is opened is what was checked, not what was written', () => {
  expect(outwardLink(' HTTPS://WWW.Facebook.com\\page ')).toBe('https://www.facebook.com/page');
});

test('a mail has one receiver, and its words cannot add another', () => {
  const words = { subject: 'Access & more?', body: 'Hello,\ncc=x@evil.example&bcc=y' };
  expect(mailLink({ to: 'anna@client.example', ...words })).toBe(
    'mailto:anna@client.example?subject=Access%20%26%20more%3F&body=Hello%2C%0D%0Acc%3Dx%40evil.example%26bcc%3Dy',
  );
});

test.each([
  '',
  'anna',
  'a@b.c,d@e.f',
  'a@b.c?bcc=d@e.f',
  'a@b.c&x=1',
  '<a@b.c>',
  'a b@c.d',
  'a%40@b.c',
  'a@b.c\r\nBcc: d@e.f',
])('a mail to %j is refused', (to) => {
  expect(mailLink({ to, subject: 's', body: 'b' })).toBeNull();
});
