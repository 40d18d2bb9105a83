import type { PolicyOverride, PolicyRules } from '../../../shared/model/policy.ts';

/** What differs from the agency's rules: only that is the client's own, and all else follows the agency. */
export function ownRules(rules: PolicyRules, workspace: PolicyRules): PolicyOverride | null {
  const own = Object.entries(rules).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(workspace[name as keyof PolicyRules]),
  );
  return own.length === 0 ? null : (Object.fromEntries(own) as PolicyOverride);
}
