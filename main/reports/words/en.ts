import type { ResultKind } from '../../../shared/model/result.ts';
import type { Measure, MissingSource, ReportSection } from '../../../shared/model/report.ts';
import type { Suggestions } from './suggestions.ts';

/** Everything that a report says by itself. What people wrote stands beside it, untouched. */
export interface ReportWords {
  readonly title: (month: string | null) => string;
  readonly sections: Readonly<Record<ReportSection, string>>;
  readonly measures: Readonly<Record<Measure, { readonly name: string; readonly meaning: string }>>;
  readonly results: string;
  readonly costPer: (word: string) => string;
  readonly versus: (period: string) => string;
  readonly lastYear: (value: string) => string;
  readonly target: (value: string) => string;
  readonly noTarget: string;
  readonly incomplete: (count: number) => string;
  readonly missing: Readonly<Record<MissingSource['why'], (source: string, until: string | null) => string>>;
  readonly sources: Readonly<Record<MissingSource['source'], string>>;
  readonly noPlan: string;
  readonly withheld: (sections: string) => string;
  readonly contents: string;
  readonly wentWell: string;
  readonly worries: string;
  readonly nothingYet: string;
  readonly ask: string;
  readonly draft: string;
  readonly internal: string;
  readonly preparedBy: (who: string, when: string) => string;
  readonly reviewedBy: (who: string, when: string) => string;
  readonly pageOf: (page: number, pages: number) => string;
  readonly audit: string;
  readonly plan: string;
  readonly spent: string;
  readonly pacingSentence: (facts: { spent: string; plan: string; share: string }) => string;
  readonly carriedOver: (amount: string) => string;
  readonly month: string;
  readonly campaign: string;
  readonly goal: string;
  readonly share: string;
  readonly costEach: string;
  readonly change: string;
  readonly ad: string;
  readonly copy: string;
  readonly post: string;
  readonly campaignsLead: string;
  readonly creativesBest: string;
  readonly creativesWorst: string;
  readonly frequency: string;
  readonly tired: string;
  readonly ages: string;
  readonly placements: string;
  readonly unknownGender: string;
  readonly genders: Readonly<Record<string, string>>;
  readonly followers: string;
  readonly posts: string;
  readonly retired: (names: string) => string;
  readonly views: string;
  readonly reactions: string;
  readonly comments: string;
  readonly shares: string;
  readonly date: string;
  readonly why: string;
  readonly afterSevenDays: string;
  readonly who: Readonly<Record<'us' | 'client' | 'meta' | 'unknown', string>>;
  /** The week before a change and the week after it. */
  readonly effect: {
    readonly lead: string;
    readonly spend: (before: string, after: string) => string;
    readonly results: (word: string, before: string, after: string) => string;
    readonly cost: (before: string, after: string) => string;
  };
  readonly nothingChanged: string;
  readonly nothingHere: string;
  readonly noSteps: string;
  readonly step: string;
  readonly owner: string;
  readonly by: string;
  readonly notes: {
    readonly money: (currency: string) => string;
    readonly days: (zone: string) => string;
    readonly attribution: (setting: string) => string;
    readonly ownAttribution: string;
    readonly readAt: (when: string) => string;
    readonly neverRead: string;
    readonly settles: (day: string) => string;
    readonly reach: string;
    readonly verify: string;
    readonly content: string;
    readonly head: string;
  };
  readonly chart: {
    readonly pace: (facts: { spent: string; plan: string }) => string;
    readonly trend: (word: string) => string;
    readonly followers: (first: string, last: string) => string;
  };
  readonly kinds: Readonly<Record<ResultKind, string>>;
  readonly mixedGoals: string;
  readonly noGoal: string;
  readonly perDay: (amount: string) => string;
  readonly inAll: (amount: string) => string;
  readonly mail: { readonly greeting: string; readonly closing: (agency: string) => string };
  readonly nobody: string;
  readonly suggest: Suggestions;
}

