import { event } from '../rpc.ts';
import { z } from '../zod.ts';
import { call } from './define.ts';

export const app = {
  info: call(
    'open',
    z.object({}),
    z.object({
      version: z.string(),
      /** What happened to the settings file at this start, as a sentence. */
      settingsTrouble: z.string().nullable(),
      appearance: z.enum(['system', 'light', 'dark']),
    }),
  ),
  setAppearance: call('open', z.object({ appearance: z.enum(['system', 'light', 'dark']) }), z.object({})),
  /** A menu command or a steward:// link that the window should follow. */
  command: event(z.object({ command: z.string() })),
};
