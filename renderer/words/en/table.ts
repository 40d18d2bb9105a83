/** Words of every table. */
export const table = {
  columns: 'Columns',
  asItWas: 'All columns, own widths',
  menuOf: (column: string) => `Column ${column}`,
  ascending: 'Sort ascending',
  descending: 'Sort descending',
  wider: 'Wider',
  narrower: 'Narrower',
  ownWidth: 'Own width',
  hide: 'Hide column',
  copy: 'Copy table',
  fold: 'Fold',
  unfold: 'Unfold',
};
