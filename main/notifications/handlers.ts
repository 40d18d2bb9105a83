import type { StewardContract } from '../../shared/contract/contract.ts';
import { noticeText } from '../../shared/model/notice-words.ts';
import type { Emit, Handlers } from '../../shared/rpc.ts';
import type { Admitted } from '../admission.ts';
import { listNotices, quietHours, readNotices, setQuietHours } from './use-cases.ts';

type All = Handlers<StewardContract, Admitted>;

export function noticeHandlers({ emit }: { readonly emit: Emit<StewardContract> }): All['notices'] {
  return {
    list: ({ language }, { here }) => {
      const { notices, unread } = listNotices(here().work, here().session);
      return { notices: notices.map((one) => ({ ...one, ...noticeText(one, language) })), unread };
    },
    read: ({ ids }, { here }) => {
      readNotices(here().work, ids);
      emit('notices.changed', { arrived: 0 });
      return {};
    },
    quietHours: (_, { here }) => quietHours(here().work),
    setQuietHours: (quiet, { here }) => {
      const { work } = here();
      setQuietHours(work, quiet);
      // What waited for their end need not wait any longer.
      work.noticed?.();
      return {};
    },
  };
}
