// What the rest of main may call: a noun is reached through its use cases.
export { type Standing, standingOf } from './standing.ts';
export { addRow, noSum, type Sum } from './rules.ts';
