import type { StewardContract } from '../../../shared/contract/contract.ts';
import type { AccessReview } from '../../../shared/model/access-review.ts';
import type { Handlers } from '../../../shared/rpc.ts';
import type { Admitted, Here } from '../../admission.ts';
import type { Dialogs, Files } from '../../ports.ts';
import { keepUses } from '../lock/uses.ts';
import { tellReview } from './due.ts';
import { confirmAccess, exportReview, reviewOf, setReviewEvery } from './review.ts';

interface Needs {
  readonly dialogs: Dialogs;
  readonly files: Files;
}

export function accessHandlers({ dialogs, files }: Needs): Handlers<StewardContract, Admitted>['access'] {
  return {
    review: (_, { here }) => reviewOf(upToDate(here())),
    confirm: ({ items }, { here }) => told(here(), confirmAccess(upToDate(here()), items)),
    setEvery: ({ days }, { here }) => told(here(), setReviewEvery(here().work, days)),
    export: (_, { here }) => exportReview(upToDate(here()), { dialogs, files }),
  };
}

/** Whoever looks sees what was opened in this session too. */
function upToDate({ work, life, isLocked }: Here) {
  if (!isLocked) keepUses(work, life);
  return work;
}

/** What is not due any more is no news, and what is due now is. */
function told({ work }: Here, after: AccessReview): AccessReview {
  tellReview(work);
  return after;
}
