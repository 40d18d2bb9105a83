import { eq } from 'drizzle-orm';
import type { Reader, Writer } from '../db/access.ts';
import { setting } from '../db/ledger/schema.ts';

export function settingText(r: Reader, name: string): string | undefined {
  return r.orm.select({ value: setting.value }).from(setting).where(eq(setting.name, name)).get()?.value;
}

export function keepSetting(w: Writer, name: string, value: string): void {
  w.orm
    .insert(setting)
    .values({ name, value })
    .onConflictDoUpdate({ target: setting.name, set: { value } })
    .run();
}
