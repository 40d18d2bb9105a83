import { Licence, Version } from '../model/about.ts';
import { Instant } from '../model/ids.ts';
import { Language } from '../model/language.ts';
import { Link } from '../model/link.ts';
import { event } from '../rpc.ts';
import { z } from '../zod.ts';
import { call, read } from './define.ts';

const Appearance = z.enum(['system', 'light', 'dark']);

export const app = {
  info: read(
    'open',
    z.object({}),
    z.object({
      version: z.string(),
      /** What happened to the settings file at this start, as a sentence. */
      settingsTrouble: z.string().nullable(),
      appearance: Appearance,
      /** The person's choice, or the system's language where Steward speaks it. */
      language: Language,
      /** The tour of the demo agency was walked through or skipped on this computer. */
      tourDone: z.boolean(),
    }),
  ),
  /** What this program is made of, and under which licences. */
  about: read('open', z.object({}), z.object({ versions: z.array(Version), licences: z.array(Licence) })),
  setAppearance: call('open', z.object({ appearance: Appearance }), z.object({})),
  setTourDone: call('open', z.object({ done: z.boolean() }), z.object({})),
  setLanguage: call('open', z.object({ language: Language }), z.object({})),
  /** Tells the native menu which of its commands the screen can do now. */
  enableCommands: call('open', z.object({ commands: z.array(z.string().max(40)).max(100) }), z.object({})),
  /** Hands over the steward:// link that waits, once. A link says where to look; it never opens what the person may not see. */
  takeLink: read('signed_in', z.object({}), z.object({ link: Link.nullable() })),
  /** Since when Meta cannot be reached; null while it can, as far as anybody knows. */
  connection: read('open', z.object({}), z.object({ offlineSince: Instant.nullable() })),
  /** Tries Meta's door now. */
  tryConnection: call('open', z.object({}), z.object({ offlineSince: Instant.nullable() })),
  /** The demo agency needs no network: here it is taken away, to see what a day without one is like. */
  pullPlug: call('signed_in', z.object({ pulled: z.boolean() }), z.object({})),
  connectionChanged: event(z.object({})),
  /** A menu command. */
  command: event(z.object({ command: z.string() })),
  /** A steward:// link came and waits. */
  linked: event(z.object({})),
};
