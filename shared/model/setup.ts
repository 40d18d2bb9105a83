import { z } from '../zod.ts';
import { AssetKind, ReportLanguage } from './client.ts';
import { AssetId, Instant, MetaId } from './ids.ts';
import { Access } from './token.ts';

/** From asking the client to a connection that Meta confirms, in the order in which it is done. */
export const SetupStep = z.enum([
  'access_requested',
  'access_granted',
  'system_user_created',
  'accounts_assigned',
  'pages_assigned',
  'token_in_vault',
  'connection_tested',
]);
export type SetupStep = z.infer<typeof SetupStep>;

export const StepState = z.enum(['open', 'waiting', 'done', 'failed', 'not_needed']);
export type StepState = z.infer<typeof StepState>;

/** What Meta can be asked about. The others happen in the client's Business Manager, where only people see them. */
export const testableSteps = [
  'accounts_assigned',
  'pages_assigned',
  'token_in_vault',
  'connection_tested',
] as const satisfies readonly SetupStep[];
export const TestableStep = z.enum(testableSteps);
export type TestableStep = z.infer<typeof TestableStep>;

export const SetupNote = z.string().trim().max(2_000);

export const SetupEntry = z.object({
  id: z.uuid(),
  step: SetupStep,
  /** A note and a mail say nothing of the state; a test does. */
  kind: z.enum(['state', 'note', 'mail', 'test']),
  state: StepState.nullable(),
  note: z.string(),
  at: Instant,
  by: z.string(),
});
export type SetupEntry = z.infer<typeof SetupEntry>;

export const StepStanding = z.object({
  step: SetupStep,
  state: StepState,
  /** The last word on it. Null while nothing was said. */
  last: SetupEntry.nullable(),
  /** The step that has to be done before; null when nothing stands in the way. */
  blockedBy: SetupStep.nullable(),
});
export type StepStanding = z.infer<typeof StepStanding>;

/** What has to be done before each: the two assignments may be done in any order. */
const needs: Readonly<Record<SetupStep, readonly SetupStep[]>> = {
  access_requested: [],
  access_granted: ['access_requested'],
  system_user_created: ['access_granted'],
  accounts_assigned: ['system_user_created'],
  pages_assigned: ['system_user_created'],
  token_in_vault: ['system_user_created'],
  connection_tested: ['accounts_assigned', 'pages_assigned', 'token_in_vault'],
};

const isOver = (state: StepState) => state === 'done' || state === 'not_needed';

/** Where each step stands by what was said of it; entries in the order in which they were made. */
export function standingOf(entries: readonly SetupEntry[]): StepStanding[] {
  const states = new Map<SetupStep, StepState>();
  const last = new Map<SetupStep, SetupEntry>();
  for (const entry of entries) {
    if (entry.state !== null) states.set(entry.step, entry.state);
    last.set(entry.step, entry);
  }
  const stateOf = (step: SetupStep) => states.get(step) ?? 'open';
  return SetupStep.options.map((step) => ({
    step,
    state: stateOf(step),
    last: last.get(step) ?? null,
    blockedBy: isOver(stateOf(step)) ? null : (needs[step].find((one) => !isOver(stateOf(one))) ?? null),
  }));
}

/** The first step that somebody can do something about; null when all is done. */
export function nextStep(standing: readonly StepStanding[]): SetupStep | null {
  return standing.find(({ state, blockedBy }) => !isOver(state) && blockedBy === null)?.step ?? null;
}

/** An asset with its whole history: one that was disconnected stays with its client. */
export const HeldAsset = z.object({
  id: AssetId,
  kind: AssetKind,
  metaId: MetaId,
  name: z.string(),
  currency: z.string().nullable(),
  timezone: z.string().nullable(),
  connectedAt: Instant,
  disconnectedAt: Instant.nullable(),
  /** What the token that serves the client could do with it at the last test; null while nobody has tested it. */
  access: z
    .object({ may: Access, tasks: z.array(z.string()), sentence: z.string(), checkedAt: Instant })
    .nullable(),
});
export type HeldAsset = z.infer<typeof HeldAsset>;

/** What happened to the client's connection, newest first. */
export const ConnectionEvent = z.object({
  at: Instant,
  actor: z.string(),
  what: z.string(),
  about: z.string(),
  outcome: z.enum(['done', 'refused', 'failed']),
});
export type ConnectionEvent = z.infer<typeof ConnectionEvent>;

export const SetupView = z.object({
  steps: z.array(StepStanding),
  entries: z.array(SetupEntry),
  /** By the agency's naming convention. */
  systemUserName: z.string(),
});
export type SetupView = z.infer<typeof SetupView>;

export const MailKind = z.enum(['access_request', 'step_by_step', 'reminder', 'token_request']);
export type MailKind = z.infer<typeof MailKind>;

export const MailText = z.object({
  subject: z.string().trim().min(1).max(300),
  body: z.string().trim().min(1).max(20_000),
});
export type MailText = z.infer<typeof MailText>;

export const MailTemplate = MailText.extend({
  kind: MailKind,
  language: ReportLanguage,
  /** Who of the agency wrote it and when; null while it is the one that Steward comes with. */
  setBy: z.string().nullable(),
  setAt: Instant.nullable(),
});
export type MailTemplate = z.infer<typeof MailTemplate>;

/** What stands in braces in a template, and what takes its place. */
export const mailFields = [
  'client',
  'business',
  'contact',
  'agency',
  'me',
  'my_email',
  'system_user',
  'ad_accounts',
  'pages',
] as const;
export type MailField = (typeof mailFields)[number];

/** A field that is not known stays in its braces, so that the person sees what is missing; a value is never read again. */
export function filled(text: string, values: Readonly<Record<MailField, string>>): string {
  return text.replaceAll(/\{([a-z_]+)\}/g, (whole, field: string) =>
    Object.hasOwn(values, field) ? values[field as MailField] || whole : whole,
  );
}

/** Fields that a text names and that do not exist: a slip of the person who wrote it. */
export function unknownFields(text: string): string[] {
  const named = [...text.matchAll(/\{([^{}\s]{1,40})\}/g)].flatMap((match) => match[1] ?? []);
  return [...new Set(named.filter((field) => !(mailFields as readonly string[]).includes(field)))];
}
