// What the rest of main may call: a noun is reached through its use cases.
export { type Standing, standingOf } from './standing.ts';
export { addRow, noSum, type Sum } from './rules.ts';
export { adsOf } from './ads.ts';
export { type ClientFacts, factsOf } from './facts.ts';
export { overviewOf } from './overview.ts';
export { pageScreenOf } from './page.ts';
export { breakdownOf, monthFigures, periodAskedAt } from './whole.ts';
export { type Week, weeksAround } from './weeks.ts';
export { storedPicture } from './reads/pictures.ts';
