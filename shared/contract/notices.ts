import { Language } from '../model/language.ts';
import { QuietHours, ToldNotice } from '../model/notice.ts';
import { event } from '../rpc.ts';
import { z } from '../zod.ts';
import { call, read } from './define.ts';

/** News for whoever is signed in. */
export const notices = {
  /** Newest first, of the last 90 days; `unread` counts those of the list. */
  list: read(
    'signed_in',
    z.object({ language: Language.default('en') }),
    z.object({ notices: z.array(ToldNotice), unread: z.int().nonnegative() }),
  ),
  read: call('signed_in', z.object({ ids: z.array(z.uuid()).max(200) }), z.object({})),
  quietHours: read('signed_in', z.object({}), QuietHours),
  setQuietHours: call('signed_in', QuietHours, z.object({})),
  /** `arrived` came just now and the desktop did not show them: the window does. */
  changed: event(z.object({ arrived: z.int().nonnegative() })),
};
