import { z } from '../zod.ts';
import { Instant } from './ids.ts';
import type { SettingOf } from './setting.ts';

const https = /^https:\/\/[a-z0-9.-]+(?::\d{1,5})?(?:\/[\w.~-]+)*\/?$/i;
const thisComputer = /^http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?(?:\/[\w.~-]+)*\/?$/i;

/** The folder that new versions lie in. SECURITY: over https, or on this very computer; no name, password or query in it. */
const FeedAddress = z
  .string()
  .trim()
  .max(300)
  .refine(
    (text) => https.test(text) || thisComputer.test(text),
    'An address such as https://updates.agency.example/steward, without a name or password in it.',
  )
  .meta({ examples: ['https://updates.agency.example/steward'] });

/** Steward looks nowhere for a new version until a super admin has said where. */
export const UpdateFeed = z.object({ feed: FeedAddress.nullable() });
export const updateFeedSetting: SettingOf<z.infer<typeof UpdateFeed>> = {
  name: 'update_feed',
  schema: UpdateFeed,
  usual: { feed: null },
};
/** When it was last looked for, so that a day has one look however often the desk is opened. */
export const updateCheckedSetting: SettingOf<Instant | null> = {
  name: 'update_checked',
  schema: Instant.nullable(),
  usual: null,
};

/** The newest version that a signed feed has offered. SECURITY: with it an old feed, well signed, is known for what it is. */
export const updateSeenSetting: SettingOf<string | null> = {
  name: 'update_seen',
  schema: z.string().max(20).nullable(),
  usual: null,
};

/** Why a new version was not found, not fetched or not put in place. */
export const UpdateRefusal = z.enum([
  'unreachable',
  'too_slow',
  'not_there',
  'elsewhere',
  'unsigned',
  'bad_signature',
  'unreadable',
  'other_machine',
  'downgrade',
  'replayed',
  'cut_short',
  'altered',
  'disk_full',
  'place_closed',
]);
export type UpdateRefusal = z.infer<typeof UpdateRefusal>;

export class UpdateRefused extends Error {
  override readonly name = 'UpdateRefused';
  readonly refusal: UpdateRefusal;

  constructor(refusal: UpdateRefusal, options?: ErrorOptions) {
    super(refusal, options);
    this.refusal = refusal;
  }
}

export const ReleaseVersion = z
  .string()
  .max(20)
  .regex(/^\d{1,6}\.\d{1,6}\.\d{1,6}$/)
  .meta({ examples: ['1.2.3'] });

export const UpdateState = z.object({
  /** The one that runs. */
  version: z.string(),
  /** Why this copy cannot replace itself, wherever it is told to look. */
  unavailable: z.enum(['no_release_key', 'not_one_file']).nullable(),
  feed: z.string().nullable(),
  checkedAt: Instant.nullable(),
  /** Of the last thing that was tried. */
  refusal: UpdateRefusal.nullable(),
  step: z.enum(['none', 'found', 'downloading', 'ready', 'in_place']),
  found: z.object({ version: ReleaseVersion, bytes: z.int() }).nullable(),
  receivedBytes: z.int(),
});
export type UpdateState = z.infer<typeof UpdateState>;
