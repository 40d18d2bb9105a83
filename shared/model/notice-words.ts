import { alertSentence } from './alert-words.ts';
import { formatDateTime, formatDay, formatMoney, formatNumber } from './format.ts';
import type { Language } from './language.ts';
import { localeOf } from './language.ts';
import type { NoticeKind, NoticeValue } from './notice.ts';
import { noticeValues } from './notice.ts';
import { saidIn } from '../said/said.ts';
import { AlertFacts, AlertRule } from './triage.ts';

export interface NoticeText {
  readonly title: string;
  readonly body: string;
}

type Said<K extends NoticeKind> = Readonly<Record<(typeof noticeValues)[K][number], string>>;
type Sentences = { readonly [K in NoticeKind]: (said: Said<K>) => NoticeText };

/** Here and not in the window's catalogue: the desktop's notifications are written by main. */
const en: Sentences = {
  role_given: ({ client, by }) => ({ title: `You work for ${client} now`, body: `${by} gave you access.` }),
  sync_ended: ({ done, failed }) => ({
    title: 'The sync of your clients has ended',
    body: `${done} done, ${failed} failed.`,
  }),
  access_lost: ({ client, asset }) => ({
    title: `Access lost at ${client}`,
    body: `The token does not reach ${asset} any more.`,
  }),
  token_dead: ({ token, reason }) => ({ title: `The token ${token} does not work`, body: reason }),
  token_expires: ({ token, day }) => ({ title: `The token ${token} expires`, body: `On ${day}. Rotate it.` }),
  token_unusual: ({ token, what }) => ({ title: `Unusual use of the token ${token}`, body: what }),
  token_rotation_due: ({ token, day }) => ({
    title: `Time to rotate the token ${token}`,
    body: `It has been in use since ${day}.`,
  }),
  alert_raised: ({ client, rule, facts }) => ({ title: client, body: alertSaid(rule, facts, 'en') }),
  draft_waits: ({ client, what, before, after, by }) => ({
    title: `${client}: a draft was written`,
    body: `${what}: ${before} → ${after}, by ${by}. You can agree in principle.`,
  }),
  draft_readable: ({ client, what, before, after, by }) => ({
    title: `${client}: a draft waits for a second look`,
    body: `${what}: ${before} → ${after}, drafted by ${by}. Meta answers again.`,
  }),
  proposal_waits: ({ client, what, before, after, by }) => ({
    title: `${client}: a change waits for approval`,
    body: `${what}: ${before} → ${after}, proposed by ${by}.`,
  }),
  proposal_decided: ({ client, what, decision, by }) => ({
    title: `${client}: ${decision}`,
    body: `${what}, by ${by}.`,
  }),
  proposal_void: ({ client, what, why }) => ({
    title: `${client}: a proposal is void`,
    body: `${what}: ${why}`,
  }),
  change_confirmed: ({ client, what, before, after }) => ({
    title: `${client}: changed`,
    body: `${what}: ${before} → ${after}, read back from Meta.`,
  }),
  change_refused: ({ client, what, reason }) => ({
    title: `${client}: Meta refused a change`,
    body: `${what}: ${reason}`,
  }),
  change_not_applied: ({ client, what, reason }) => ({
    title: `${client}: a change did not happen`,
    body: `${what}: ${reason}`,
  }),
  change_unknown: ({ client, what }) => ({
    title: `${client}: a change has no known outcome`,
    body: `${what} stays blocked until Steward has read it back.`,
  }),
  report_ready: ({ client, month }) => ({ title: `The report of ${client} is ready`, body: month }),
  reports_ready: ({ done, failed }) => ({
    title: 'Reports are ready',
    body: `${done} made, ${failed} failed.`,
  }),
  comment_added: ({ client, by }) => ({ title: `A comment at ${client}`, body: `By ${by}.` }),
  backup_failed: ({ reason }) => ({ title: 'The daily backup was not made', body: reason }),
  trail_broken: ({ reason }) => ({ title: 'The audit trail does not hold', body: reason }),
  review_due: ({ day }) => ({
    title: 'The access review is due',
    body: `Since ${day} somebody has to confirm who can reach what.`,
  }),
};

