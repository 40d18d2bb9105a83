import { createElement as h } from 'react';
import type { ChartSpec } from '../../../../shared/model/chart.ts';
import { currencySign } from '../../../../shared/model/format.ts';
import { space, table } from '../blocks.ts';
import type { Block, Section } from '../flow.ts';
import { capital } from '../say.ts';
import { inks } from '../style.ts';
import { drawn, gapSentence, lead, notice, section, type Part } from './part.ts';

const chartHeight = 108;

export function pacing(part: Part): Section {
  const { say } = part;
  const { pacing: facts } = part.content.facts;
  if (!facts) return section(part, 'pacing', []);
  // Held against the plan, a sum of some of the days would be a verdict on the rest of them.
  const gap = part.content.facts.missing.find(({ source }) => source === 'ads');
  const sentence = say.words.pacingSentence({
    spent: say.money(facts.spent, { whole: true }),
    plan: say.money(facts.plan, { whole: true }),
    share: facts.plan === 0 ? '—' : say.share(facts.spent / facts.plan),
  });
  const format = (value: number) => say.money(value, { whole: true });
  const spec: ChartSpec = {
    labels: facts.days.map(({ day }) => say.day(day, 'short')),
    fullLabels: facts.days.map(({ day }) => say.day(day)),
    left: (value) => say.compact(value / 1_000_000),
    series: [
      {
        id: 'spent',
        name: say.words.spent,
        colour: 'c1',
        values: facts.days.map(({ spent }) => spent),
        format,
      },
      {
        id: 'plan',
        name: say.words.plan,
        colour: 'c4',
        dashed: true,
        values: facts.days.map(({ plan }) => plan),
        format,
      },
    ],
  };
  const within = (share: number) => facts.days.map(({ plan }) => Math.max(0, plan * (1 + share)));
  const band = { low: within(-facts.tolerance), high: within(facts.tolerance) };
  const spent = gap ? '—' : format(facts.spent);
  const alt = say.words.chart.pace({ spent, plan: format(facts.plan) });
  return section(part, 'pacing', [
    ...(gap ? [notice(part, gapSentence(part, gap)), space(4)] : [lead(part, sentence)]),
    ...(facts.carriedOver === 0 ? [] : [lead(part, say.words.carriedOver(format(facts.carriedOver)))]),
    space(4),
    legend([
      { name: `${say.words.spent} ${spent}`, colour: inks.accent },
      { name: `${say.words.plan} ${format(facts.plan)}`, colour: inks.pale, look: 'dashed' },
      ...(facts.tolerance > 0
        ? [
            {
              name: say.words.tolerance(say.share(facts.tolerance)),
              colour: inks.band,
              look: 'area' as const,
            },
          ]
        : []),
    ]),
    drawn(part, facts.tolerance > 0 ? { ...spec, band } : spec, alt, chartHeight),
  ]);
}

interface Key {
  readonly name: string;
  readonly colour: string;
  /** A line, where nothing is said. */
  readonly look?: 'dashed' | 'bar' | 'area';
}

function legend(keys: readonly Key[]): Block {
  return {
    kind: 'solid',
    leads: true,
    height: 14,
    node: h(
      'div',
      { className: 'legend' },
      ...keys.map(({ name, colour, look = 'line' }) =>
        h(
          'span',
          { key: name },
          look === 'bar' || look === 'area'
            ? h('span', { className: `key ${look}`, style: { background: colour } })
            : h('span', {
                className: 'key',
                style: { borderTopColor: colour, borderTopStyle: look === 'dashed' ? 'dashed' : 'solid' },
              }),
          name,
        ),
      ),
    ),
  };
}

/** The table first, since a client reads figures; then the picture of them. */
export function trend(part: Part): Section {
  const { say, column } = part;
  const { months, resultWord } = part.content.facts;
  if (months.length === 0) return section(part, 'trend', []);
  const { words } = say;
  const sign = currencySign(part.content.facts.client.currency, say.locale);
  const resultName = resultWord === null ? words.results : capital(resultWord, say.locale);
  const rows = months.map((month) => [
    say.day(month.month, 'month'),
    say.money(month.spend, { whole: true }),
    say.count(month.results),
    say.money(month.cost),
    month.ctr === null ? '—' : say.value(month.ctr, 'share'),
    say.count(month.reach),
  ]);
  return section(part, 'trend', [
    table(
      [
        { title: words.month, share: 0.25 },
        { title: words.measures.spend.name, share: 0.16, right: true },
        { title: resultName, share: 0.15, right: true },
        { title: words.costEach, share: 0.16, right: true },
        { title: words.measures.ctr.name, share: 0.13, right: true },
        { title: words.measures.reach.name, share: 0.15, right: true },
      ],
      rows,
      column,
    ),
    space(10),
    legend([
      { name: words.onLeft(resultName), colour: inks.accent, look: 'bar' },
      { name: words.onRight(`${words.costEach} (${sign})`), colour: inks.second },
    ]),
    drawn(part, trendSpec(part, resultName), words.chart.trend(resultName), chartHeight + 22),
  ]);
}

function trendSpec({ content, say }: Part, resultName: string): ChartSpec {
  const { months } = content.facts;
  return {
    // The year once, and again where a new one begins.
    labels: months.map(({ month }, index) => {
      const name = say.day(month, 'month').slice(0, 3);
      return index === 0 || month.slice(5, 7) === '01' ? `${name}\n${month.slice(0, 4)}` : name;
    }),
    fullLabels: months.map(({ month }) => say.day(month, 'month')),
    left: (value) => say.compact(value),
    right: (value) => say.compact(value / 1_000_000),
    series: [
      {
        id: 'results',
        name: resultName,
        kind: 'bar',
        colour: 'c1',
        strong: months.length - 1,
        values: months.map(({ results }) => results),
        format: (value) => say.count(value),
      },
      {
        id: 'cost',
        name: say.words.costEach,
        colour: 'c2',
        axis: 'right',
        values: months.map(({ cost }) => cost),
        format: (value) => say.money(value),
      },
    ],
  };
}
