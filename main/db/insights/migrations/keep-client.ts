/** Its text is part of shipped migrations: another wording is another migration's. */
export function keepClient(tables: readonly string[]): string {
  return tables
    .map(
      (table) =>
        `create trigger ${table}_keeps_client before update of client_id on ${table}\n` +
        `begin select raise(abort, 'a row never changes its client'); end;`,
    )
    .join('\n');
}
