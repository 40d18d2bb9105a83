import { ReportLanguage } from '../model/client.ts';
import { ClientId } from '../model/ids.ts';
import {
  MailKind,
  MailTemplate,
  MailText,
  SetupNote,
  SetupStep,
  SetupView,
  StepState,
  TestableStep,
} from '../model/setup.ts';
import { z } from '../zod.ts';
import { call, read } from './define.ts';

const one = z.object({ clientId: ClientId });
const Naming = z.object({ pattern: z.string().trim().min(1).max(120) });

export const setup = {
  view: read({ client: 'view' }, one, SetupView),
  /** Without a state it is a note. */
  mark: call(
    { client: 'manage' },
    one.extend({ step: SetupStep, state: StepState.nullable(), note: SetupNote }),
    SetupView,
  ),
  /** Asks Meta; what it says becomes the state of the step. */
  test: call({ client: 'connect' }, one.extend({ step: TestableStep }), SetupView),
  /** A template with this client's names in it, and who it could go to. */
  mail: read(
    { client: 'manage' },
    one.extend({ kind: MailKind, language: ReportLanguage.optional() }),
    MailText.extend({ kind: MailKind, language: ReportLanguage, to: z.array(z.string()) }),
  ),
  /** Copies a mail or opens it in the mail program, and notes that in the checklist. */
  useMail: call(
    { client: 'manage' },
    one.extend({
      ...MailText.shape,
      kind: MailKind,
      to: z.union([z.literal(''), z.email().max(254)]),
      how: z.enum(['copied', 'opened']),
    }),
    SetupView,
  ),
};

export const mails = {
  templates: read('signed_in', z.object({}), z.array(MailTemplate)),
  setTemplate: call(
    'super_admin',
    MailText.extend({ kind: MailKind, language: ReportLanguage }),
    z.array(MailTemplate),
  ),
  resetTemplate: call(
    'super_admin',
    z.object({ kind: MailKind, language: ReportLanguage }),
    z.array(MailTemplate),
  ),
  /** How System Users are called; {client} stands for the client's name. */
  naming: read('signed_in', z.object({}), Naming),
  setNaming: call('super_admin', Naming, Naming),
};
