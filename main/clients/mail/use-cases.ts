import { AppError } from '../../../shared/failure.ts';
import type { ClientId } from '../../../shared/model/ids.ts';
import type {
  MailField,
  MailKind,
  MailTemplate,
  MailText,
  SetupEntry,
  SetupStep,
  StepState,
} from '../../../shared/model/setup.ts';
import {
  filled,
  MailKind as Kinds,
  MailTemplate as Template,
  standingOf,
  unknownFields,
} from '../../../shared/model/setup.ts';
import { record } from '../../audit/use-cases.ts';
import { write } from '../../db/access.ts';
import type { Shell } from '../../ports.ts';
import type { OpenWorkspace } from '../../workspace/open-workspace.ts';
import type { ClientScope } from '../scope.ts';
import { noteStep } from '../setup/notes.ts';
import { entryRows } from '../setup/store.ts';
import { assetsOf, clientRow } from '../store.ts';
import {
  agencyName,
  ownEmail,
  putSystemUserPattern,
  putTemplate,
  removeTemplate,
  systemUserPattern,
  templateRows,
} from './store.ts';
import { ownSystemUserPattern, ownTemplates } from './templates.ts';

type Language = 'en' | 'pl';

/** The agency's own text where there is one, else the one that Steward comes with. */
export function templatesOf(work: OpenWorkspace): MailTemplate[] {
  const changed = new Map(templateRows(work.ledger).map((row) => [`${row.kind} ${row.language}`, row]));
  return (['en', 'pl'] as const).flatMap((language) =>
    Kinds.options.map((kind) => {
      const own = changed.get(`${kind} ${language}`);
      const text = own ?? { ...ownTemplates[language][kind], setBy: null, setAt: null };
      return Template.parse({ ...text, kind, language });
    }),
  );
}

export function setTemplate(
  work: OpenWorkspace,
  { kind, language, subject, body }: MailText & { kind: MailKind; language: Language },
): MailTemplate[] {
  const unknown = unknownFields(`${subject} ${body}`);
  if (unknown.length > 0)
    throw new AppError('invalid_request', `There is no field {${unknown.join('}, {')}}.`, { unknown });
  const at = work.clock.now();
  write(work.ledger, (w) => {
    const setBy = work.person.personId;
    putTemplate(w, { kind, language, subject, body, setAt: at.toISOString(), setBy });
    const detail = { kind, language, after: { subject, body } };
    record(w, { ...workspaceRow(work), what: 'mail_template.changed', subject: kind, detail }, at, work.ids);
  });
  return templatesOf(work);
}

export function resetTemplate(work: OpenWorkspace, kind: MailKind, language: Language): MailTemplate[] {
  write(work.ledger, (w) => {
    removeTemplate(w, kind, language);
    const row = { ...workspaceRow(work), what: 'mail_template.reset', subject: kind, detail: { language } };
    record(w, row, work.clock.now(), work.ids);
  });
  return templatesOf(work);
}

const workspaceRow = (work: OpenWorkspace) => ({ chain: 'workspace', actor: work.actor });

export function namingOf(work: OpenWorkspace): { pattern: string } {
  return { pattern: systemUserPattern(work.ledger) ?? ownSystemUserPattern };
}

export function setNaming(work: OpenWorkspace, pattern: string): { pattern: string } {
  if (!pattern.includes('{client}'))
    throw new AppError(
      'invalid_request',
      'The name must contain {client}, or all System Users are called the same.',
    );
  write(work.ledger, (w) => {
    const detail = { before: namingOf(work).pattern, after: pattern };
    putSystemUserPattern(w, pattern);
    const row = { ...workspaceRow(work), what: 'workspace.naming_changed', subject: 'system_user', detail };
    record(w, row, work.clock.now(), work.ids);
  });
  return namingOf(work);
}

export function systemUserNameFor(work: OpenWorkspace, clientId: ClientId): string {
  return namingOf(work).pattern.replaceAll('{client}', () => clientRow(work.ledger, clientId)?.name ?? '');
}

export interface FilledMail extends MailText {
  readonly kind: MailKind;
  readonly language: Language;
  readonly to: string[];
}

/** In the client's language, unless another is asked for. */
export function fillMail(
  work: OpenWorkspace,
  { clientId }: ClientScope,
  ask: { kind: MailKind; language?: Language | undefined },
): FilledMail {
  const client = clientRow(work.ledger, clientId);
  if (!client) throw new AppError('not_found', 'There is no such client.');
  const { kind, language = client.language } = ask;
  const template = templatesOf(work).find((one) => one.kind === kind && one.language === language);
  const contacts = client.contacts.filter((contact) => contact.email !== '');
  const named = (of: 'ad_account' | 'page') =>
    assetsOf(work.ledger, clientId)
      .filter((asset) => asset.kind === of)
      .map(({ name, metaId }) => (of === 'page' ? name : `${name} (${metaId})`))
      .join(', ');
  const values: Record<MailField, string> = {
    client: client.name,
    business: client.businessName,
    contact: (contacts[0] ?? client.contacts[0])?.name ?? '',
    agency: agencyName(work.ledger),
    me: work.person.name,
    my_email: ownEmail(work.ledger, work.person.personId),
    system_user: systemUserNameFor(work, clientId),
    ad_accounts: named('ad_account'),
    pages: named('page'),
  };
  const text = template ?? ownTemplates[language][kind];
  const to = [...new Set([...contacts.map(({ email }) => email), client.email])].filter((one) => one !== '');
  return { kind, language, to, subject: filled(text.subject, values), body: filled(text.body, values) };
}

/** What a mail means for the checklist: it is noted there, and what it asks for is now waited for. */
const meaning: Readonly<Record<MailKind, readonly (readonly [SetupStep, StepState | null])[]>> = {
  access_request: [
    ['access_requested', 'done'],
    ['access_granted', 'waiting'],
  ],
  step_by_step: [['access_granted', null]],
  reminder: [['access_granted', null]],
  token_request: [['token_in_vault', 'waiting']],
};

export interface UsedMail extends MailText {
  readonly kind: MailKind;
  readonly to: string;
  readonly how: 'copied' | 'opened';
}

/** Hands the finished mail to the mail program or the clipboard, and notes it. Steward sends nothing itself. */
export async function useMail(
  work: OpenWorkspace,
  { clientId }: ClientScope,
  shell: Shell,
  { kind, to, how, subject, body }: UsedMail,
): Promise<void> {
  if (how === 'opened') await shell.composeMail({ to, subject, body });
  else shell.copyText(`${subject}\n\n${body}`);
  const note = [subject, to].filter((part) => part !== '').join(' · ');
  write(work.ledger, (w) => {
    const standing = standingOf(entryRows(w, clientId) as SetupEntry[]);
    // A second mail does not undo what was reached since the first.
    const isOpen = (step: SetupStep) => standing.find((one) => one.step === step)?.state === 'open';
    for (const [step, state] of meaning[kind])
      noteStep(work, w, clientId, { step, kind: 'mail', state: isOpen(step) ? state : null, note });
  });
}
