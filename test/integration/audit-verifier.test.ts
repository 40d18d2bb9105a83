import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { exportChain } from '../../main/audit/export.ts';
import { latestHead, signHead } from '../../main/audit/heads.ts';
import { newAuditKey } from '../../main/audit/keys.ts';
import type { Head, HashedFields, SignedHead } from '../../main/audit/rules.ts';
import { genesisOf, hashOfDetail, hashOfRow, headText } from '../../main/audit/rules.ts';
import { eraseDetails } from '../../main/audit/use-cases.ts';
import { write } from '../../main/db/access.ts';
import { aLedger, anna, clientChain, otherChain, signAll } from '../faults/audit-trail.ts';
import { exported, standAlone, verifierPath } from '../faults/audit-verdicts.ts';

const ledger = aLedger();
afterAll(() => ledger[Symbol.dispose]());
ledger.add({}, {}, {});
const earlier = signAll(ledger)[0]!;
ledger.add({}, {});
const lines = exported(ledger, clientChain).trimEnd().split('\n');

function file(name: string, content: string | object): string {
  const path = join(ledger.folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}
const exportFile = file('export.jsonl', `${lines.join('\n')}\n`);
const keyFile = file('key.pem', ledger.auditKey.publicKey);

const fieldsOf = (row: Record<string, unknown>) =>
  'chain seq id at actor_id actor what subject outcome trace_id detail_hash previous'
    .split(' ')
    .map((name) => row[name]) as unknown as HashedFields;

function verifier(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [fileURLToPath(verifierPath), ...args], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

describe('on the command line the stand-alone verifier', () => {
  test('says what holds and what it cannot exclude without an earlier head', () => {
    expect(verifier(exportFile, '--key', keyFile)).toEqual({
      status: 0,
      stdout: [
        `Chain ${clientChain}: rows that hold: 5; signed heads: 1.`,
        'Every row, link, commitment and signature holds.',
        'The audit key signed rows 1 to 3.',
        'No earlier head confirms these rows: cannot exclude a rewritten tail.',
        '',
      ].join('\n'),
      stderr: '',
    });
  });

  test('says what an earlier head confirms and what is newer', () => {
    const { status, stdout } = verifier('--head', file('head.json', earlier), exportFile, '--key', keyFile);
    expect(status).toBe(0);
    expect(stdout).toContain('The earlier head confirms rows 1 to 3.');
    expect(stdout).toContain('Rows 4 to 5 are newer: cannot exclude a rewritten tail among them.');
  });

  test('names the first bad row and ends with 1', () => {
    const changed = file('changed.jsonl', lines.join('\n').replaceAll('"seq":4', '"seq":14'));
    const { status, stdout } = verifier(changed, '--key', keyFile);
    expect(status).toBe(1);
    expect(stdout).toContain('TAMPERED. First bad row: 4: it is missing');
    expect(stdout).toContain('rows that hold: 3;');
  });

  test('ends with 1 when the earlier head knows more rows', () => {
    const cut = file('cut.jsonl', [lines[0]!.replace('"rows":5', '"rows":2'), lines[1], lines[2]].join('\n'));
    const { status, stdout } = verifier(cut, '--key', keyFile, '--head', file('head.json', earlier));
    expect(status).toBe(1);
    expect(stdout).toContain('First bad row: 3: it is missing at the end');
  });

  test('names the line that cannot be read', () => {
    const broken = file('broken.jsonl', lines.with(3, lines[3]!.slice(0, 40)).join('\n'));
    expect(verifier(broken, '--key', keyFile)).toMatchObject({
      status: 1,
      stdout: expect.stringContaining(
        'First bad row: 3: its line cannot be read (line 4 of the file)',
      ) as string,
    });
  });

  test('ends with 1 when the heads are signed by another key', () => {
    const { status, stdout } = verifier(exportFile, '--key', file('other.pem', newAuditKey().publicKey));
    expect(status).toBe(1);
    expect(stdout).toContain('First bad row: 3: a head for it is not signed by this key');
  });

  const foreign = { ...earlier, chain: otherChain };
  test.each([
    { with: 'nothing', args: [], says: 'Usage:' },
    { with: 'no key', args: [exportFile], says: 'Usage:' },
    { with: 'one argument too many', args: [exportFile, 'x', '--key', keyFile], says: 'Usage:' },
    { with: 'a file that is not there', args: ['nowhere', '--key', keyFile], says: 'no such file' },
    { with: 'no export', args: [keyFile, '--key', keyFile], says: 'begin with a header' },
    { with: 'a key that is none', args: [exportFile, '--key', exportFile], says: 'not a public key' },
    { with: 'a head of another chain', head: foreign, says: 'another chain' },
    { with: 'a head with a false signature', head: { ...earlier, seq: 2 }, says: 'not signed by this key' },
    { with: 'a head without a hash', head: { seq: 2 }, says: 'no seq and hash' },
    { with: 'a head that is not JSON', head: 'nothing', says: 'not JSON' },
  ])('ends with 2 when given $with', ({ args, head, says }) => {
    const given = args ?? [exportFile, '--key', keyFile, '--head', file('bad-head.json', head)];
    expect(verifier(...given)).toEqual({
      status: 2,
      stdout: '',
      stderr: expect.stringContaining(says) as string,
    });
  });
});

test('a trail whose details were erased verifies, and the export holds none of them', () => {
  using own = aLedger();
  own.add({ detail: { note: 'canary' } }, {});
  write(own.db, (w) => eraseDetails(w, clientChain, { actor: anna, at: new Date(), ids: own.ids }));
  const text = exported(own, clientChain);

  expect(text).not.toContain('canary');
  expect(standAlone.verify(text, own.auditKey.publicKey, null)).toMatchObject({ ok: true, rows: 3 });
});

test('an export of an empty chain verifies', () => {
  const verdict = standAlone.verify(exported(ledger, 'nobody'), ledger.auditKey.publicKey, null);
  expect(verdict).toMatchObject({ ok: true, rows: 0, tail: 'cannot_exclude_rewritten_tail' });
});

test('an export made while rows are added is a whole one of the moment it began', () => {
  using own = aLedger();
  own.add(...Array.from({ length: 300 }, () => ({})));
  const text: string[] = [];
  for (const line of exportChain(own.db, clientChain, own.auditKey.publicKey)) {
    text.push(line);
    if (text.length % 100 === 1) own.add({});
  }
  signAll(own);

  expect(own.add({})[0]?.seq).toBe(305);
  expect(standAlone.verify(text.join(''), own.auditKey.publicKey, null)).toMatchObject({
    ok: true,
    rows: 300,
  });
});

describe('of a forged export the stand-alone verifier says', () => {
  type Line = Record<string, unknown> & { type: string; rows: number; head: Head; chain: string };
  const verdictOn = (change: (all: Line[]) => void) => {
    const all = lines.map((line) => JSON.parse(line) as Line);
    change(all);
    const text = all.map((line) => JSON.stringify(line)).join('\n');
    return standAlone.verify(text, ledger.auditKey.publicKey, null).firstBad;
  };

  test('that a fitting row of another chain is foreign', () => {
    const verdict = verdictOn((all) => {
      const moved = { ...all[5]!, chain: otherChain };
      all[5] = { ...moved, hash: hashOfRow(fieldsOf(moved)) };
    });
    expect(verdict).toEqual({ seq: 5, why: 'foreign_row' });
  });

  test("that another chain's head is forged here, though its signature is right", () => {
    const head = write(ledger.db, (w) => signHead(w, 'workspace', ledger.auditKey, new Date(), 'export'));
    expect(verdictOn((all) => all.push({ ...all[6]!, ...head! }))).toEqual({ seq: 1, why: 'head_forged' });
  });

  test.each([
    { header: { rows: 7 }, firstBad: { seq: 6, why: 'rows_cut_off' } },
    { header: { rows: 4 }, firstBad: { seq: 5, why: 'header_differs' } },
    { header: { head: earlier }, firstBad: { seq: 5, why: 'header_differs' } },
    { header: { workspace: otherChain }, firstBad: { seq: 1, why: 'link_broken' } },
  ])('that the header $header does not fit', ({ header, firstBad }) => {
    expect(verdictOn((all) => Object.assign(all[0]!, header))).toEqual(firstBad);
  });
});

test('the verifier is one readable file that needs nothing but Node', () => {
  const source = readFileSync(verifierPath, 'utf8');
  const imports = [...source.matchAll(/from '([^']+)'/g)].map((found) => found[1]);

  expect(imports).toEqual(['node:crypto', 'node:fs', 'node:url']);
  expect(source.split('\n').length).toBeLessThanOrEqual(251);
  expect(source).not.toMatch(/\bimport\(|\brequire\(/);
});

describe('the worked example of docs/audit-format.md', () => {
  const doc = readFileSync(new URL('../../docs/audit-format.md', import.meta.url), 'utf8');
  const block = (kind: string) => new RegExp(`^\`\`\`${kind}\\n([^]*?)\\n\`\`\`$`, 'm').exec(doc)![1]!;
  const quoted = (label: string) =>
    new RegExp(`^\\| ${label} +\\| \`([0-9a-f]{64})\` \\|$`, 'm').exec(doc)![1];
  const [header, first, second, head] = block('jsonl')
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, string | null> & { seq: number });
  test('verifies with its public key', () => {
    expect(standAlone.verify(block('jsonl'), block('pem'), null)).toMatchObject({
      ok: true,
      rows: 2,
      signedTo: 2,
    });
  });

  test('has the hashes that the app computes, and that the page quotes', () => {
    const computed = {
      genesis: genesisOf(header!['workspace']!, header!['chain']!),
      detail: hashOfDetail(first!['salt']!, first!['detail']!),
      first: hashOfRow(fieldsOf(first!)),
      second: hashOfRow(fieldsOf(second!)),
    };
    expect(computed).toEqual({
      genesis: first!['previous'],
      detail: first!['detail_hash'],
      first: first!['hash'],
      second: second!['hash'],
    });
    expect(computed).toEqual({
      genesis: quoted('genesis hash'),
      detail: quoted('`detail_hash` of row 1'),
      first: quoted('`hash` of row 1'),
      second: quoted('`hash` of row 2'),
    });
  });

  test('quotes the very bytes that are hashed and signed', () => {
    const sha256 = createHash('sha256').update(block('text row')).digest('hex');
    expect(sha256).toBe(second!['hash']);
    expect(block('text head')).toBe(headText(header!['workspace']!, head as unknown as SignedHead));
  });
});

test('the latest head is the last line of an export, and works as an earlier head', () => {
  const last = JSON.parse(lines.at(-1)!) as SignedHead & { type: string };
  expect(last).toEqual({ type: 'head', ...latestHead(ledger.db, clientChain) });
  expect(standAlone.verify(lines.join('\n'), ledger.auditKey.publicKey, last)).toMatchObject({
    tail: 'confirmed',
    confirmedTo: 3,
  });
});
