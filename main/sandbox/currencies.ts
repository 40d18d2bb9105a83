/** Currencies that Meta counts without decimals: its own table, not ISO 4217 (graph-api 5.2). */
const wholeUnits = new Set('CLP COP CRC HUF ISK IDR JPY KRW PYG TWD VND'.split(' '));

/** How many minor units Meta counts to one major unit. */
export function offsetOf(currency: string): 1 | 100 {
  return wholeUnits.has(currency) ? 1 : 100;
}

/** Roughly what one euro buys, so that amounts in every currency look believable. */
const perEuro: Readonly<Record<string, number>> = {
  EUR: 1,
  USD: 1.08,
  GBP: 0.85,
  PLN: 4.3,
  JPY: 165,
  HUF: 395,
  BHD: 0.41,
  COP: 4600,
  AUD: 1.66,
  CHF: 0.95,
  CZK: 25,
};

export function perEuroOf(currency: string): number {
  return perEuro[currency] ?? 1;
}

/** Minor units of a currency for an amount in euros. */
export function minorOf(currency: string, euros: number): number {
  return Math.round(euros * perEuroOf(currency) * offsetOf(currency));
}

/** A round amount of minor units near an amount in euros, as a person would type it into a budget. */
export function roundBudget(currency: string, euros: number): number {
  const major = euros * perEuroOf(currency);
  const step = 10 ** Math.max(0, Math.floor(Math.log10(major)) - 1) * (major > 20 ? 5 : 1);
  return Math.max(step, Math.round(major / step) * step) * offsetOf(currency);
}

/** Insights print money in major units, as a decimal string. */
export function majorText(currency: string, minor: number): string {
  return offsetOf(currency) === 1 ? String(minor) : trimmed((minor / 100).toFixed(2));
}

function trimmed(text: string): string {
  return text.replace(/\.?0+$/, '');
}

/** A decimal as insights print it: at most six places, no trailing zeros. */
export function decimalText(value: number): string {
  return value === 0 ? '0' : trimmed(value.toFixed(6));
}
