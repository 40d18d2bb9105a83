import {
  Activity,
  Bell,
  BrickWall,
  Check,
  FileUp,
  FileText,
  House,
  KeyRound,
  LayoutGrid,
  type LucideIcon,
  Megaphone,
  Newspaper,
  Network as NetworkIcon,
  Plug,
  RefreshCw,
  Scale,
  Settings as SettingsIcon,
  Shield,
  UserCheck,
  Users,
  Wallet,
} from 'lucide-react';
import type { ReactNode } from 'react';
import type { Client } from '../../../shared/model/client.ts';
import type { SignedIn } from '../../../shared/model/workspace.ts';
import type { Words } from '../../words/en.ts';
import { Ads } from '../ads/ads.tsx';
import { Alerts, useAlertCount } from '../alerts/alerts.tsx';
import { AdminOverview } from '../admin/overview/admin-overview.tsx';
import { SyncScreen } from '../admin/sync/sync-screen.tsx';
import { Network } from '../admin/network.tsx';
import { Tokens } from '../admin/tokens.tsx';
import { Approvals, useWaitingCount } from '../approvals/approvals.tsx';
import { Policies } from '../policy/policies.tsx';
import { ClientAudit, WorkspaceAudit } from '../audit/audit.tsx';
import { Isolation } from '../audit/isolation.tsx';
import { AllClients } from '../clients/all-clients.tsx';
import { ImportScreen } from '../import/import-screen.tsx';
import { Overview } from '../overview/overview.tsx';
import { Budgets } from '../pacing/budgets.tsx';
import { Page } from '../page/page.tsx';
import { AccessReview } from '../people/access-review.tsx';
import { People } from '../people/people.tsx';
import { useDueAccess } from '../people/use-due-access.ts';
import { AllReports, ClientReports } from '../reports/reports.tsx';
import { Settings } from '../settings/settings.tsx';
import { Setup } from '../setup/setup.tsx';
import type { ClientScreenName, WorkspaceScreenName } from './screen-store.ts';

// The navigation registry: rail, palette, native menu and links all read it. A new screen is its name in screen-store.ts
// and its entry here, at its place in the rail; nothing else of the shell changes. Only screens that work are in it.

interface Entry {
  readonly icon: LucideIcon;
  readonly label: (words: Words) => string;
  /** The command of the native menu (main/electron/menu-plan.ts) that leads here. */
  readonly command?: string;
  /** How many wait there, as a hook; `hot` when a person must act. */
  readonly useCount?: (clientId: string | null) => { readonly count: number; readonly hot: boolean };
}

export interface ClientScreenProps {
  readonly client: Client;
  readonly signedIn: SignedIn;
  /** The thing that a link or a notification named: a proposal, a report. */
  readonly item: string | undefined;
}

interface ClientEntry extends Entry {
  readonly show: (props: ClientScreenProps) => ReactNode;
}

export interface WorkspaceScreenProps {
  readonly signedIn: SignedIn;
  readonly item: string | undefined;
}

interface WorkspaceEntry extends Entry {
  /** Admin screens stand below "Admin"; all of them are for super admins alone. */
  readonly group: 'workspace' | 'admin';
  readonly forSuperAdmins: boolean;
  readonly show: (props: WorkspaceScreenProps) => ReactNode;
}

/** In the order of the rail: Overview, Ads, Page, Budgets, Reports, Setup, Audit. */
export const clientScreens: Readonly<Record<ClientScreenName, ClientEntry>> = {
  overview: {
    icon: House,
    label: (words) => words.desk.overview,
    command: 'go.overview',
    show: ({ client, signedIn }) => <Overview client={client} isSuperAdmin={signedIn.person.isSuperAdmin} />,
  },
  ads: {
    icon: Megaphone,
    label: (words) => words.ads.title,
    command: 'go.ads',
    show: ({ client }) => <Ads client={client} />,
  },
  page: {
    icon: Newspaper,
    label: (words) => words.pageFigures.title,
    command: 'go.page',
    show: ({ client }) => <Page client={client} />,
  },
  budgets: {
    icon: Wallet,
    label: (words) => words.pacing.title,
    command: 'go.budgets',
    show: (props) => <Budgets {...props} />,
  },
  reports: {
    icon: FileText,
    label: (words) => words.reports.title,
    command: 'go.reports',
    show: (props) => <ClientReports {...props} />,
  },
  setup: {
    icon: Plug,
    label: (words) => words.setup.title,
    show: (props) => <Setup {...props} />,
  },
  'client-audit': {
    icon: Shield,
    label: (words) => words.desk.audit,
    show: ({ client }) => <ClientAudit client={client} />,
  },
};

