import { demoClinics } from './demo-clinics.ts';
import { demoHotels } from './demo-hotels.ts';

import { hash32, pick } from './hash.ts';
import type { CampaignPlan, ClientPlan } from './plan.ts';

const order = [
  'belmonte',
  'lambert',
  'blue-green-mazury',
  'promed',
  'align',
  'duna-termal',
  'shiosai',
  'manama-bay',
  'casa-jacaranda',
  'seepark',
  'southern-cross',
  'villa-sorgente',
];

/** The demo agency's dozen clients, in the order in which the agency won them. */
const demoClients: readonly ClientPlan[] = [...demoHotels, ...demoClinics].sort(
  (a, b) => order.indexOf(a.slug) - order.indexOf(b.slug),
);

const places =
  'Arbor,Bellavista,Cedar,Dunes,Elm Park,Fjord,Granit,Harbour,Iris,Juniper,Kestrel,Lindos,Marina,Nordlys,Orchard,Piazza,Quay,Rowan,Sierra,Tarn,Umbra,Valley,Willow,Yarrow,Zephyr'.split(
    ',',
  );
const hotelKinds = ['Hotel', 'Inn', 'Spa Resort', 'Guesthouse', 'Boutique Hotel', 'Lodge'];
const clinicKinds = ['Clinic', 'Dental', 'Family Practice', 'Eye Centre', 'Physiotherapy', 'Dermatology'];
const markets = [
  ['EUR', 'Europe/Berlin', 'DE,AT,CH'],
  ['EUR', 'Europe/Madrid', 'ES,PT'],
  ['USD', 'America/Chicago', 'US'],
  ['USD', 'America/New_York', 'US,CA'],
  ['PLN', 'Europe/Warsaw', 'PL'],
  ['HUF', 'Europe/Budapest', 'HU,AT'],
  ['GBP', 'Europe/London', 'GB,IE'],
  ['JPY', 'Asia/Tokyo', 'JP'],
  ['COP', 'America/Bogota', 'CO'],
  ['BHD', 'Asia/Bahrain', 'BH,SA'],
] as const;

/** Six campaigns of three ad sets with four ads each: the shape of the large agency of the bench. */
function generatedCampaigns(trade: 'hotel' | 'clinic', size: number): CampaignPlan[] {
  const main = trade === 'hotel' ? 'OUTCOME_SALES' : 'OUTCOME_LEADS';
  const word = trade === 'hotel' ? 'Bookings' : 'Leads';
  const sets = ['Prospecting', 'Lookalike 2 %', 'Returning 90 days'];
  return [
    { name: `${word} | Always on`, objective: main, held: 'campaign', euros: 60 * size, sets },
    { name: `${word} | Offers`, objective: main, held: 'adsets', euros: 12 * size, sets },
    { name: 'Traffic | Website', objective: 'OUTCOME_TRAFFIC', held: 'adsets', euros: 7 * size, sets },
    { name: 'Awareness | Region', objective: 'OUTCOME_AWARENESS', held: 'campaign', euros: 25 * size, sets },
    { name: 'Engagement | Posts', objective: 'OUTCOME_ENGAGEMENT', held: 'campaign', euros: 9 * size, sets },
    {
      name: `${word} | Season`,
      objective: main,
      held: 'campaign',
      kind: 'lifetime',
      euros: 2400 * size,
      startedAgo: 45,
      endsIn: 30,
      sets,
    },
  ];
}

/** A client beyond the demo dozen: the same index gives the same client in every size of agency. */
function generatedPlan(index: number, seed: number): ClientPlan {
  const key = hash32(`plan/${index}`, seed);
  const trade = index % 2 === 0 ? 'hotel' : 'clinic';
  const [currency, timezone, countries] = pick(markets, key, 1);
  const name = `${pick(places, key, 2)} ${pick(trade === 'hotel' ? hotelKinds : clinicKinds, key, 3)} ${index + 1}`;
  return {
    name,
    slug: `client-${index + 1}`,
    trade,
    currency,
    timezone,
    language: 'en',
    countries: countries.split(','),
    category: trade === 'hotel' ? 'Hotel' : 'Medical Center',
    followers: 400 + (key % 40_000),
    campaigns: generatedCampaigns(trade, 0.4 + (key % 100) / 60),
  };
}

export function planOf(index: number, seed: number): ClientPlan {
  return demoClients[index] ?? generatedPlan(index, seed);
}
