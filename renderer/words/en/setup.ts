export const setup = {
  title: 'Setup',
  members: 'Members',
  membersNote: 'Who of the agency works with this client. Super admins see every client and are not listed.',
  noMembers: 'Nobody yet: only super admins see this client.',
  addMember: 'Add a member',
  removeMember: (name: string) => `Remove ${name}`,
  removeTitle: (name: string) => `Remove ${name} from this client?`,
  removeBody: 'They no longer see it from now on. What they did stays in the audit trail.',
  removeAction: 'Remove',
  since: (day: string) => `since ${day}`,
  askSuperAdmin: 'A super admin adds and removes members.',
};
