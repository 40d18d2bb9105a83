import type { Migration } from '../../migrate.ts';

export const policyGoesWithClient: Migration = {
  name: '0011_policy_goes_with_client',
  sql: `
-- A client's own rules and freezes go with it, as its proposals do: only once it is archived, which the erasing asks for.
drop trigger policy_version_no_delete;
create trigger policy_version_no_delete before delete on policy_version
when old.client_id is null or (select archived_at from client where id = old.client_id) is null
begin select raise(abort, 'a policy version is added, not edited'); end;
drop trigger policy_stop_no_delete;
create trigger policy_stop_no_delete before delete on policy_stop
when old.client_id is null or (select archived_at from client where id = old.client_id) is null
begin select raise(abort, 'a stop is lifted by another row'); end;
`,
};
