/** What Electron does by itself. */
type Role =
  | 'undo'
  | 'redo'
  | 'cut'
  | 'copy'
  | 'paste'
  | 'selectAll'
  | 'resetZoom'
  | 'zoomIn'
  | 'zoomOut'
  | 'togglefullscreen'
  | 'minimize'
  | 'close'
  | 'quit'
  | 'about'
  | 'hide'
  | 'hideOthers'
  | 'unhide'
  | 'front'
  | 'toggleDevTools';

export type MenuItem =
  | { readonly kind: 'line' }
  | { readonly kind: 'role'; readonly role: Role }
  /** Sent to the screen as `app.command`; greyed out until the screen says that it makes sense. */
  | { readonly kind: 'command'; readonly command: string; readonly label: string; readonly keys?: string };
export interface MenuPlan {
  readonly label: string;
  readonly items: readonly MenuItem[];
}

const line: MenuItem = { kind: 'line' };
const role = (name: Role): MenuItem => ({ kind: 'role', role: name });
const command = (name: string, label: string, keys?: string): MenuItem =>
  keys === undefined
    ? { kind: 'command', command: name, label }
    : { kind: 'command', command: name, label, keys };

/** The whole native menu as data. `packaged` leaves the developer tools out. */
export function menuPlan(isMac: boolean, packaged: boolean): readonly MenuPlan[] {
  const settings = command('settings', 'Settings…', 'CmdOrCtrl+,');
  const lock = command('lock', 'Lock Steward', 'CmdOrCtrl+L');
  const about = command('about', 'About Steward');
  const mac: readonly MenuPlan[] = [
    {
      label: 'Steward',
      items: [
        about,
        line,
        settings,
        lock,
        line,
        role('hide'),
        role('hideOthers'),
        role('unhide'),
        line,
        role('quit'),
      ],
    },
  ];
  return [
    ...(isMac ? mac : []),
    { label: 'File', items: [...file, ...(isMac ? [] : [line, settings, lock, line, role('quit')])] },
    { label: 'Edit', items: edit },
    { label: 'View', items: packaged ? view : [...view, line, role('toggleDevTools')] },
    { label: 'Go', items: go },
    { label: 'Window', items: [role('minimize'), role('close'), ...(isMac ? [line, role('front')] : [])] },
    // On macOS it stands in the first menu.
    ...(isMac ? [] : [{ label: 'Help', items: [about] }]),
  ];
}

const file: readonly MenuItem[] = [
  command('client.add', 'Add Client…', 'CmdOrCtrl+N'),
  command('clients.import', 'Import Clients…', 'CmdOrCtrl+Shift+O'),
  line,
  command('sync', 'Sync This Client', 'CmdOrCtrl+R'),
  command('sync.all', 'Sync All Clients', 'CmdOrCtrl+Shift+R'),
  line,
  command('report.new', 'New Report…', 'CmdOrCtrl+Shift+N'),
  command('backup', 'Back Up Workspace…'),
];

const edit: readonly MenuItem[] = [
  role('undo'),
  role('redo'),
  line,
  role('cut'),
  role('copy'),
  role('paste'),
  role('selectAll'),
  line,
  command('find', 'Find on This Screen', 'CmdOrCtrl+F'),
];

const view: readonly MenuItem[] = [
  command('theme.system', 'Appearance: as the System'),
  command('theme.light', 'Appearance: Light'),
  command('theme.dark', 'Appearance: Dark'),
  line,
  role('resetZoom'),
  role('zoomIn'),
  role('zoomOut'),
  line,
  role('togglefullscreen'),
];

const go: readonly MenuItem[] = [
  command('palette', 'Search or Jump to…', 'CmdOrCtrl+K'),
  command('client.switch', 'Switch Client…', 'CmdOrCtrl+O'),
  command('back', 'Back', 'CmdOrCtrl+['),
  command('forward', 'Forward', 'CmdOrCtrl+]'),
  line,
  command('go.clients', 'All Clients', 'CmdOrCtrl+Shift+A'),
  command('go.overview', 'Overview', 'CmdOrCtrl+1'),
  command('go.ads', 'Ads', 'CmdOrCtrl+2'),
  command('go.page', 'Page', 'CmdOrCtrl+3'),
  command('go.budgets', 'Budgets', 'CmdOrCtrl+4'),
  command('go.reports', 'Reports', 'CmdOrCtrl+5'),
  line,
  command('go.approvals', 'Approvals', 'CmdOrCtrl+6'),
  command('go.audit', 'Audit', 'CmdOrCtrl+7'),
  command('go.admin', 'Admin', 'CmdOrCtrl+8'),
];

/** Every command there is, so that the screen cannot enable one that the menu does not know. */
export function commandsOf(plan: readonly MenuPlan[]): readonly string[] {
  return plan.flatMap((menu) =>
    menu.items.flatMap((item) => (item.kind === 'command' ? [item.command] : [])),
  );
}
