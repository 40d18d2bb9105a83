import type { ComponentType } from 'react';
import { ActionsPage } from './actions-page.tsx';
import { FieldsPage } from './fields-page.tsx';
import { ApprovalsPage } from './approvals-page.tsx';
import { ChartsPage } from './charts-page.tsx';
import { ChoicesPage } from './choices-page.tsx';
import { FiguresPage } from './figures-page.tsx';
import { OverviewPage } from './overview-page.tsx';
import { ShellPage } from './shell-page.tsx';
import { StatesPage } from './states-page.tsx';
import { TablesPage } from './tables-page.tsx';

export const pages: readonly { readonly id: string; readonly title: string; readonly Page: ComponentType }[] =
  [
    { id: 'shell', title: 'Shell', Page: ShellPage },
    { id: 'actions', title: 'Actions and overlays', Page: ActionsPage },
    { id: 'fields', title: 'Fields', Page: FieldsPage },
    { id: 'choices', title: 'Choices and amounts', Page: ChoicesPage },
    { id: 'states', title: 'States', Page: StatesPage },
    { id: 'figures', title: 'Figures', Page: FiguresPage },
    { id: 'tables', title: 'Tables', Page: TablesPage },
    { id: 'charts', title: 'Charts', Page: ChartsPage },
    { id: 'overview', title: 'A screen: overview', Page: OverviewPage },
    { id: 'approvals', title: 'A screen: approvals', Page: ApprovalsPage },
  ];
