import { metricNames } from '../../../shared/model/page-metric-words.ts';
import type { ReportWords } from './report-words.ts';

const sourcesForm = new Intl.PluralRules('pl');

function incomplete(count: number): string {
  const form = sourcesForm.select(count);
  if (form === 'one') return 'Jedno źródło jest niepełne.';
  return form === 'few' ? `${count} źródła są niepełne.` : `${count} źródeł jest niepełnych.`;
}

export const pl: ReportWords = {
  title: (month) => (month === null ? 'Raport' : `Raport miesięczny · ${month}`),
  sections: {
    headline: 'W skrócie',
    scorecard: 'Najważniejsze liczby',
    pacing: 'Budżet i tempo',
    trend: 'Miesiąc po miesiącu',
    campaigns: 'Kampanie',
    creatives: 'Reklamy, które zadziałały, i te, które nie',
    audience: 'Kto to widział i gdzie',
    page: 'Strona na Facebooku',
    changes: 'Co zmieniliśmy i co z tego wynikło',
    plan: 'Co dalej',
    notes: 'O tych liczbach',
  },
  measures: {
    results: { name: 'Wyniki', meaning: 'To, czemu służą reklamy, zgodnie z ustaleniem' },
    cost_per_result: { name: 'Koszt wyniku', meaning: 'Wydatki podzielone przez wyniki' },
    spend: { name: 'Wydatki', meaning: 'Ile Meta pobrała za reklamy' },
    roas: { name: 'Zwrot z wydatków', meaning: 'Wartość zakupów na jednostkę wydatków' },
    reach: { name: 'Zasięg', meaning: 'Różne osoby, szacunek Mety' },
    frequency: { name: 'Częstotliwość', meaning: 'Ile razy każdy zobaczył reklamy' },
    impressions: { name: 'Wyświetlenia', meaning: 'Ile razy pokazano reklamy' },
    ctr: { name: 'Klikalność', meaning: 'Kliknięcia na jedno wyświetlenie' },
    page_followers: { name: 'Obserwujący Stronę', meaning: 'Na koniec okresu' },
    page_views: { name: 'Odsłony Strony', meaning: 'Ile razy otwarto Stronę' },
    page_engagement: { name: 'Aktywność', meaning: 'Reakcje, komentarze, udostępnienia, kliknięcia' },
    page_reach: { name: 'Widzowie Strony', meaning: 'Osoby, które widziały treści Strony' },
  },
  results: 'Wyniki',
  costPer: (word) => `Koszt wyniku (${word})`,
  versus: (period) => `wobec: ${period}`,
  lastYear: (value) => `rok temu ${value}`,
  target: (value) => `cel ${value}`,
  noTarget: 'bez celu',
  incomplete,
  missing: {
    never_synced: (source) => `${source}: nigdy nie odczytano.`,
    stale: (source, until) => `${source}: ostatni dzień to ${until ?? 'dzień nieznany'}.`,
    not_permitted: (source) => `${source}: Meta nie pozwala ich odczytać.`,
    no_asset: (source) => `${source}: nic nie jest podłączone.`,
    partial: (source, until) =>
      until === null ? `${source}: luki w tym okresie.` : `${source}: luki przed ${until}.`,
    retired: (source, until) =>
      until === null
        ? `${source}: część wycofana przez Metę.`
        : `${source}: część wycofana przez Metę ${until}.`,
    too_few_likes: (source) => `${source}: Meta podaje liczby od 100 polubień.`,
  },
  sources: {
    ads: 'Dane reklam',
    page: 'Dane Strony',
    activities: 'Zmiany na koncie',
    plan: 'Plan miesiąca',
    creatives: 'Dane pojedynczych reklam',
    audience: 'Dane według wieku, płci i umiejscowienia',
  },
  noPlan: 'Na ten miesiąc nie zaplanowano budżetu.',
  withheld: (sections) => `Bez oceny pozostają: ${sections}.`,
  contents: 'W tym raporcie',
  wentWell: 'Co poszło dobrze',
  worries: 'Co nas martwi',
  nothingYet: 'Bez uwag.',
  ask: 'Potrzebujemy jednej decyzji:',
  draft: 'Szkic, nieprzejrzany',
  internal: 'Wewnętrzny',
  preparedBy: (who, when) => `Przygotowanie: ${who}, ${when}`,
  reviewedBy: (who, when) => `przegląd: ${who}, ${when}`,
  pageOf: (page, pages) => `${page} z ${pages}`,
  audit: 'audyt',
  plan: 'Plan',
  spent: 'Wydano',
  tolerance: (share) => `tolerancja ±${share}`,
  onLeft: (name) => `${name}, skala po lewej`,
  onRight: (name) => `${name}, skala po prawej`,
  pacingSentence: ({ spent, plan, share }) => `Wydano ${spent} z planowanych ${plan}: ${share}.`,
  carriedOver: (amount) => `Częścią planu jest ${amount} przeniesione z poprzedniego miesiąca.`,
  month: 'Miesiąc',
  campaign: 'Kampania',
  goal: 'Cel',
  share: 'Udział',
  costEach: 'Koszt',
  change: 'Zmiana',
  ad: 'Reklama',
  copy: 'Treść',
  post: 'Post',
  campaignsLead: 'Każdą kampanię mierzymy jej własnym celem; różnych wyników nigdy nie sumujemy.',
  creativesBest: 'Najlepsze',
  creativesWorst: 'Najsłabsze',
  frequency: 'Częstość',
  tired: 'pokazywana często: czas na nowe zdjęcia',
  ages: 'Wydatki według wieku i płci',
  placements: 'Wydatki według umiejscowienia',
  unknownGender: 'Nieznana',
  genders: { female: 'Kobiety', male: 'Mężczyźni', unknown: 'Nieznana' },
  followers: 'Obserwujący',
  posts: 'Najczęściej oglądane posty',
  retired: (names) => `Wycofane przez Metę, więc już nieliczone: ${names}.`,
  metrics: metricNames.pl,
  views: 'Wyświetlenia',
  reactions: 'Reakcje',
  comments: 'Komentarze',
  shares: 'Udostępnienia',
  date: 'Data',
  why: 'Dlaczego',
  afterSevenDays: 'Po 7 dniach',
  who: { us: 'my', client: 'Państwo', meta: 'Meta, automatycznie', unknown: 'nie wiadomo' },
  effect: {
    lead: 'Po 7 dniach: co działo się na koncie reklamowym w tygodniu przed zmianą i w tygodniu po niej. Co się stało, nie dlaczego.',
    spend: (before, after) => `Wydatki dziennie ${before} → ${after}`,
    results: (word, before, after) => `${word} w tygodniu ${before} → ${after}`,
    cost: (before, after) => `Koszt wyniku ${before} → ${after}`,
    spendADay: 'Wydatki dziennie',
    costOfEach: 'Koszt wyniku',
    weeks: { before: 'tydzień przed', after: 'tydzień po' },
  },
  nothingChanged: 'W tym okresie nie zmieniono żadnego budżetu.',
  nothingHere: 'Meta nie ma tu liczb za ten okres.',
  noSteps: 'Nie zapisano jeszcze kolejnych kroków.',
  step: 'Krok',
  owner: 'Kto',
  by: 'Do kiedy',
  notes: {
    money: (currency) => `Kwoty są w ${currency}.`,
    days: (zone) =>
      `Dni reklam liczone są w strefie ${zone}; dni Strony w czasie pacyficznym, tak jak liczy Meta.`,
    attribution: (setting) => `Wyniki liczone według: ${setting}.`,
    ownAttribution: 'ustawienia atrybucji każdego zestawu reklam, jak w Menedżerze reklam',
    readAt: (when) => `Odczytano z Mety ${when}.`,
    neverRead: 'Z Mety nie odczytano jeszcze niczego.',
    settles: (day) => `Meta może korygować wyniki do ${day}.`,
    reach: 'Zasięg to szacunek Mety dla całego okresu i nigdy nie jest sumowany.',
    verify:
      'Każdy może sprawdzić, że ten raport należy do nieprzerwanego zapisu: prosimy nas zapytać o eksport audytu i porównać poniższe kody bezpłatnym weryfikatorem Stewarda.',
    content: 'treść',
    head: 'głowa łańcucha',
  },
  chart: {
    pace: ({ spent, plan }) =>
      `Wydatki narastająco dzień po dniu wobec planu: na koniec ${spent}, w planie ${plan}.`,
    trend: (word) => `${word} w miesiącu jako słupki, koszt wyniku jako linia, miesiąc po miesiącu.`,
    followers: (first, last) => `Obserwujący Stronę dzień po dniu, od ${first} do ${last}.`,
  },
  kinds: {
    purchases: 'zakupy',
    leads: 'kontakty',
    conversations: 'rozmowy',
    landing_page_views: 'wyświetlenia strony docelowej',
    link_clicks: 'kliknięcia linku',
    post_engagements: 'aktywność przy poście',
    video_views: 'obejrzenia filmu',
    registrations: 'rejestracje',
    app_installs: 'instalacje aplikacji',
  },
  mixedGoals: 'różne cele',
  noGoal: 'zasięg',
  perDay: (amount) => `${amount} dziennie`,
  inAll: (amount) => `${amount} łącznie`,
  mail: {
    greeting: 'Dzień dobry,',
    closing: (agency) => (agency === '' ? 'Z pozdrowieniami' : `Z pozdrowieniami, ${agency}`),
  },
  nobody: '—',
  suggest: {
    headline: ({ word, value, moved, price }) => {
      const turn = { up: 'w górę o', down: 'w dół o', same: '' };
      const first =
        moved === null
          ? `${word}: ${value}`
          : moved.direction === 'same'
            ? `${word}: bez zmian`
            : `${word}: ${turn[moved.direction]} ${moved.by}`;
      if (price === null) return first;
      const end = { under: 'koszt poniżej celu', over: 'koszt powyżej celu', at: 'koszt zgodny z celem' };
      return `${first}, ${end[price]}`;
    },
    lead: ({ results, word, spend }) =>
      `${word.charAt(0).toLocaleUpperCase('pl')}${word.slice(1)}: ${results} za ${spend}.`,
    spendOnly: (spend) => `Wydano ${spend}.`,
    priceAgainst: ({ cost, target, price }) => {
      if (price === 'at') return `Średni koszt: ${cost}, zgodnie z celem.`;
      return `Średni koszt: ${cost}, ${price === 'under' ? 'poniżej' : 'powyżej'} celu ${target}.`;
    },
    price: (cost) => `Średni koszt: ${cost}.`,
    onTarget: ({ name, value, target, better }) =>
      `${name}: ${value}, ${better ? 'lepiej niż cel' : 'gorzej niż cel'} ${target}`,
    moved: ({ name, value, direction, by }) =>
      `${name}: ${value}, ${direction === 'up' ? 'wzrost' : 'spadek'} o ${by}`,
    pace: ({ share, over }) => `Wydano ${over ? 'więcej' : 'mniej'}, niż planowano: ${share} planu`,
    campaign: ({ name, cost, direction, by }) =>
      `${name}: ${cost} za wynik, o ${by} ${direction === 'up' ? 'drożej' : 'taniej'} niż poprzednio`,
    tired: ({ name, frequency }) => `${name}: pokazana ${frequency} razy na osobę, zdjęcia się opatrzyły`,
    steps: {
      target: ({ name, target }) => `Ustalić, co dzieli nas od celu: ${name}, cel ${target}`,
      pace: (over) =>
        over
          ? 'Wrócić z wydatkami do planu albo uzgodnić nowy'
          : 'Zdecydować, na co przeznaczyć niewydany budżet',
      campaign: (name) => `Sprawdzić, dlaczego wynik kosztuje więcej: ${name}`,
      tired: (name) => `Nowe grafiki: ${name}`,
    },
  },
};
