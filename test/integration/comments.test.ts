import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Comment, CommentAbout } from '../../shared/model/comment.ts';
import { closeDesks } from '../builders/desk.ts';
import { saying } from '../builders/handover.ts';
import { aMoneyDesk, type Money } from '../builders/money.ts';
import { aSandbox, closeSandboxes, type Served } from '../builders/sandbox.ts';

// Ada founded the agency, Ben is admin of its one client.

let served: Served;
let money: Money;

beforeEach(async () => {
  served = await aSandbox();
  money = await aMoneyDesk(served);
  await money.as('ben');
}, 60_000);
afterEach(async () => {
  await closeDesks();
  await closeSandboxes();
});

const api = () => money.desk.api;
const write = (about: CommentAbout, text: string, forClient = false) =>
  api().comments.write({ clientId: money.clientId, about, text, forClient });
const of = (from: string, to: string) => api().comments.ofPeriod({ clientId: money.clientId, from, to });
const texts = (comments: readonly Comment[]) => comments.map(({ text }) => text);
const november: CommentAbout = { kind: 'period', from: '2026-11-01', to: '2026-11-30' };
const theFifth: CommentAbout = { kind: 'day', day: '2026-11-05' };

test('a comment is found under each period that shares a day with it, oldest first', async () => {
  await write(november, 'A slow month everywhere');
  await write(theFifth, 'Bank holiday in Poland');
  await write({ kind: 'day', day: '2026-10-31' }, 'Halloween');
  expect(texts(await of('2026-11-05', '2026-11-05'))).toEqual([
    'A slow month everywhere',
    'Bank holiday in Poland',
  ]);
  expect(texts(await of('2026-11-06', '2026-12-01'))).toEqual(['A slow month everywhere']);
  expect(texts(await of('2026-10-01', '2026-10-31'))).toEqual(['Halloween']);
  expect(await of('2026-12-01', '2026-12-31')).toEqual([]);
});

test('the others of the client hear of it once, with the way to it, and its author does not', async () => {
  await write(theFifth, 'Bank holiday in Poland');
  const heard = async () =>
    (await api().notices.list({})).notices.filter(({ kind }) => kind === 'comment_added');
  expect(await heard()).toEqual([]);
  await money.as('ada');
  expect(await heard()).toMatchObject([
    {
      clientId: money.clientId,
      values: { by: 'Ben Manager' },
      link: { to: 'client', client: money.clientId, page: 'overview' },
    },
  ]);
});

test('its words are changed by its author alone, and taken away by its author or an admin of the client', async () => {
  const made = await write(theFifth, 'Bank holiday');
  expect(made).toMatchObject({ author: 'Ben Manager', mayEdit: true, mayRemove: true, editedAt: null });
  const one = { clientId: money.clientId, commentId: made.id };
  await money.as('ada');
  const [seen] = await of('2026-11-05', '2026-11-05');
  expect(seen).toMatchObject({ id: made.id, mayEdit: false, mayRemove: true });
  expect(await saying(api().comments.edit({ ...one, text: 'Nonsense', forClient: false }))).toBe(
    'Only who wrote a comment changes its words.',
  );
  const adas = await write(theFifth, 'Said by Ada');
  await money.as('ben');
  const edited = await api().comments.edit({ ...one, text: 'Bank holiday in Poland', forClient: true });
  expect(edited).toMatchObject({ text: 'Bank holiday in Poland', forClient: true });
  expect(edited.editedAt).not.toBeNull();
  await api().comments.remove({ clientId: money.clientId, commentId: adas.id });
  expect(texts(await of('2026-11-05', '2026-11-05'))).toEqual(['Bank holiday in Poland']);
  expect(await saying(api().comments.remove(one))).toBe('done');
  expect(await saying(api().comments.remove(one))).toBe('There is no such comment at this client.');
});

test('a colleague with the narrow role writes, and takes away only their own', async () => {
  const bens = await write(theFifth, 'Said by Ben');
  await money.as('ada');
  await api().members.set({ clientId: money.clientId, personId: money.benId, role: 'client_user' });
  const adas = await write(theFifth, 'Said by Ada');
  await money.as('ben');
  const narrow = await write(theFifth, 'Said from below');
  expect((await of('2026-11-05', '2026-11-05')).map(({ text, mayRemove }) => [text, mayRemove])).toEqual([
    ['Said by Ben', true],
    ['Said by Ada', false],
    ['Said from below', true],
  ]);
  const remove = ({ id: commentId }: Comment) =>
    saying(api().comments.remove({ clientId: money.clientId, commentId }));
  expect(await remove(adas)).toBe('Who wrote a comment takes it away, or an admin of the client.');
  expect([await remove(bens), await remove(narrow)]).toEqual(['done', 'done']);
});

test('about a proposal it stands with the proposal, and nowhere in a period; of a foreign one nothing is said', async () => {
  const { id } = await money.proposeAs('ben', Math.round(money.campaign.minor * 1.1));
  await write({ kind: 'proposal', proposalId: id }, 'The client asked for it by phone');
  expect(texts(await api().comments.ofProposal({ clientId: money.clientId, proposalId: id }))).toEqual([
    'The client asked for it by phone',
  ]);
  expect(await of('2000-01-01', '2100-01-01')).toEqual([]);

  await money.as('ada');
  const other = await api().clients.add({ name: 'Elsewhere', currency: 'EUR', timezone: 'Europe/Warsaw' });
  const about = { kind: 'proposal' as const, proposalId: id };
  const foreign = { clientId: other.id, about, text: 'Whose is it?', forClient: false };
  expect(await saying(api().comments.write(foreign))).toBe('There is no such proposal at this client.');
  expect(await api().comments.ofProposal({ clientId: other.id, proposalId: id })).toEqual([]);
  const [mine] = await api().comments.ofProposal({ clientId: money.clientId, proposalId: id });
  const taken = { clientId: other.id, commentId: mine!.id };
  expect(await saying(api().comments.remove(taken))).toBe('There is no such comment at this client.');
});

test('the trail says who wrote, changed and took away what, and verifies', async () => {
  const made = await write(november, 'A slow month');
  const one = { clientId: money.clientId, commentId: made.id };
  await api().comments.edit({ ...one, text: 'A slow month', forClient: false });
  await api().comments.edit({ ...one, text: 'A slow month everywhere', forClient: true });
  await api().comments.remove(one);
  const rows = await api().audit.client({ clientId: money.clientId });
  const said = rows.filter(({ what }) => what.startsWith('comment.'));
  expect(said.map(({ what }) => what)).toEqual(['comment.removed', 'comment.edited', 'comment.written']);
  expect(said[1]?.detail).toMatchObject({
    before: { text: 'A slow month', for_client: false },
    after: { text: 'A slow month everywhere', for_client: true },
  });
  expect(await api().audit.verifyClient({ clientId: money.clientId })).toMatchObject({ ok: true });
});