/** In the order of the rail: All clients, Approvals, Reports, Audit, Settings; then what is below Admin. */
export const workspaceScreens: Readonly<Record<WorkspaceScreenName, WorkspaceEntry>> = {
  'all-clients': {
    group: 'workspace',
    forSuperAdmins: false,
    icon: LayoutGrid,
    label: (words) => words.desk.allClients,
    command: 'go.clients',
    show: ({ signedIn }) => <AllClients isSuperAdmin={signedIn.person.isSuperAdmin} />,
  },
  approvals: {
    group: 'workspace',
    forSuperAdmins: false,
    icon: Check,
    label: (words) => words.approvals.title,
    command: 'go.approvals',
    useCount: useWaitingCount,
    show: ({ item }) => <Approvals item={item} />,
  },
  alerts: {
    group: 'workspace',
    forSuperAdmins: false,
    icon: Bell,
    label: (words) => words.alerts.title,
    useCount: useAlertCount,
    show: ({ signedIn, item }) => (
      <Alerts key={item} isSuperAdmin={signedIn.person.isSuperAdmin} item={item} />
    ),
  },
  'all-reports': {
    group: 'workspace',
    forSuperAdmins: false,
    icon: FileText,
    label: (words) => words.reports.title,
    show: () => <AllReports />,
  },
  audit: {
    group: 'workspace',
    forSuperAdmins: true,
    icon: Shield,
    label: (words) => words.desk.audit,
    command: 'go.audit',
    show: () => <WorkspaceAudit />,
  },
  settings: {
    group: 'workspace',
    forSuperAdmins: false,
    icon: SettingsIcon,
    label: (words) => words.settings.title,
    command: 'settings',
    show: ({ signedIn, item }) => <Settings key={item} signedIn={signedIn} part={item} />,
  },
  admin: {
    group: 'admin',
    forSuperAdmins: true,
    icon: Activity,
    label: (words) => words.admin.title,
    show: () => <AdminOverview />,
  },
  people: {
    group: 'admin',
    forSuperAdmins: true,
    icon: Users,
    label: (words) => words.people.title,
    show: ({ signedIn }) => <People ownId={signedIn.person.id} />,
  },
  access: {
    group: 'admin',
    forSuperAdmins: true,
    icon: UserCheck,
    label: (words) => words.access.title,
    useCount: useDueAccess,
    show: () => <AccessReview />,
  },
  isolation: {
    group: 'admin',
    forSuperAdmins: true,
    icon: BrickWall,
    label: (words) => words.isolation.title,
    show: () => <Isolation />,
  },
  policies: {
    group: 'admin',
    forSuperAdmins: true,
    icon: Scale,
    label: (words) => words.policy.title,
    show: () => <Policies />,
  },
  import: {
    group: 'admin',
    forSuperAdmins: true,
    icon: FileUp,
    label: (words) => words.imports.title,
    command: 'clients.import',
    show: () => <ImportScreen />,
  },
  tokens: {
    group: 'admin',
    forSuperAdmins: true,
    icon: KeyRound,
    label: (words) => words.desk.tokens,
    show: () => <Tokens />,
  },
  sync: {
    group: 'admin',
    forSuperAdmins: true,
    icon: RefreshCw,
    label: (words) => words.sync.title,
    show: ({ item }) => <SyncScreen key={item} item={item} />,
  },
  network: {
    group: 'admin',
    forSuperAdmins: true,
    icon: NetworkIcon,
    label: (words) => words.network.title,
    show: () => <Network />,
  },
};
