import { changeOf, type Figure } from '../../../shared/model/figures.ts';
import {
  landingShare,
  paceShares,
  tokenEndsSoon,
  type TriageRow,
  urgencyOf,
} from '../../../shared/model/triage.ts';
import { Missing } from '../../ui/missing.tsx';
import { PaceBar } from '../../ui/pace-bar.tsx';
import type { Column } from '../../ui/table-model.ts';
import { CellLines, TwoLines } from '../../ui/two-lines.tsx';
import type { Language } from '../../words/language.ts';
import type { Words } from '../../words/en.ts';
import type { Formats } from '../../words/use-formats.ts';
import { ClientLogo } from '../clients/client-logo.tsx';
import { FigureText, Moved } from '../figures/cells.tsx';
import { type Sayings, sayings } from '../figures/said.ts';
import { needText } from './need.ts';
import css from './triage.module.css';

interface Ask {
  readonly words: Words;
  readonly formats: Formats;
  readonly language: Language;
  /** Now, for "6 min ago". */
  readonly now: string;
}

/** One client a row: who, what it needs, where its money stands, what it buys, and as of when. */
export function triageColumns(ask: Ask): readonly Column<TriageRow>[] {
  const said = sayings(ask.words, ask.formats);
  return [
    ...whoColumns(ask),
    ...moneyColumns(ask, said),
    dailyColumn(ask, said),
    ...resultColumns(ask, said),
    proposalsColumn(ask),
    accessColumn(ask),
  ];
}

function whoColumns({ words, formats, language }: Ask): readonly Column<TriageRow>[] {
  return [
    {
      id: 'client',
      title: words.triage.client,
      width: 198,
      grow: 1,
      fixed: true,
      text: (row) => row.name,
      sort: (row) => row.name,
      cell: (row) => (
        <>
          <ClientLogo
            client={{ id: row.clientId, name: row.name, colour: row.colour, logo: row.logo }}
            size="large"
          />
          <TwoLines below={[...row.labels, row.currency].join(' · ')}>
            <b dir="auto">{row.name}</b>
          </TwoLines>
        </>
      ),
    },
    {
      id: 'need',
      title: words.triage.need,
      width: 162,
      grow: 2,
      text: (row) => needText(row, words, language),
      sort: (row) => urgencyOf(row).rank,
      cell: (row) => {
        const { tone } = urgencyOf(row);
        return (
          <span className={`${css.need} ${css[tone]}`} title={needText(row, words, language)}>
            {needText(row, words, language)}
          </span>
        );
      },
    },
    {
      id: 'pace',
      title: words.triage.pace,
      width: 86,
      text: (row) => paceSaid(row, words, formats) ?? words.ui.noData,
      csv: (row) => paceShares(row)?.spent ?? null,
      sort: (row) => paceShares(row)?.spent,
      cell: (row) => {
        const pace = paceShares(row);
        if (pace === null) return <Missing reason={words.triage.said.no_plan} />;
        const tone = { none: 'normal', warning: 'warn', critical: 'bad' } as const;
        return (
          <PaceBar pace={pace} tone={tone[row.pace.severity]} label={paceSaid(row, words, formats) ?? ''} />
        );
      },
    },
  ];
}

function paceSaid(row: TriageRow, words: Words, formats: Formats): string | null {
  const pace = paceShares(row);
  return pace === null
    ? null
    : words.triage.paceSaid(formats.percent(pace.spent), formats.percent(pace.expected));
}

const isRead = ({ pace }: TriageRow) => pace.daysDone - pace.daysUnread > 0;

function moneyColumns({ words, formats }: Ask, said: Sayings): readonly Column<TriageRow>[] {
  const money = (row: TriageRow, micros: number) => said.money(micros, row.currency);
  const spent = (row: TriageRow): Figure =>
    isRead(row) ? { value: row.pace.spentMicros, why: null } : { value: null, why: 'not_read' };
  return [
    {
      id: 'spent',
      title: words.triage.spent,
      width: 98,
      align: 'end',
      text: (row) => said.text(spent(row), (micros) => money(row, micros)),
      csv: (row) => major(spent(row).value),
      sort: (row) => spent(row).value,
      cell: (row) => (
        <CellLines
          below={
            row.pace.budgetMicros === null
              ? words.triage.noPlan
              : words.triage.of(fitting(said, row, row.pace.budgetMicros))
          }
        >
          <FigureText figure={spent(row)} say={(micros) => fitting(said, row, micros)} />
        </CellLines>
      ),
    },
    {
      id: 'lands',
      title: words.triage.lands,
      width: 66,
      align: 'end',
      text: (row) => percentOf(landingShare(row), words, formats),
      csv: landingShare,
      sort: landingShare,
      cell: (row) => <Landing row={row} words={words} formats={formats} />,
    },
  ];
}

