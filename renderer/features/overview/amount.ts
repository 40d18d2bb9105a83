import { offsetOf } from '../../../shared/model/money.ts';
import type { Formats } from '../../words/use-formats.ts';

/** A budget as Meta counts it; without cents where it has none. */
export function moneyText(formats: Formats, minor: number, currency: string): string {
  const isWhole = offsetOf(currency) === 1 || minor % 100 === 0;
  return formats.money({ minor, currency }, { whole: isWhole });
}
