export const palette = {
  title: 'Search or jump to…',
  switchTitle: 'Switch client',
  placeholder: 'A client, a screen, an action',
  clientPlaceholder: 'Type a few letters of the client',
  nothing: 'Nothing fits',
  client: 'Client',
  screen: 'Screen',
  action: 'Action',
  results: 'Results',
  /** By the commands of the native menu; the screens it leads to are named by themselves. */
  actions: {
    sync: 'Sync this client',
    'sync.all': 'Sync all clients',
    'client.add': 'Add client…',
    'report.new': 'New report…',
    backup: 'Back up the workspace…',
    'theme.system': 'Appearance: as the system',
    'theme.light': 'Appearance: light',
    'theme.dark': 'Appearance: dark',
    lock: 'Lock',
  },
};