function dailyColumn({ words }: Ask, said: Sayings): Column<TriageRow> {
  const money = (row: TriageRow, micros: number) => said.money(micros, row.currency);
  return {
    id: 'daily',
    title: words.triage.daily,
    width: 114,
    align: 'end',
    text: (row) =>
      row.pace.neededPerDayMicros === null ? words.ui.noData : money(row, row.pace.neededPerDayMicros),
    csv: (row) => major(row.pace.neededPerDayMicros),
    sort: (row) => row.pace.neededPerDayMicros,
    cell: (row) => (
      <CellLines
        below={
          row.dailyNowMicros === null
            ? words.triage.nowUnknown
            : words.triage.from(fitting(said, row, row.dailyNowMicros))
        }
      >
        {row.pace.neededPerDayMicros === null ? (
          <Missing reason={words.triage.said.no_plan} />
        ) : (
          fitting(said, row, row.pace.neededPerDayMicros)
        )}
      </CellLines>
    ),
  };
}

function Landing({ row, words, formats }: { row: TriageRow; words: Words; formats: Formats }) {
  const share = landingShare(row);
  if (share === null) return <Missing reason={words.triage.noLanding} />;
  const tone = { none: '', warning: css.warn, critical: css.bad }[row.pace.severity];
  const figure = <b className={tone}>{formats.percent(share)}</b>;
  return row.pace.confidence === 'low' ? (
    <CellLines below={words.triage.landsLow}>{figure}</CellLines>
  ) : (
    figure
  );
}

function resultColumns({ words }: Ask, said: Sayings): readonly Column<TriageRow>[] {
  const money = (row: TriageRow) => (micros: number) => said.money(micros, row.currency);
  return [
    {
      id: 'results',
      title: words.triage.results,
      width: 68,
      align: 'end',
      text: (row) => said.text(row.results, said.count),
      csv: (row) => row.results.value,
      sort: (row) => row.results.value,
      cell: (row) => (
        <CellLines
          below={<Moved change={changeOf(row.results.value, row.resultsBefore.value)} liking="more" />}
        >
          {row.results.value === null ? (
            <FigureText figure={row.results} say={said.count} />
          ) : (
            <span title={said.results(row.result)}>{said.count(row.results.value)}</span>
          )}
        </CellLines>
      ),
    },
    {
      id: 'cost',
      title: words.triage.cost,
      width: 88,
      align: 'end',
      text: (row) => said.text(row.costMicros, money(row)),
      csv: (row) => major(row.costMicros.value),
      sort: (row) => row.costMicros.value,
      cell: (row) => (
        <CellLines
          below={<Moved change={changeOf(row.costMicros.value, row.costBeforeMicros.value)} liking="less" />}
        >
          <FigureText figure={row.costMicros} say={(micros) => fitting(said, row, micros)} />
        </CellLines>
      ),
    },
  ];
}

function proposalsColumn({ words }: Ask): Column<TriageRow> {
  return {
    id: 'proposals',
    title: words.triage.proposals,
    width: 74,
    align: 'end',
    text: ({ proposals, unknownChanges }) =>
      unknownChanges > 0 ? `${proposals}, ${words.triage.unknownChanges(unknownChanges)}` : String(proposals),
    csv: ({ proposals }) => proposals,
    sort: ({ proposals, unknownChanges }) => proposals + unknownChanges * 1_000,
    cell: ({ proposals, unknownChanges }) =>
      unknownChanges > 0 ? (
        <CellLines below={<span className={css.bad}>{words.triage.unknown}</span>}>
          <span title={words.triage.unknownChanges(unknownChanges)}>{proposals}</span>
        </CellLines>
      ) : (
        proposals
      ),
  };
}

function accessColumn({ words, formats, now }: Ask): Column<TriageRow> {
  const asOf = ({ freshness }: TriageRow) =>
    freshness.freshAt === null ? words.figures.neverRead : formats.ago(freshness.freshAt, now);
  const ending = (row: TriageRow) =>
    row.token !== 'dead' && row.tokenEndsAt !== null && tokenEndsSoon(row)
      ? words.triage.ends(formats.day(row.tokenEndsAt.slice(0, 10)))
      : null;
  const access = (row: TriageRow) =>
    ending(row) ??
    (row.gaps > 0 && row.token !== 'dead' ? words.triage.gaps(row.gaps) : words.triage.token[row.token]);
  return {
    id: 'access',
    title: words.triage.access,
    width: 98,
    text: (row) => `${access(row)}, ${asOf(row)}`,
    csv: (row) => row.freshness.freshAt,
    sort: (row) => row.freshness.freshAt,
    cell: (row) => (
      <CellLines below={asOf(row)}>
        <span
          className={
            row.token === 'dead' ? css.bad : row.gaps > 0 || ending(row) !== null ? css.warn : css.plain
          }
        >
          {access(row)}
        </span>
      </CellLines>
    ),
  };
}

function percentOf(share: number | null, words: Words, formats: Formats): string {
  return share === null ? words.ui.noData : formats.percent(share);
}

/** As exact as the column has room for; the client's own screen, copies and files have all of it. */
function fitting(said: Sayings, { currency }: TriageRow, micros: number): string {
  const whole = said.money(micros, currency);
  return whole.length > 10 ? said.short(micros, currency) : whole;
}

const major = (micros: number | null) => (micros === null ? null : micros / 1_000_000);
