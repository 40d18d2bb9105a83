import type { SettingOf } from '../../shared/model/setting.ts';
import { record } from '../audit/use-cases.ts';
import type { Reader, Writer } from '../db/access.ts';
import { write } from '../db/access.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { keepSetting, settingText } from './store.ts';

/** A value that does not parse counts as the usual one: a setting never keeps anybody out. */
export function readSetting<T>(r: Reader, of: SettingOf<T>, owner = ''): T {
  const text = settingText(r, nameFor(of.name, owner));
  if (text === undefined) return of.usual;
  const parsed = of.schema.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : of.usual;
}

/** For the whole workspace; in the audit trail with what it was. */
export function changeSetting<T>(work: OpenWorkspace, of: SettingOf<T>, value: T): void {
  const [before, after] = [JSON.stringify(readSetting(work.ledger, of)), JSON.stringify(value)];
  if (before === after) return;
  write(work.ledger, (w) => {
    keepSetting(w, of.name, after);
    const detail = { setting: of.name, before: JSON.parse(before), after: JSON.parse(after) };
    const row = { chain: 'workspace', actor: work.actor, what: 'workspace.setting_changed' };
    record(w, { ...row, subject: work.name, detail }, work.clock.now(), work.ids);
  });
}

/** In the caller's transaction, which writes a row of its own into the trail. */
export function keepSettingText<T>(w: Writer, of: SettingOf<T>, value: T): void {
  keepSetting(w, of.name, JSON.stringify(value));
}

/** A choice of the person who is signed in, such as quiet hours: theirs alone, and no business of the trail. */
export function ownSetting<T>(work: OpenWorkspace, of: SettingOf<T>): T {
  return readSetting(work.ledger, of, work.person.personId);
}

export function changeOwnSetting<T>(work: OpenWorkspace, of: SettingOf<T>, value: T): void {
  write(work.ledger, (w) => keepSetting(w, nameFor(of.name, work.person.personId), JSON.stringify(value)));
}

const nameFor = (name: string, owner: string) => (owner === '' ? name : `${name}:${owner}`);
