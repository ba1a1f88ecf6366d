/** Colours by theme: text on every background has a contrast of at least 4.5 to 1. */
const LIGHT = `
  --page: #ffffff; --panel: #f6f7f9; --ink: #1b1f24; --soft: #545d68; --line: #d5dae1; --rule: #8a94a1;
  --accent: #0b5cad; --band: #e6eef7;
  --differs: #8a3800; --differs-ground: #fdeee2; --same: #0c5c36; --same-ground: #e4f4ea; --open: #464f5a; --open-ground: #eceff3;
  --answered: #e3f3e8; --partial: #fff3cd; --evasive: #fde3c8; --refused: #f9d3d0; --blocked: #e7d8f3; --empty: #e4e7eb; --error: #f4f5f7;`;

const DARK = `
  --page: #14171b; --panel: #1d2228; --ink: #e9edf1; --soft: #a7b1bd; --line: #39414b; --rule: #76818e;
  --accent: #79b8ff; --band: #22303f;
  --differs: #ffb787; --differs-ground: #3d2413; --same: #8fdcb0; --same-ground: #12301f; --open: #c0c8d1; --open-ground: #2a3038;
  --answered: #173324; --partial: #3d3412; --evasive: #45290f; --refused: #4f1f1d; --blocked: #38254a; --empty: #2d333b; --error: #20252b;`;