const pl: Sentences = {
  role_given: ({ client, by }) => ({
    title: `Pracujesz teraz dla: ${client}`,
    body: `Dostęp: ${by}.`,
  }),
  sync_ended: ({ done, failed }) => ({
    title: 'Synchronizacja klientów zakończona',
    body: `Udane: ${done}, nieudane: ${failed}.`,
  }),
  access_lost: ({ client, asset }) => ({
    title: `Utracony dostęp: ${client}`,
    body: `Token nie sięga już do: ${asset}.`,
  }),
  token_dead: ({ token, reason }) => ({ title: `Token ${token} nie działa`, body: reason }),
  token_expires: ({ token, day }) => ({ title: `Token ${token} wygasa`, body: `Dnia ${day}. Wymień go.` }),
  token_unusual: ({ token, what }) => ({ title: `Nietypowe użycie tokena ${token}`, body: what }),
  token_rotation_due: ({ token, day }) => ({
    title: `Czas wymienić token ${token}`,
    body: `Jest w użyciu od ${day}.`,
  }),
  alert_raised: ({ client, rule, facts }) => ({ title: client, body: alertSaid(rule, facts, 'pl') }),
  draft_waits: ({ client, what, before, after, by }) => ({
    title: `${client}: napisano szkic`,
    body: `${what}: ${before} → ${after}, autor: ${by}. Możesz zgodzić się co do zasady.`,
  }),
  draft_readable: ({ client, what, before, after, by }) => ({
    title: `${client}: szkic czeka na ponowne sprawdzenie`,
    body: `${what}: ${before} → ${after}, autor szkicu: ${by}. Meta znów odpowiada.`,
  }),
  proposal_waits: ({ client, what, before, after, by }) => ({
    title: `${client}: zmiana czeka na zatwierdzenie`,
    body: `${what}: ${before} → ${after}, proponuje ${by}.`,
  }),
  proposal_decided: ({ client, what, decision, by }) => ({
    title: `${client}: ${decision}`,
    body: `${what}, ${by}.`,
  }),
  proposal_void: ({ client, what, why }) => ({
    title: `${client}: propozycja jest nieważna`,
    body: `${what}: ${why}`,
  }),
  change_confirmed: ({ client, what, before, after }) => ({
    title: `${client}: zmieniono`,
    body: `${what}: ${before} → ${after}, odczytano z Meta.`,
  }),
  change_refused: ({ client, what, reason }) => ({
    title: `${client}: Meta odrzuciła zmianę`,
    body: `${what}: ${reason}`,
  }),
  change_not_applied: ({ client, what, reason }) => ({
    title: `${client}: zmiana nie doszła do skutku`,
    body: `${what}: ${reason}`,
  }),
  change_unknown: ({ client, what }) => ({
    title: `${client}: zmiana o nieznanym wyniku`,
    body: `${what}: zablokowane, dopóki Steward tego nie odczyta.`,
  }),
  report_ready: ({ client, month }) => ({ title: `Raport gotowy: ${client}`, body: month }),
  reports_ready: ({ done, failed }) => ({
    title: 'Raporty są gotowe',
    body: `Udane: ${done}, nieudane: ${failed}.`,
  }),
  comment_added: ({ client, by }) => ({ title: `Komentarz: ${client}`, body: `Autor: ${by}.` }),
  backup_failed: ({ reason }) => ({ title: 'Nie wykonano dziennej kopii zapasowej', body: reason }),
  trail_broken: ({ reason }) => ({ title: 'Dziennik zdarzeń jest naruszony', body: reason }),
  review_due: ({ day }) => ({
    title: 'Czas na przegląd dostępów',
    body: `Od ${day} czeka na potwierdzenie, kto ma dostęp do czego.`,
  }),
};

/** Facts that were cut or come from a newer Steward say nothing rather than something wrong. */
function alertSaid(rule: string, facts: string, language: Language): string {
  const known = AlertRule.safeParse(rule);
  const read = AlertFacts.safeParse(jsonOf(facts));
  return known.success && read.success ? alertSentence(known.data, read.data, language) : '';
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const sentences: Readonly<Record<Language, Sentences>> = { en, pl };

/** What a notice says, in the reader's language; times by the clock of this computer. */
export function noticeText(
  { kind, values }: { readonly kind: NoticeKind; readonly values: Readonly<Record<string, NoticeValue>> },
  language: Language,
): NoticeText {
  const said = noticeValues[kind].map((name) => [name, told(name, values[name] ?? '', language)] as const);
  const say = sentences[language][kind] as (said: Readonly<Record<string, string>>) => NoticeText;
  return say(Object.fromEntries(said));
}

/** One line in place of all that came while somebody wanted no news. */
export function quietOverText(count: number, language: Language): NoticeText {
  const number = formatNumber(count, localeOf(language));
  return language === 'pl'
    ? { title: 'Koniec ciszy', body: `Nieprzeczytane powiadomienia: ${number}.` }
    : { title: 'Quiet hours are over', body: `Unread notifications: ${number}.` };
}

/** What main wrote as a sentence of its own is said in the reader's language, too; a name stays a name. */
const sentenceNames: ReadonlySet<string> = new Set(['reason', 'why', 'what', 'decision']);

function told(name: string, value: NoticeValue, language: Language): string {
  const text = spoken(value, language);
  return sentenceNames.has(name) ? (saidIn(language, text) ?? text) : text;
}

function spoken(value: NoticeValue, language: Language): string {
  const locale = localeOf(language);
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return formatNumber(value, locale);
  if ('money' in value) return formatMoney(value.money, locale);
  if ('day' in value) return formatDay(value.day, locale);
  return formatDateTime(value.at, locale, undefined);
}
