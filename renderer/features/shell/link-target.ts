import type { Link, WorkspacePage } from '../../../shared/model/link.ts';
import type { Screen, WorkspaceScreenName } from './screen-store.ts';

/** Typed, so that no link can name a screen that is not there. */
const screens: Readonly<Record<WorkspacePage, WorkspaceScreenName>> = {
  clients: 'all-clients',
  approvals: 'approvals',
  reports: 'all-reports',
  audit: 'audit',
  people: 'people',
  tokens: 'tokens',
  sync: 'sync',
  'access-review': 'access',
  network: 'network',
  settings: 'settings',
};

/** The screen that a link names. Whether it is this person's is for whoever goes there to ask. */
export function targetOf(link: Link): Screen {
  switch (link.to) {
    case 'client':
      return { at: link.page, clientId: link.client };
    case 'report':
      return { at: 'reports', clientId: link.client, item: link.report };
    case 'approval':
      return { at: 'approvals', item: link.proposal };
    case 'alert':
      return { at: 'alerts', item: link.alert };
    case 'workspace':
      return { at: screens[link.page] };
  }
}
