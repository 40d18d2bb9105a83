import type { Paper } from '../../../shared/model/setting.ts';
import { footHeight, headHeight, margin, sheetSizes } from './sheet.ts';

/** The only colours of a report beside the client's own: all of them keep apart in grey as well. */
export const inks = {
  ink: '#1b1d1e',
  ink2: '#4c5154',
  ink3: '#60676a',
  line: '#e4e4df',
  soft: '#f3f3f0',
  warn: '#6b3d07',
  warnSoft: '#fbeed9',
  accent: '#0b6158',
  second: '#b3622a',
  pale: '#a3a8a8',
  band: '#e6eae9',
} as const;

/** What is the same on every paper and for every client. */
const tables = `table { width: 100%; border-collapse: collapse; table-layout: fixed; font-size: 9pt }
tr { break-inside: avoid }
th { font-weight: 400; font-size: 8.4pt; line-height: 11pt; color: ${inks.ink3}; text-align: left; vertical-align: bottom; padding: 0 5pt 4pt; border-bottom: .75pt solid ${inks.ink}; white-space: pre; overflow: hidden }
td { padding: 4pt 5pt; line-height: 12pt; vertical-align: top; white-space: pre-line; border-bottom: .75pt solid ${inks.line} }
td:first-child, th:first-child { padding-left: 0 }
td:last-child, th:last-child { padding-right: 0 }
td.nameless { padding: 0; border-bottom: .75pt solid ${inks.ink} }
td.r, th.r { text-align: right }
td.r { white-space: nowrap }
.b { font-weight: 600 }
.heat td { text-align: right; border-bottom: 0 }
.strong td { font-weight: 600 }
.part { display: block; height: 2pt; margin: 2pt 0 0 auto; background: ${inks.accent}; border-radius: 1pt }
.bar { height: 6pt; background: ${inks.accent}; border-radius: 1pt; margin-top: 3pt }
.pic { width: 36pt; height: 36pt; overflow: hidden; font-size: 6pt; line-height: 7pt; object-fit: cover; border-radius: 3pt; display: block; background: ${inks.soft} }
.chart svg { width: 100%; height: 100%; display: block }
.legend { font-size: 8.4pt; line-height: 12pt; color: ${inks.ink3}; display: flex; gap: 12pt }
.key { display: inline-block; width: 12pt; height: 0; border-top: 1.6pt solid; margin: 0 4pt 2.5pt 0; vertical-align: middle }
.key.bar, .key.area { height: 7pt; width: 8pt; border-top: 0; border-radius: 1pt; margin-bottom: 1.5pt }
.toc { padding-top: 10pt; font-size: 8.6pt; line-height: 13pt; color: ${inks.ink3} }
.toc a { color: ${inks.ink2}; text-decoration: none }
`;

