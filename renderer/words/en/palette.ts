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
};
