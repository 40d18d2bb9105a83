import type { AmountProblem } from '../../../../shared/model/money.ts';
import type { BudgetObject, Look, NotWritable } from '../../../../shared/model/proposal.ts';
import type { WishColumn } from './columns.ts';

/** Why a row cannot be proposed as it stands. */
export type Trouble =
  | {
      readonly code:
        | 'too_wide'
        | 'why_missing'
        | 'why_long'
        | 'client_missing'
        | 'client_unknown'
        | 'client_ambiguous'
        | 'may_not'
        | 'object_missing'
        | 'object_unknown'
        | 'object_rounded'
        | 'other_account'
        | 'same';
    }
  | { readonly code: 'object_elsewhere'; readonly value: string }
  | { readonly code: 'object_ambiguous'; readonly among: readonly BudgetObject[] }
  | { readonly code: 'not_writable'; readonly why: NotWritable }
  | { readonly code: 'waits'; readonly open: NonNullable<Look['open']>; readonly currency: string }
  | {
      readonly code: 'amount';
      readonly problem: AmountProblem | 'other_currency';
      readonly currency: string;
    };

/** The cell to put right; null where none of them is what is wrong. */
export const columnOf: Readonly<Record<Trouble['code'], WishColumn | null>> = {
  too_wide: null,
  why_missing: 'why',
  why_long: 'why',
  client_missing: 'client',
  client_unknown: 'client',
  client_ambiguous: 'client',
  may_not: 'client',
  object_missing: 'object',
  object_unknown: 'object',
  object_rounded: 'object',
  object_elsewhere: 'object',
  object_ambiguous: 'object',
  other_account: 'client',
  not_writable: 'object',
  waits: 'object',
  amount: 'new_budget',
  same: 'new_budget',
};

/** Thrown from wherever it is found out. */
export class Stop extends Error {
  readonly trouble: Trouble;
  constructor(trouble: Trouble) {
    super(trouble.code);
    this.trouble = trouble;
  }
}

export function stop(trouble: Trouble): never {
  throw new Stop(trouble);
}
