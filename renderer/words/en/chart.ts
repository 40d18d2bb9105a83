/** Words of every chart. */
export const chart = {
  hint: 'Arrow keys read it day by day',
  notRead: 'nothing read yet',
  more: 'Chart as table or picture',
  asTable: 'Show as table',
  asChart: 'Show as chart',
  copyTable: 'Copy table',
  copyPicture: 'Copy picture',
  when: 'When',
};
