import { dayIn } from '../../shared/model/day.ts';
import { monthBefore, usualTolerance } from '../../shared/model/plan.ts';
import { mintScope } from '../clients/scope.ts';
import { changeClient } from '../clients/use-cases.ts';
import type { Client } from '../../shared/model/client.ts';
import { ClientCard } from '../../shared/model/client.ts';
import type { Session } from '../../shared/model/access.ts';
import { setPlan } from '../pacing/use-cases.ts';
import type { OpenWorkspace } from './open-workspace.ts';

/**
 * What the demo's clients want to spend in a month, in minor units: one that overspends, one that will have some left,
 * one that nobody planned for.
 */
const monthly: Readonly<Record<string, number>> = {
  'Belmonte Hotel': 1_020_000,
  'Hotel Lambert': 300_000,
  'Blue & Green Mazury': 700_000,
  'ProMed Healthcare': 560_000,
  'Align Primary Care': 540_000,
  'Duna Termál Szálló': 750_000,
  'Shiosai Ryokan': 350_000,
  'Manama Bay Dental': 57_000,
  'Casa Jacaranda Cartagena': 13_500_000,
  'Klinik am Seepark': 260_000,
  'Villa Sorgente': 115_000,
};

export interface DemoWish {
  readonly percent: number;
  readonly reason: string;
}

/** What the first person has proposed before anybody looks around: it waits for the other one. */
const wishes: Readonly<Record<string, DemoWish>> = {
  'Hotel Lambert': { percent: 15, reason: 'Bookings from Berlin cost less than planned.' },
  'ProMed Healthcare': { percent: -10, reason: 'The clinic has hardly any free appointments this month.' },
};

export function wishesOf(clients: readonly Client[]) {
  return clients.flatMap(({ id, name }) => {
    const wish = wishes[name];
    return wish ? [{ id, wish }] : [];
  });
}

/** Gives a client of the demo its label, and a plan for this month and the last. */
export function planDemo(work: OpenWorkspace, session: Session, client: Client, label: string): void {
  const scope = mintScope(work.ledger, session, 'manage', client.id);
  changeClient(work, scope, ClientCard.parse({ ...client, labels: [label] }));
  const minor = monthly[client.name];
  if (minor === undefined) return;
  const month = dayIn(client.timezone, work.clock.now()).slice(0, 7);
  const amount = { minor, currency: client.currency };
  const terms = {
    amount,
    carriedMinor: 0,
    firstDay: null,
    tolerancePercent: usualTolerance,
    customDays: [],
    note: '',
  };
  for (const one of [monthBefore(month), month]) setPlan(work, scope, { ...terms, month: one });
}
