import { describe, expect, it } from 'vitest';
import { aReport } from '../../test/builders/a-report.ts';
import { mailText } from './mail.ts';
import { reportTables } from './tables.ts';

const pdf = { fileName: 'Zażółć 2026-10.pdf', bytes: new TextEncoder().encode('%PDF-1.7 something') };

describe('the mail that carries a report', () => {
  it('opens as a draft with the PDF in it, and says the headline', () => {
    const mail = mailText(aReport(), 'anna@belmonte.example', pdf, 'b1');
    expect(mail).toContain('X-Unsent: 1\r\nTo: anna@belmonte.example\r\n');
    const [, text = '', file = ''] = mail.split('--b1');
    expect(Buffer.from(text.split('\r\n\r\n')[1] ?? '', 'base64').toString()).toContain(
      'Bookings up 8 %, at a price just under target',
    );
    expect(Buffer.from(file.split('\r\n\r\n')[1] ?? '', 'base64').toString()).toBe('%PDF-1.7 something');
  });

  it('names its period: a month by its name, anything else by its days', () => {
    const subjectOf = (period: { from: string; to: string }) => {
      const mail = mailText(aReport({ settings: { period } }), '', pdf, 'b1');
      const words = mail.slice(mail.indexOf('Subject:'), mail.indexOf('MIME-Version'));
      return [...words.matchAll(/=\?UTF-8\?B\?([^?]+)\?=/g)]
        .map(([, text = '']) => Buffer.from(text, 'base64').toString())
        .join('');
    };
    expect(subjectOf({ from: '2026-10-01', to: '2026-10-31' })).toBe(
      'Belmonte Hotel: Monthly report · October 2026',
    );
    expect(subjectOf({ from: '2026-09-15', to: '2026-10-14' })).toBe(
      'Belmonte Hotel: Report · 15 Sept 2026 – 14 Oct 2026',
    );
  });

  it('lets no name add a header line of its own', () => {
    const { facts } = aReport();
    const client = { ...facts.client, name: 'A\r\nBcc: everybody@evil.example' };
    const mail = mailText(aReport({ facts: { client } }), 'a@b.example\r\nBcc: x@evil.example', pdf, 'b1');
    expect(mail.split('\r\n').filter((line) => /^bcc:/i.test(line))).toEqual([]);
  });

  it('keeps every header line short and in ASCII', () => {
    const mail = mailText(aReport({ settings: { language: 'pl' } }), '', pdf, 'b1');
    for (const line of (mail.split('\r\n\r\n')[0] ?? '').split('\r\n')) {
      expect(line.length).toBeLessThan(100);
      expect(line).toMatch(/^[\x20-\x7e]*$/);
    }
  });
});

describe('the tables of a report', () => {
  it('hold the figures to the last digit, with the currency beside them', () => {
    const tables = reportTables(aReport());
    const campaigns = tables.find(({ name }) => name === 'campaigns')?.text ?? '';
    expect(campaigns).toContain('Weddings 2027,Leads,PLN,3550,');
    expect(tables.map(({ name }) => name)).toEqual([
      'scorecard',
      'pace',
      'months',
      'campaigns',
      'ads',
      'ages',
      'placements',
      'followers',
      'posts',
      'changes',
      'steps',
    ]);
  });

  it('leave out what the report leaves out, and defuse what a spreadsheet would run', () => {
    const [line] = aReport().facts.campaigns;
    if (!line) throw new Error('The builder has campaigns.');
    const content = aReport({
      facts: { campaigns: [{ ...line, name: '=HYPERLINK("http://evil.example")' }] },
      settings: { sections: ['campaigns'] },
    });
    const tables = reportTables(content);
    expect(tables.map(({ name }) => name)).toEqual(['campaigns']);
    expect(tables[0]?.text).toContain(`"'=HYPERLINK`);
  });
});
