#!/usr/bin/env node
// Checks one chain of a Steward audit trail, exported as JSON Lines, against the workspace's public audit key.
// Plain Node (18 or newer), no packages, and no line shared with Steward itself: docs/audit-format.md is all it follows.
//
//   node steward-verify.mjs export.jsonl --key audit-public-key.pem [--head head.json]
//
// Ends with 0 when everything holds, 1 when something was tampered with, 2 when it could not begin.
import { createHash, createPublicKey, verify as verifySignature } from 'node:crypto';
import { readFileSync, realpathSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const usage = 'Usage: node steward-verify.mjs export.jsonl --key audit-public-key.pem [--head head.json]';

/** Something that keeps the check from beginning; everything later is a finding. */
class CannotBegin extends Error {}

// ---- the format -----------------------------------------------------------------------------------------------

const text = (value) => typeof value === 'string';
const textOrNull = (value) => value === null || typeof value === 'string';
const number = (value) => Number.isSafeInteger(value) && value >= 1;
const hex64 = (value) => text(value) && /^[0-9a-f]{64}$/.test(value);

const rowFields = {
  chain: text,
  seq: number,
  id: text,
  at: text,
  actor_id: textOrNull,
  actor: text,
  what: text,
  subject: text,
  outcome: text,
  trace_id: textOrNull,
  detail_hash: (value) => value === null || hex64(value),
  previous: hex64,
  hash: hex64,
  salt: textOrNull,
  detail: textOrNull,
};
const headFields = { chain: text, seq: number, why: text, hash: hex64, at: text };
Object.assign(headFields, { installation: text, signature: text });

const has = (fields, value) => Object.entries(fields).every(([name, holds]) => holds(value[name]));

const sha256 = (utf8) => createHash('sha256').update(utf8, 'utf8').digest('hex');

function genesisHash(workspace, chain) {
  return sha256(JSON.stringify(['steward.audit.genesis/1', workspace, chain]));
}

function rowHash(row) {
  const names = Object.keys(rowFields).slice(0, 12); // chain … previous, in the order above
  return sha256(JSON.stringify(['steward.audit.row/1', ...names.map((name) => row[name])]));
}

function detailHash(row) {
  return sha256(`steward.audit.detail/1\n${row.salt}\n${row.detail}`);
}

function isSigned(head, workspace, key) {
  const { installation, chain, seq, hash, at, why } = head;
  const signed = JSON.stringify(['steward.audit.head/1', workspace, installation, chain, seq, hash, at, why]);
  const signature = Buffer.from(head.signature, 'base64');
  const oneSpelling = signature.toString('base64') === head.signature;
  return oneSpelling && verifySignature(null, Buffer.from(signed, 'utf8'), key, signature);
}

// ---- reading --------------------------------------------------------------------------------------------------

/** The lines up to the first that cannot be read, sorted by type. */
function read(file) {
  const lines = file.split('\n');
  if (lines.at(-1) === '') lines.pop();
  const header = parsed(lines.shift());
  if (header?.type !== 'header') throw new CannotBegin('The file does not begin with a header.');
  if (header.format !== 'steward.audit/1') {
    throw new CannotBegin(`This verifier reads steward.audit/1, not ${String(header.format)}.`);
  }
  if (!text(header.workspace) || !text(header.chain) || !Number.isSafeInteger(header.rows)) {
    throw new CannotBegin('The header does not say which chain of which workspace it is, and how many rows.');
  }
  const rows = [];
  const heads = [];
  for (const [index, line] of lines.entries()) {
    const value = parsed(line);
    const isRow = value?.type === 'row' && has(rowFields, value);
    const isHead = value?.type === 'head' && has(headFields, value);
    if (isRow) rows.push(value);
    else if (isHead) heads.push(value);
    else return { header, rows, heads, unreadable: { line: index + 2, seq: rows.length + 1 } };
  }
  return { header, rows, heads, unreadable: null };
}

function parsed(line) {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

// ---- checking -------------------------------------------------------------------------------------------------

/** `file` and `keyPem` are text; `earlier` is a head ({ chain, seq, hash, … }) that was kept elsewhere, or null. */
export function verify(file, keyPem, earlier = null) {
  const { header, rows, heads, unreadable } = read(file);
  const key = publicKey(keyPem);
  if (earlier) checkEarlier(earlier, header, key);

  const lastErasure = rows.findLast((row) => row.what === 'audit.details_erased')?.seq ?? 0;
  const headsAt = new Map();
  for (const head of heads) headsAt.set(head.seq, [...(headsAt.get(head.seq) ?? []), head]);

  const good = { seq: 0, hash: genesisHash(header.workspace, header.chain) };
  const result = { chain: header.chain, heads: heads.length, signedTo: 0, confirmedTo: 0 };
  const end = (firstBad) => ({
    ...result,
    ok: firstBad === null,
    rows: good.seq,
    firstBad,
    head: { ...good },
    signedTo: Math.min(result.signedTo, good.seq),
    confirmedTo: Math.min(result.confirmedTo, good.seq),
    tail: earlier && firstBad === null ? 'confirmed' : 'cannot_exclude_rewritten_tail',
  });

  for (const row of rows) {
    const seq = good.seq + 1;
    const why = rowFault(row, good, header.chain, lastErasure);
    if (why) return end({ seq, why });
    for (const head of headsAt.get(seq) ?? []) {
      if (head.chain !== header.chain || !isSigned(head, header.workspace, key)) {
        return end({ seq, why: 'head_forged' });
      }
      if (head.hash !== row.hash) return end({ seq, why: 'head_differs' });
      result.signedTo = seq;
    }
    if (earlier?.seq === seq) {
      if (earlier.hash !== row.hash) return end({ seq, why: 'known_head_differs' });
      result.confirmedTo = seq;
    }
    good.seq = seq;
    good.hash = row.hash;
  }

  if (unreadable) return end({ seq: unreadable.seq, why: 'unreadable_line', line: unreadable.line });
  const topHead = heads.reduce((top, head) => Math.max(top, head.seq), 0);
  const most = Math.max(topHead, header.rows, earlier?.seq ?? 0);
  if (most > good.seq) return end({ seq: good.seq + 1, why: 'rows_cut_off' });
  if (header.rows !== good.seq) return end({ seq: header.rows + 1, why: 'header_differs' });
  if (header.head?.hash !== good.hash) return end({ seq: Math.max(1, good.seq), why: 'header_differs' });
  return end(null);
}

function rowFault(row, before, chain, lastErasure) {
  if (row.seq !== before.seq + 1) return row.seq > before.seq ? 'row_missing' : 'row_out_of_place';
  if (row.chain !== chain) return 'foreign_row';
  if (row.previous !== before.hash) return 'link_broken';
  if (row.hash !== rowHash(row)) return 'row_altered';
  if (row.detail === null || row.salt === null) {
    return row.detail_hash !== null && row.seq >= lastErasure ? 'detail_missing' : null;
  }
  if (row.detail_hash === null) return 'detail_unexpected';
  return row.detail_hash === detailHash(row) ? null : 'detail_altered';
}

function publicKey(pem) {
  let key;
  try {
    key = createPublicKey(pem);
  } catch {
    throw new CannotBegin('The key is not a public key in PEM form.');
  }
  if (key.asymmetricKeyType !== 'ed25519') throw new CannotBegin('The key is not an Ed25519 key.');
  return key;
}

function checkEarlier(earlier, header, key) {
  if (!number(earlier.seq) || !hex64(earlier.hash))
    throw new CannotBegin('The earlier head has no seq and hash.');
  if (earlier.chain !== undefined && earlier.chain !== header.chain) {
    throw new CannotBegin('The earlier head belongs to another chain.');
  }
  if (text(earlier.signature) && !(has(headFields, earlier) && isSigned(earlier, header.workspace, key))) {
    throw new CannotBegin('The earlier head is not signed by this key.');
  }
}

// ---- telling --------------------------------------------------------------------------------------------------

const reasons = {
  row_missing: 'it is missing: the next line has a higher number',
  row_out_of_place: 'a row stands there that was there before',
  foreign_row: 'a row of another chain stands there',
  link_broken: 'it does not continue from the row before it: one of the two was replaced',
  row_altered: 'its content is not what its hash says',
  detail_altered: 'its details are not what it commits to',
  detail_missing: 'its details are gone, and no later row says that they were erased',
  detail_unexpected: 'it has details although it was written without any',
  head_forged: 'a head for it is not signed by this key',
  head_differs: 'a signed head knows it with another hash: it, or a row shortly before it, was rewritten',
  known_head_differs: 'the earlier head knows it with another hash: it, or a row before it, was rewritten',
  rows_cut_off: 'it is missing at the end: a head or the header knows more rows',
  header_differs: 'the header knows it otherwise, or not at all',
  unreadable_line: 'its line cannot be read',
};

export function say(result) {
  const { chain, rows, firstBad, signedTo, confirmedTo } = result;
  const lines = [`Chain ${chain}: rows that hold: ${rows}; signed heads: ${result.heads}.`];
  const where = firstBad?.line ? ` (line ${firstBad.line} of the file)` : '';
  if (firstBad) lines.push(`TAMPERED. First bad row: ${firstBad.seq}: ${reasons[firstBad.why]}${where}.`);
  else lines.push('Every row, link, commitment and signature holds.');
  if (signedTo > 0) lines.push(`The audit key signed rows 1 to ${signedTo}.`);
  else lines.push('The audit key signed none of these rows: nothing shows who wrote them.');
  if (result.tail === 'confirmed') lines.push(`The earlier head confirms rows 1 to ${confirmedTo}.`);
  else lines.push('No earlier head confirms these rows: cannot exclude a rewritten tail.');
  if (result.tail === 'confirmed' && confirmedTo < rows) {
    lines.push(`Rows ${confirmedTo + 1} to ${rows} are newer: cannot exclude a rewritten tail among them.`);
  }
  return lines.join('\n');
}

function main(args) {
  const option = (name) => (args.includes(name) ? args.splice(args.indexOf(name), 2)[1] : undefined);
  const keyPath = option('--key');
  const headPath = option('--head');
  const [exportPath, ...rest] = args;
  if (!exportPath || !keyPath || rest.length > 0) throw new CannotBegin(usage);
  const earlier = headPath ? parsed(readFileSync(headPath, 'utf8')) : null;
  if (headPath && !earlier) throw new CannotBegin('The earlier head is not JSON.');
  const result = verify(readFileSync(exportPath, 'utf8'), readFileSync(keyPath, 'utf8'), earlier);
  process.stdout.write(`${say(result)}\n`);
  return result.ok ? 0 : 1;
}

if (process.argv[1] && pathToFileURL(realpathSync(process.argv[1])).href === import.meta.url) {
  try {
    process.exitCode = main(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  }
}
