import { z } from '../zod.ts';

/** What a campaign is bought for. Each kind has its word in the catalogue; a client may give it one of its own. */
export const ResultKind = z.enum([
  'purchases',
  'leads',
  'conversations',
  'landing_page_views',
  'link_clicks',
  'post_engagements',
  'video_views',
  'registrations',
  'app_installs',
]);
export type ResultKind = z.infer<typeof ResultKind>;

/** Meta's own name for something that people did: `omni_purchase`, `onsite_conversion.lead_grouped`. */
export const ActionType = z.string().regex(/^[a-z][a-z0-9_.:-]{0,119}$/i);

/**
 * The names that Meta gives to one and the same event, broadest first. `actions` holds several of them at once for the
 * same sale, so of a family only its first tier that occurs is counted; the names within a tier exclude each other.
 * Adding all of them up counts a purchase two to four times.
 */
const families: readonly (readonly (readonly string[])[])[] = [
  familyOf('purchase', 'fb_mobile_purchase', 'onsite_conversion.purchase'),
  familyOf('complete_registration', 'fb_mobile_complete_registration'),
  familyOf('add_to_cart', 'fb_mobile_add_to_cart', 'onsite_conversion.add_to_cart'),
  familyOf('view_content', 'fb_mobile_content_view', 'onsite_conversion.view_content'),
  familyOf('lead', 'fb_mobile_lead', 'onsite_conversion.lead_grouped'),
  [['omni_app_install'], ['app_install'], ['mobile_app_install']],
  [['contact_total'], ['contact'], ['contact_website', 'contact_mobile_app', 'contact_offline']],
  [['schedule_total'], ['schedule'], ['schedule_website', 'schedule_mobile_app', 'schedule_offline']],
];

/** By any channel, then by Meta's sum of the channels, then by website, app and Meta's own surfaces. */
function familyOf(event: string, mobile: string, ...onsite: readonly string[]): string[][] {
  return [
    [`omni_${event}`],
    [event],
    [`offsite_conversion.fb_pixel_${event}`, `app_custom_event.${mobile}`, ...onsite],
  ];
}

const typesOfKind: Readonly<Record<ResultKind, readonly string[]>> = {
  purchases: ['omni_purchase'],
  leads: ['lead'],
  conversations: ['onsite_conversion.messaging_conversation_started_7d'],
  landing_page_views: ['landing_page_view'],
  link_clicks: ['link_click'],
  post_engagements: ['post_engagement'],
  video_views: ['video_view'],
  registrations: ['omni_complete_registration'],
  app_installs: ['omni_app_install'],
};

/**
 * Objective → default result, as Meta's Ads Manager has it when nobody says otherwise. Null is an objective that is
 * bought for people reached: no action names it, and reach must not be summed, so it has no result to count.
 */
export const defaultResults: Readonly<Record<string, ResultKind | null>> = {
  OUTCOME_SALES: 'purchases',
  OUTCOME_LEADS: 'leads',
  OUTCOME_TRAFFIC: 'landing_page_views',
  OUTCOME_ENGAGEMENT: 'conversations',
  OUTCOME_APP_PROMOTION: 'app_installs',
  OUTCOME_AWARENESS: null,
  // Campaigns made before Meta's six outcomes keep their old objective.
  CONVERSIONS: 'purchases',
  PRODUCT_CATALOG_SALES: 'purchases',
  LEAD_GENERATION: 'leads',
  LINK_CLICKS: 'link_clicks',
  MESSAGES: 'conversations',
  POST_ENGAGEMENT: 'post_engagements',
  VIDEO_VIEWS: 'video_views',
  APP_INSTALLS: 'app_installs',
  BRAND_AWARENESS: null,
  REACH: null,
};

export interface ResultRule {
  /** Counted together; names of one family stand for one event and count once. */
  readonly actionTypes: readonly string[];
}

/** Null for an objective without a countable result, and for one that Meta invented since. */
export function defaultKindOf(objective: string): ResultKind | null {
  return Object.hasOwn(defaultResults, objective) ? (defaultResults[objective] ?? null) : null;
}

export function ruleOfKind(kind: ResultKind): ResultRule {
  return { actionTypes: typesOfKind[kind] };
}

/** The kind that these action types are, so that a default can be said in the reader's language. */
export function kindOfTypes(actionTypes: readonly string[]): ResultKind | null {
  const [only] = actionTypes;
  if (only === undefined || actionTypes.length > 1) return null;
  const family = familyWith(only);
  return (
    ResultKind.options.find((kind) => {
      const type = typesOfKind[kind][0];
      return type === only || (type !== undefined && family !== null && family === familyWith(type));
    }) ?? null
  );
}

export interface ActionRow {
  readonly action_type: string;
  readonly value: string;
}

/**
 * How many results a row of insights holds, or what they were worth when given its values. A row that Meta delivered
 * without any of these actions had none: 0. Without a row there is nothing to count, and the caller says so.
 */
export function countOf(rule: ResultRule, actions: readonly ActionRow[] | undefined): number {
  const counts = new Map((actions ?? []).map((row) => [row.action_type, Number(row.value)]));
  const counted = new Set<unknown>();
  let sum = 0;
  for (const type of rule.actionTypes) {
    const family = familyWith(type);
    if (family === null) {
      sum += counts.get(type) ?? 0;
    } else if (!counted.has(family)) {
      counted.add(family);
      const tier = family.find((names) => names.some((name) => counts.has(name))) ?? [];
      sum += tier.reduce((total, name) => total + (counts.get(name) ?? 0), 0);
    }
  }
  return sum;
}

/** A counter for many rows of one rule: the names are looked up once. Counts are by Meta's own names. */
export function counterOf(rule: ResultRule): (counts: Readonly<Record<string, number>>) => number {
  const seen = new Set<unknown>();
  const sources = rule.actionTypes.flatMap((type): (readonly (readonly string[])[])[] => {
    const family = familyWith(type) ?? [[type]];
    const key = familyWith(type) ?? type;
    if (seen.has(key)) return [];
    seen.add(key);
    return [family];
  });
  return (counts) => {
    let sum = 0;
    for (const tiers of sources) {
      const tier = tiers.find((names) => names.some((name) => counts[name] !== undefined));
      for (const name of tier ?? []) sum += counts[name] ?? 0;
    }
    return sum;
  };
}

function familyWith(type: string): (typeof families)[number] | null {
  return families.find((family) => family.some((tier) => tier.includes(type))) ?? null;
}

/** Every name that may be offered to a person, by family and kind. */
export const knownActionTypes: readonly string[] = [
  ...new Set([...Object.values(typesOfKind).flat(), ...families.flat(2)]),
].toSorted();
