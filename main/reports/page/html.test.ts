import { describe, expect, it } from 'vitest';
import { FinishedPages } from '../../../shared/model/page-node.ts';
import { reportCases } from '../../../test/print/cases.ts';
import { reportHtml, reportPages } from './document.ts';
import { pagesHtml } from './html.ts';

describe('pages that were kept', () => {
  it('print the very text that was printed from the report, of every kind there is', async () => {
    for (const [name, content] of Object.entries(reportCases())) {
      const kept = FinishedPages.parse(JSON.parse(JSON.stringify(await reportPages(content))));
      expect(pagesHtml(content.settings.language, kept) === (await reportHtml(content)), name).toBe(true);
    }
  }, 60_000);
});
