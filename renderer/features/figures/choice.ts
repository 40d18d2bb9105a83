import { create } from 'zustand';
import type { Comparison, Period } from '../../../shared/model/period.ts';
import type { PeriodChoice } from '../../ui/period-picker.tsx';

interface Choices {
  /** What a person chose to look at, by client: another client starts with its own month. */
  readonly byClient: Readonly<Record<string, PeriodChoice>>;
  readonly choose: (clientId: string, choice: PeriodChoice) => void;
}

export const useChoices = create<Choices>()((set) => ({
  byClient: {},
  choose: (clientId, choice) => set(({ byClient }) => ({ byClient: { ...byClient, [clientId]: choice } })),
}));

export interface Asked {
  readonly period?: Period | undefined;
  readonly comparison?: Comparison | undefined;
}

/** Left out, main answers with the month until yesterday in the client's own zone. */
export function askOf(choice: PeriodChoice | undefined): Asked {
  return choice === undefined ? {} : { period: choice.period, comparison: choice.comparison };
}
