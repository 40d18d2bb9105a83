import { z } from '../zod.ts';

/** No secret: the demo agency is made of invented data, and its lock screen shows this. */
export const demoPassphrase = 'explore the demo agency';
export const demoAgency = 'Demo agency';

/** Two people, so that one can propose what the other approves. */
export const DemoPerson = z.enum(['founder', 'colleague']);
export type DemoPerson = z.infer<typeof DemoPerson>;
export const demoPeople = {
  founder: { name: 'Marta Nowak', email: 'marta@agency.example' },
  colleague: { name: 'Jan Zieliński', email: 'jan@agency.example' },
} as const satisfies Record<DemoPerson, unknown>;