/** One style sheet, within the page: a report loads nothing. Heights of the pieces are set where they are measured. */
export function styleOf(paper: Paper, brand: string): string {
  const { width, height, cssName } = sheetSizes[paper];
  return `
@page { size: ${cssName}; margin: 0 }
* { box-sizing: border-box; margin: 0; padding: 0 }
html { -webkit-print-color-adjust: exact; print-color-adjust: exact }
body { font-family: 'Inter', sans-serif; font-optical-sizing: none; font-variant-numeric: tabular-nums; font-size: 10.5pt; line-height: 15pt; color: ${inks.ink}; background: #fff }
.sheet { width: ${width}pt; height: ${height}pt; padding: ${margin.top}pt ${margin.side}pt ${margin.bottom}pt; position: relative; overflow: hidden; break-after: page; break-inside: avoid }
.sheet:last-child { break-after: auto }
.head { height: ${headHeight}pt; display: flex; align-items: flex-start; gap: 7pt; font-size: 9pt; line-height: 18pt; color: ${inks.ink3} }
.head .push { margin-left: auto }
.mark { width: 18pt; height: 18pt; border-radius: 4pt; color: #fff; font-size: 8pt; line-height: 18pt; font-weight: 600; text-align: center; flex: none; overflow: hidden; background: #fff }
.mark img { width: 18pt; height: 18pt; object-fit: contain; display: block }
.flag { border: .75pt solid ${inks.warn}; color: ${inks.warn}; border-radius: 3pt; padding: 0 5pt; line-height: 14pt; margin-top: 1.5pt; font-size: 8.5pt; font-weight: 600 }
.foot { position: absolute; left: ${margin.side}pt; right: ${margin.side}pt; bottom: ${margin.bottom}pt; height: ${footHeight}pt; border-top: .75pt solid ${inks.line}; padding-top: 6pt; display: flex; gap: 10pt; font-size: 7.5pt; line-height: 12pt; color: ${inks.ink3}; white-space: nowrap }
.foot .push { margin-left: auto; flex: none }
.head, .foot { font-variant-numeric: normal }
.sheet:first-child::before { content: ''; position: absolute; left: 0; right: 0; top: 0; height: 5pt; background: ${brand} }
.piece { position: relative; overflow-wrap: anywhere }
.eyebrow { color: ${brand}; font-weight: 600; font-size: 10.5pt; line-height: 15pt }
h1 { font-size: 22pt; line-height: 27pt; font-weight: 600; letter-spacing: -.02em }
h2 { font-size: 14pt; line-height: 20pt; font-weight: 600; letter-spacing: -.01em }
h3, .sub { font-size: 11pt; line-height: 16pt; font-weight: 600 }
.lead { font-size: 13.5pt; line-height: 20pt; letter-spacing: -.008em }
.quiet { color: ${inks.ink2} }
.notice { background: ${inks.warnSoft}; color: ${inks.warn}; border-radius: 5pt; padding: 7pt 11pt; height: 100%; align-content: center }
.two { display: grid; grid-template-columns: 1fr 1fr; column-gap: 18pt }
ul { list-style: none }
li { padding-left: 12pt; position: relative; color: ${inks.ink2} }
li::before { content: '•'; position: absolute; left: 0 }
.ask { border-left: 3pt solid ${brand}; background: ${inks.soft}; padding: 7pt 12pt; height: 100%; align-content: center }
.comment { border-left: 1.5pt solid ${inks.line}; padding-left: 10pt; color: ${inks.ink2}; white-space: pre-line }
.tiles { display: grid; grid-template-columns: repeat(4, 1fr); border: .75pt solid ${inks.line}; border-top-width: 0; height: 100% }
.tiles.first { border-top-width: .75pt; border-top-left-radius: 6pt; border-top-right-radius: 6pt }
.tiles.last { border-bottom-left-radius: 6pt; border-bottom-right-radius: 6pt }
.tile { padding: 8pt 9pt 0; border-right: .75pt solid ${inks.line}; overflow: hidden; position: relative }
.tile:nth-child(4n) { border-right: 0 }
.tile .name { font-size: 8.6pt; line-height: 12pt; color: ${inks.ink3} }
.tile .value { font-size: 16pt; line-height: 21pt; font-weight: 600; letter-spacing: -.015em; white-space: nowrap }
.tile .extra { font-size: 8.2pt; line-height: 11pt; color: ${inks.ink2}; white-space: nowrap }
.tile .meaning { font-size: 7.6pt; line-height: 10pt; color: ${inks.ink3}; margin-top: 2pt }
.tile svg { position: absolute; right: 8pt; top: 9pt; width: 38pt; height: 14pt }
${tables}.mono { font-family: ui-monospace, 'Liberation Mono', monospace; font-size: 8pt; line-height: 12pt; color: ${inks.ink3} }
@media screen { body { background: #d9d9d4; padding: 16pt 0 } .sheet { background: #fff; margin: 0 auto 14pt; box-shadow: 0 1pt 6pt #0003 } }
`;
}
