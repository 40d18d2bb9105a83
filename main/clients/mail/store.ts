import { and, eq } from 'drizzle-orm';
import type { Reader, Writer } from '../../db/access.ts';
import { mailTemplate } from '../../db/ledger/client-schema.ts';
import { person, setting, workspace } from '../../db/ledger/schema.ts';

export function templateRows(r: Reader) {
  return r.orm
    .select({ template: mailTemplate, by: person.name })
    .from(mailTemplate)
    .innerJoin(person, eq(person.id, mailTemplate.setBy))
    .all()
    .map(({ template, by }) => ({ ...template, setBy: by }));
}

export function putTemplate(w: Writer, row: typeof mailTemplate.$inferInsert): void {
  const { subject, body, setAt, setBy } = row;
  w.orm
    .insert(mailTemplate)
    .values(row)
    .onConflictDoUpdate({
      target: [mailTemplate.kind, mailTemplate.language],
      set: { subject, body, setAt, setBy },
    })
    .run();
}

export function removeTemplate(w: Writer, kind: string, language: 'en' | 'pl'): void {
  w.orm
    .delete(mailTemplate)
    .where(and(eq(mailTemplate.kind, kind), eq(mailTemplate.language, language)))
    .run();
}

const pattern = 'system_user_pattern';

export function systemUserPattern(r: Reader): string | undefined {
  const row = r.orm.select().from(setting).where(eq(setting.name, pattern)).get();
  return row === undefined ? undefined : (JSON.parse(row.value) as string);
}

export function putSystemUserPattern(w: Writer, text: string): void {
  const value = JSON.stringify(text);
  w.orm
    .insert(setting)
    .values({ name: pattern, value })
    .onConflictDoUpdate({ target: setting.name, set: { value } })
    .run();
}

export function agencyName(r: Reader): string {
  return r.orm.select({ name: workspace.name }).from(workspace).get()?.name ?? '';
}

export function ownEmail(r: Reader, personId: string): string {
  return r.orm.select({ email: person.email }).from(person).where(eq(person.id, personId)).get()?.email ?? '';
}