export const en: ReportWords = {
  title: (month) => (month === null ? 'Report' : `Monthly report · ${month}`),
  sections: {
    headline: 'In short',
    scorecard: 'Scorecard',
    pacing: 'Budget and pace',
    trend: 'Month by month',
    campaigns: 'Campaigns',
    creatives: 'Ads that worked, and ads that did not',
    audience: 'Who saw it, and where',
    page: 'Facebook Page',
    changes: 'What we changed, and what came of it',
    plan: 'What happens next',
    notes: 'About these numbers',
  },
  measures: {
    results: { name: 'Results', meaning: 'What the ads are for, as agreed' },
    cost_per_result: { name: 'Cost per result', meaning: 'Spend divided by results' },
    spend: { name: 'Spend', meaning: 'What Meta charged for the ads' },
    roas: { name: 'Return on spend', meaning: 'Purchase value for each unit spent' },
    reach: { name: 'People reached', meaning: 'Different people, estimated by Meta' },
    frequency: { name: 'Frequency', meaning: 'How often each person saw the ads' },
    impressions: { name: 'Impressions', meaning: 'How often the ads were shown' },
    ctr: { name: 'Click rate', meaning: 'Clicks for each time shown' },
    page_followers: { name: 'Page followers', meaning: 'At the end of the period' },
    page_views: { name: 'Page views', meaning: 'How often the Page was opened' },
    page_engagement: { name: 'Engagement', meaning: 'Reactions, comments, shares, clicks' },
    page_reach: { name: 'Page viewers', meaning: 'People who saw Page content' },
  },
  results: 'Results',
  costPer: (word) => `Cost per result (${word})`,
  versus: (period) => `vs ${period}`,
  lastYear: (value) => `a year ago ${value}`,
  target: (value) => `target ${value}`,
  noTarget: 'no target',
  incomplete: (count) => (count === 1 ? 'One source is incomplete.' : `${count} sources are incomplete.`),
  missing: {
    never_synced: (source) => `${source} have never been read.`,
    stale: (source, until) => `${source} end on ${until ?? 'an unknown day'}.`,
    not_permitted: (source) => `Meta does not let us read ${source.toLowerCase()}.`,
    no_asset: (source) => `${source}: nothing is connected.`,
    partial: (source, until) =>
      until === null ? `${source} have gaps in this period.` : `${source} have gaps before ${until}.`,
    retired: (source, until) =>
      until === null
        ? `Meta retired part of ${source.toLowerCase()}.`
        : `Meta retired part of ${source.toLowerCase()} on ${until}.`,
    too_few_likes: (source) => `${source}: Meta gives figures from 100 likes on.`,
  },
  sources: {
    ads: 'Ad figures',
    page: 'Page figures',
    activities: 'Changes in the account',
    plan: 'The month’s plan',
    creatives: 'Figures for single ads',
    audience: 'Figures by age, gender and placement',
  },
  noPlan: 'No budget was planned for this month.',
  withheld: (sections) => `No judgement is made on: ${sections}.`,
  contents: 'In this report',
  wentWell: 'What went well',
  worries: 'What worries us',
  nothingYet: 'Nothing noted.',
  ask: 'We need one decision from you:',
  draft: 'Draft, not reviewed',
  internal: 'Internal',
  preparedBy: (who, when) => `Prepared by ${who}, ${when}`,
  reviewedBy: (who, when) => `reviewed by ${who}, ${when}`,
  pageOf: (page, pages) => `${page} of ${pages}`,
  audit: 'audit',
  plan: 'Plan',
  spent: 'Spent',
  pacingSentence: ({ spent, plan, share }) => `${spent} spent of ${plan} planned: ${share}.`,
  carriedOver: (amount) => `${amount} carried over from the month before is part of the plan.`,
  month: 'Month',
  campaign: 'Campaign',
  goal: 'Goal',
  share: 'Share',
  costEach: 'Cost each',
  change: 'Change',
  ad: 'Ad',
  copy: 'Words',
  post: 'Post',
  campaignsLead: 'Each campaign is judged by its own goal; different results are never added together.',
  creativesBest: 'Best',
  creativesWorst: 'Weakest',
  frequency: 'Frequency',
  tired: 'shown often: new pictures due',
  ages: 'Spend by age and gender',
  placements: 'Spend by placement',
  unknownGender: 'Unknown',
  genders: { female: 'Women', male: 'Men', unknown: 'Unknown' },
  followers: 'Followers',
  posts: 'Posts that people saw most',
  retired: (names) => `Retired by Meta, so no longer counted: ${names}.`,
  views: 'Views',
  reactions: 'Reactions',
  comments: 'Comments',
  shares: 'Shares',
  date: 'Date',
  why: 'Why',
  afterSevenDays: 'After 7 days',
  who: { us: 'us', client: 'you', meta: 'Meta, automatically', unknown: 'not known' },
  effect: {
    lead: 'After 7 days: what the ad account did in the week before a change and in the week after it. What happened, not why.',
    spend: (before, after) => `Spend a day ${before} → ${after}`,
    results: (word, before, after) => `${word} in the week ${before} → ${after}`,
    cost: (before, after) => `Cost of each ${before} → ${after}`,
  },
  nothingChanged: 'No budget was changed in this period.',
  nothingHere: 'Meta has no figures here for this period.',
  noSteps: 'No next steps have been noted.',
  step: 'Step',
  owner: 'Who',
  by: 'By',
  notes: {
    money: (currency) => `Money is in ${currency}.`,
    days: (zone) => `Ad days are days in ${zone}; Page days are Pacific time, as Meta counts them.`,
    attribution: (setting) => `Results are counted by ${setting}.`,
    ownAttribution: 'the attribution setting of each ad set, as in Ads Manager',
    readAt: (when) => `Read from Meta on ${when}.`,
    neverRead: 'Nothing has been read from Meta.',
    settles: (day) => `Meta may restate results until ${day}.`,
    reach: 'People reached is Meta’s estimate for the whole period and is never added up.',
    verify:
      'Anyone can check that this report belongs to an unbroken record: ask us for the audit export and compare the codes below with Steward’s free verifier.',
    content: 'content',
    head: 'chain head',
  },
  chart: {
    pace: ({ spent, plan }) =>
      `Spend summed up day by day against the plan: ${spent} at the end, planned ${plan}.`,
    trend: (word) => `${word} per month as bars, cost for each as a line, month by month.`,
    followers: (first, last) => `Page followers day by day, from ${first} to ${last}.`,
  },
  kinds: {
    purchases: 'purchases',
    leads: 'leads',
    conversations: 'conversations',
    landing_page_views: 'landing page views',
    link_clicks: 'link clicks',
    post_engagements: 'post engagements',
    video_views: 'video views',
    registrations: 'registrations',
    app_installs: 'app installs',
  },
  mixedGoals: 'several goals',
  noGoal: 'reach',
  perDay: (amount) => `${amount} a day`,
  inAll: (amount) => `${amount} in all`,
  mail: {
    greeting: 'Good morning,',
    closing: (agency) => (agency === '' ? 'Kind regards' : `Kind regards, ${agency}`),
  },
  nobody: '—',
  suggest: {
    headline: ({ word, value, moved, price }) => {
      const first =
        moved === null
          ? `${value} ${word.toLowerCase()}`
          : moved.direction === 'same'
            ? `${word} as before`
            : `${word} ${moved.direction} ${moved.by}`;
      if (price === null) return first;
      const end = {
        under: 'at a price under target',
        over: 'at a price over target',
        at: 'at the price agreed',
      };
      return `${first}, ${end[price]}`;
    },
    lead: ({ results, word, spend }) => `${results} ${word} for ${spend}.`,
    spendOnly: (spend) => `${spend} spent.`,
    priceAgainst: ({ cost, target, price }) =>
      price === 'at' ? `Each cost ${cost}, as agreed.` : `Each cost ${cost}, ${price} the agreed ${target}.`,
    price: (cost) => `Each cost ${cost}.`,
    onTarget: ({ name, value, target, better }) =>
      `${name} ${value}, ${better ? 'better than' : 'short of'} the target of ${target}`,
    moved: ({ name, value, direction, by }) => `${name} ${direction} ${by} to ${value}`,
    pace: ({ share, over }) => `${over ? 'More' : 'Less'} spent than planned: ${share} of the plan`,
    campaign: ({ name, cost, direction, by }) =>
      `${name}: ${cost} for each result, ${by} ${direction === 'up' ? 'dearer' : 'cheaper'} than before`,
    tired: ({ name, frequency }) => `${name} was shown ${frequency} times per person: pictures are tiring`,
    steps: {
      target: ({ name, target }) => `Find what keeps us from the target: ${name} of ${target}`,
      pace: (over) =>
        over ? 'Bring spend back to the plan, or agree on a new one' : 'Decide where the unspent budget goes',
      campaign: (name) => `Find out why a result costs more in ${name}`,
      tired: (name) => `New pictures for ${name}`,
    },
  },
};
