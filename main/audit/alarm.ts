import { notify } from '../notifications/use-cases.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';

/** Once for each fault: until it is looked into, every start finds it again. */
export function tellOfTrail(work: OpenWorkspace, fault: string): void {
  if (!work.ledger.raw.open) return;
  notify(work, {
    to: 'super_admins',
    kind: 'trail_broken',
    values: { reason: fault },
    client: null,
    link: { to: 'workspace', page: 'audit' },
    key: `trail_broken ${fault}`,
  });
}
