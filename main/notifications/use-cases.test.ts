import { afterEach, describe, expect, test } from 'vitest';
import type { Session } from '../../shared/model/access.ts';
import { ClientId, PersonId } from '../../shared/model/ids.ts';
import { aLedger } from '../../test/builders/ledger.ts';
import { write } from '../db/access.ts';
import type { Notice } from '../ports.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { changePerson } from '../workspace/store.ts';
import { sessionOf } from '../workspace/use-cases.ts';
import { NoticeBoard } from './board.ts';
import { listNotices, notify, readNotices, setQuietHours, settleNotices } from './use-cases.ts';

const person = PersonId.parse('01890000-0000-7000-8000-00000000000a');
const oak = ClientId.parse('01890000-0000-7000-8000-000000000001');
const open: (() => void)[] = [];
afterEach(() => open.splice(0).forEach((close) => close()));

/** One person at a desk whose clock says `hour` on a Friday, with a board that is watched. */
function aBoard({ hour = 10, isSuperAdmin = true } = {}) {
  const { db, close } = aLedger({ person, clients: [oak] });
  open.push(close);
  write(db, (w) => changePerson(w, person, { isSuperAdmin }));
  let now = new Date(2026, 10, 20, hour).getTime();
  let last = 0;
  const work = {
    ledger: db,
    person: { personId: person, name: 'Somebody' },
    clock: { now: () => new Date(now) },
    ids: { next: () => `01890000-0000-7000-8000-${String((last += 1)).padStart(12, '0')}` },
  } as unknown as OpenWorkspace;
  const shown: Notice[] = [];
  const arrived: number[] = [];
  const desktop = { show: (notice: Notice) => shown.push(notice) > 0 };
  const errors: unknown[] = [];
  const log = { info: () => undefined, error: (_: string, error: unknown) => errors.push(error) };
  const alarms: (() => void)[] = [];
  const wake = (_: number, then: () => void) => {
    alarms.splice(0, alarms.length, then);
    return () => void alarms.splice(0);
  };
  const board = new NoticeBoard({
    desktop,
    wake,
    sessionOf,
    log,
    language: () => 'en',
    onChange: (count) => arrived.push(count),
  });
  const session = (): Session => sessionOf(work);
  /** Time passes, and who asked to be called back is. */
  const wait = (ms: number) => {
    now += ms;
    for (const alarm of alarms.splice(0)) alarm();
  };
  return { work, board, shown, arrived, errors, session, wait };
}

const failed = (work: OpenWorkspace, key = 'access_lost oak') =>
  notify(work, {
    to: { client: oak },
    kind: 'access_lost',
    values: { client: 'Oak', asset: 'Oak Page' },
    client: oak,
    link: { to: 'client', client: oak, page: 'overview' },
    key,
  });
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('news', () => {
  test('is on the list, on the desktop once, and its click leads to the thing', async () => {
    const { work, board, shown, session } = aBoard();
    board.open(work);
    failed(work);
    failed(work);
    await settled();
    const link = `steward://client/${oak}/overview`;
    expect(shown).toEqual([
      { title: 'Access lost at Oak', body: 'The token does not reach Oak Page any more.', link },
    ]);
    const { notices, unread } = listNotices(work, session());
    expect({ kinds: notices.map(({ kind }) => kind), unread }).toEqual({ kinds: ['access_lost'], unread: 1 });
    readNotices(
      work,
      notices.map(({ id }) => id),
    );
    expect(listNotices(work, session()).unread).toBe(0);
  });

  test('of a transaction that was rolled back is told to nobody', async () => {
    const { work, board, shown, session } = aBoard();
    board.open(work);
    const change = () =>
      write(work.ledger, () => {
        failed(work);
        throw new Error('No.');
      });
    expect(change).toThrow('No.');
    await settled();
    expect([shown, listNotices(work, session()).notices]).toEqual([[], []]);
  });

  test('comes again only after the trouble was over', async () => {
    const { work, board, shown, session } = aBoard();
    board.open(work);
    failed(work);
    settleNotices(work, 'access_lost oak');
    expect(listNotices(work, session()).unread).toBe(0);
    failed(work);
    await settled();
    expect([listNotices(work, session()).unread, shown.length]).toEqual([1, 1]);
  });

  test('of quiet hours waits in the list, and is told of in one line when they are over', async () => {
    const { work, board, shown, session, wait } = aBoard({ hour: 22 });
    board.open(work);
    failed(work);
    failed(work, 'another');
    await settled();
    wait(3_600_000);
    expect([shown, listNotices(work, session()).unread]).toEqual([[], 2]);
    setQuietHours(work, { on: true, from: '19:00', to: '07:00', weekends: false });
    wait(9 * 3_600_000);
    const over = { title: 'Quiet hours are over', body: 'Unread notifications: 2.', link: null };
    expect(shown).toEqual([over]);
    wait(24 * 3_600_000);
    failed(work, 'a third');
    await settled();
    expect(shown.map(({ title }) => title)).toEqual([over.title, 'Access lost at Oak']);
  });

  test('of quiet hours that was read in the list meanwhile is not told of again', async () => {
    const { work, board, shown, arrived, session, wait } = aBoard({ hour: 22 });
    board.open(work);
    failed(work);
    await settled();
    readNotices(
      work,
      listNotices(work, session()).notices.map(({ id }) => id),
    );
    setQuietHours(work, { on: false, from: '19:00', to: '07:00', weekends: true });
    wait(60_000);
    expect([shown, arrived.every((count) => count === 0)]).toEqual([[], true]);
  });

  test('that came while the person was away is in the list and does not pop up when they come', async () => {
    const { work, board, shown, session } = aBoard();
    failed(work);
    board.open(work);
    failed(work, 'another');
    await settled();
    expect([shown.length, listNotices(work, session()).unread]).toEqual([1, 2]);
  });

  test('of a client that one may not see any more is not seen, and nobody but super admins hears of the workspace’s', async () => {
    const { work, board, shown, session } = aBoard();
    board.open(work);
    failed(work);
    const values = { reason: 'The disk is full.' };
    notify(work, { to: 'super_admins', kind: 'backup_failed', values, client: null, link: null, key: 'b' });
    expect(listNotices(work, session()).notices.length).toBe(2);
    write(work.ledger, (w) => changePerson(w, person, { isSuperAdmin: false }));
    await settled();
    expect([listNotices(work, session()).notices, shown]).toEqual([[], []]);
  });

  test('that the desktop cannot show is handed to the window by its number, and a pile is cut off at three', async () => {
    const { work, board, shown, arrived } = aBoard();
    board.open(work);
    for (const key of ['1', '2', '3', '4', '5']) failed(work, key);
    await settled();
    expect(shown.length).toBe(3);
    expect(arrived.reduce((sum, count) => sum + count, 0)).toBe(2);
  });
});