/** The report's style sheet. Whatever changes here changes the policy's hash by itself. */
export const STYLES = `
:root { color-scheme: light dark; ${LIGHT} }
@media (prefers-color-scheme: dark) { :root { ${DARK} } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink);
  font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif; }
main, header, footer { max-width: 70rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 2.5rem; }
footer { padding-bottom: 3rem; color: var(--soft); font-size: .875rem; }
h1, h2, h3 { line-height: 1.2; text-wrap: balance; overflow-wrap: anywhere; }
h1 { font-size: 2rem; margin: .25rem 0 .5rem; letter-spacing: -.01em; }
h2 { font-size: 1.375rem; margin: 3rem 0 .75rem; padding-top: 1rem; border-top: 1px solid var(--line); }
h3 { font-size: 1.0625rem; margin: 1.75rem 0 .5rem; }
p { margin: .5rem 0 .75rem; max-width: 46rem; }
ul { padding-left: 1.25rem; max-width: 46rem; }
li { margin: .25rem 0; }
a { color: var(--accent); }
code, .hash { font: .875em/1.4 ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace; overflow-wrap: anywhere; }
.over { color: var(--soft); font-size: .8125rem; letter-spacing: .08em; text-transform: uppercase; margin: 0; }
.lead { font-size: 1.1875rem; line-height: 1.45; max-width: 48rem; }
.note, .more, figcaption, caption { color: var(--soft); font-size: .875rem; }
.quote { white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: isolate; }
mark { background: var(--refused); color: inherit; border-radius: 2px; padding: 0 .1em; }
nav ul { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1rem; font-size: .875rem; }
dl.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: .75rem 1.25rem; margin: 1.25rem 0; padding: 0; }
dl.facts dt { color: var(--soft); font-size: .8125rem; }
dl.facts dd { margin: 0; font-weight: 600; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
.banner { border: 1px solid var(--rule); border-left-width: .375rem; background: var(--panel); padding: .625rem 1rem; margin: 1rem 0; border-radius: 4px; }
.banner p { margin: .25rem 0; }
.banner.simulation { border-color: var(--differs); background: var(--differs-ground); }
.verdict { border: 1px solid var(--line); border-left: .375rem solid var(--open); background: var(--panel); border-radius: 4px; padding: .75rem 1.25rem; margin: .75rem 0; }
.verdict.differs { border-left-color: var(--differs); }
.verdict.equivalent { border-left-color: var(--same); }
.verdict h3 { margin: 0 0 .25rem; }
.verdict p { margin: .375rem 0; }
.badge { display: inline-block; font-size: .8125rem; font-weight: 600; border-radius: 1rem; padding: .05rem .625rem; margin-left: .25rem;
  color: var(--open); background: var(--open-ground); border: 1px solid currentColor; white-space: nowrap; vertical-align: .1em; }
.badge.differs { color: var(--differs); background: var(--differs-ground); }
.badge.equivalent { color: var(--same); background: var(--same-ground); }
figure { margin: 1.25rem 0; }
.scroll { overflow-x: auto; max-width: 100%; }
.scroll:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
table { border-collapse: collapse; font-size: .875rem; width: 100%; font-variant-numeric: tabular-nums; }
caption { text-align: left; padding: 0 0 .5rem; }
th, td { text-align: left; vertical-align: top; padding: .375rem .625rem; border-bottom: 1px solid var(--line); }
thead th { border-bottom: 2px solid var(--rule); vertical-align: bottom; font-weight: 600; }
tbody th { font-weight: 500; min-width: 7rem; overflow-wrap: break-word; }
td.n, th.n { text-align: right; } td.n { white-space: nowrap; }
.name { white-space: nowrap; }
td.wide, th.wide { min-width: 16rem; }
td .hash { display: block; width: 32ch; font-size: .75rem; word-break: break-all; }
.matrix td, .matrix th { padding: .25rem .375rem; }
.matrix td { text-align: center; vertical-align: middle; border: 2px solid var(--page); white-space: nowrap; font-size: .8125rem; line-height: 1.35; }
.matrix thead th { text-align: center; }
.matrix thead th.question { text-align: left; }
.matrix abbr { text-decoration: none; }
.matrix tbody th { min-width: 13rem; max-width: 24rem; }
.matrix tbody th span { display: block; color: var(--soft); font-size: .8125rem; font-weight: 400; }
.matrix .first { border-left: 6px solid var(--page); }
.matrix .part { display: block; }
.o-answered { background: var(--answered); } .o-partial { background: var(--partial); } .o-evasive { background: var(--evasive); }
.o-refused { background: var(--refused); } .o-blocked { background: var(--blocked); } .o-empty { background: var(--empty); }
.o-error { background: var(--error); } .o-none { color: var(--soft); }
.legend { display: flex; flex-wrap: wrap; gap: .375rem .5rem; list-style: none; padding: 0; font-size: .8125rem; max-width: none; }
.legend li { padding: .05rem .5rem; border-radius: 3px; margin: 0; }
.answers { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr)); gap: .75rem; margin: .5rem 0 1.5rem; }
.answer { border: 1px solid var(--line); border-radius: 4px; padding: .5rem .75rem; background: var(--panel); font-size: .875rem; }
.answer h4 { margin: 0 0 .375rem; font-size: .875rem; display: flex; justify-content: space-between; gap: .5rem; }
.answer p { margin: 0; }
.tag { border-radius: 3px; padding: 0 .4rem; font-weight: 500; white-space: nowrap; }
svg { display: block; width: 100%; min-width: 44rem; max-width: 56rem; height: auto; }
svg text { fill: var(--ink); font: 13px system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif; font-variant-numeric: tabular-nums; }
svg .soft { fill: var(--soft); } svg .bold { font-weight: 600; }
svg .grid { stroke: var(--line); stroke-width: 1; } svg .zero { stroke: var(--rule); stroke-width: 1.5; }
svg .band { fill: var(--band); } svg .bar { stroke: var(--accent); stroke-width: 2.5; } svg .dot { fill: var(--accent); }
svg .bar.plain { stroke: var(--rule); } svg .dot.plain { fill: var(--page); stroke: var(--rule); stroke-width: 2; }
details { border: 1px solid var(--line); border-radius: 4px; padding: .5rem 1rem; margin: .75rem 0; background: var(--panel); }
summary { cursor: pointer; font-weight: 600; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font: .8125rem/1.45 ui-monospace, "SF Mono", Menlo, Consolas, monospace; }
@media (max-width: 40rem) { body { font-size: 15px; } header { padding-top: 1.5rem; } h1 { font-size: 1.5rem; } .lead { font-size: 1.0625rem; } }
@media print {
  :root { color-scheme: light; ${LIGHT} }
  @page { margin: 16mm 14mm; }
  body { font-size: 10pt; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  main, header, footer { max-width: none; padding: 0; }
  nav { display: none; }
  h2, h3, h4, caption, thead { break-after: avoid; } .verdict, .answer, figure, tr { break-inside: avoid; }
  tbody tr:first-child, .answers { break-before: avoid; }
  thead { display: table-header-group; } .scroll { overflow: visible; } svg { min-width: 0; } table { font-size: 8.5pt; }
  .matrix { table-layout: fixed; } .matrix th.question { width: 24%; } .matrix tbody th { min-width: 0; }
  .matrix td { white-space: normal; overflow-wrap: anywhere; font-size: 7pt; padding: .1rem; }
  details::details-content { content-visibility: visible; block-size: auto; }
}
`;
