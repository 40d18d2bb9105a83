import { z } from '../zod.ts';
import { ClientId } from './ids.ts';

export const ClientPage = z.enum(['overview', 'ads', 'page', 'budgets', 'reports', 'setup']);
export type ClientPage = z.infer<typeof ClientPage>;

/** Screens of the workspace that a notification may lead to. */
export const WorkspacePage = z.enum([
  'clients',
  'approvals',
  'reports',
  'audit',
  'people',
  'tokens',
  'sync',
  'access-review',
  'network',
  'settings',
]);
export type WorkspacePage = z.infer<typeof WorkspacePage>;

/** Where a steward:// link leads. It names a thing and a screen; the screen checks the person's rights itself. */
export const Link = z.discriminatedUnion('to', [
  z.object({ to: z.literal('client'), client: ClientId, page: ClientPage }),
  z.object({ to: z.literal('approval'), proposal: z.uuid() }),
  z.object({ to: z.literal('alert'), alert: z.uuid() }),
  z.object({ to: z.literal('report'), client: ClientId, report: z.uuid() }),
  z.object({ to: z.literal('workspace'), page: WorkspacePage }),
]);
export type Link = z.infer<typeof Link>;

/** As main/electron/links.ts reads it. */
export function linkText(link: Link): string {
  switch (link.to) {
    case 'client':
      return `steward://client/${link.client}/${link.page}`;
    case 'approval':
      return `steward://approvals/${link.proposal}`;
    case 'alert':
      return `steward://alerts/${link.alert}`;
    case 'report':
      return `steward://client/${link.client}/reports/${link.report}`;
    case 'workspace':
      return `steward://workspace/${link.page}`;
  }
}
