/** Why an amount that was typed is not taken. The keys are AmountProblem of shared/model/money.ts. */
export const money = {
  problem: {
    empty: 'Write an amount.',
    not_a_number: 'Write the amount in digits.',
    unclear: 'Could be two amounts. Write it without a thousands sign.',
    too_precise: (currency: string, decimals: number) =>
      decimals === 0 ? `Meta counts ${currency} without decimals.` : `At most ${decimals} decimals.`,
    too_large: 'That is more than can be counted exactly.',
    unknown_currency: (currency: string) => `Meta does not list ${currency}, so no amount in it can be sent.`,
  },
};
