import type { Screen } from '../shell/screen-store.ts';

export const tourSteps = [
  'morning',
  'client',
  'ads',
  'page',
  'budgets',
  'approvals',
  'reports',
  'setup',
  'audit',
  'tokens',
  'drill',
  'lock',
] as const;
export type TourStep = (typeof tourSteps)[number];

const forSuperAdmins: ReadonlySet<TourStep> = new Set(['tokens', 'drill']);

/** The steps that this person can walk: some screens are a super admin's. */
export function stepsFor(isSuperAdmin: boolean): readonly TourStep[] {
  return tourSteps.filter((step) => isSuperAdmin || !forSuperAdmins.has(step));
}

/** Where a step is shown. Steps about a client show the one that the demo agency has most to say about. */
export function placeOf(step: TourStep, clientId: string): Screen {
  switch (step) {
    case 'morning':
      return { at: 'all-clients' };
    case 'client':
      return { at: 'overview', clientId };
    case 'ads':
    case 'page':
    case 'budgets':
    case 'reports':
    case 'setup':
      return { at: step, clientId };
    case 'approvals':
      return { at: 'approvals' };
    case 'audit':
      return { at: 'client-audit', clientId };
    case 'tokens':
      return { at: 'tokens' };
    case 'drill':
      return { at: 'isolation' };
    case 'lock':
      return { at: 'settings' };
  }
}
