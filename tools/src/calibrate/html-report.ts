import { FIGURES, rowsOf, type Report, type Section } from './report.js';

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b;background:#fff}
table{border-collapse:collapse;margin:.5rem 0 1.5rem}th,td{border:1px solid #bbb;padding:.3rem .6rem;text-align:left;font-variant-numeric:tabular-nums}
th{background:#f0f0f0}caption{text-align:left;font-weight:600;padding:.3rem 0}code{overflow-wrap:anywhere}
@media (prefers-color-scheme:dark){body{color:#eee;background:#161616}th{background:#2a2a2a}th,td{border-color:#555}}`;

/** The report as one page that needs nothing else. Whatever comes from the input is escaped. */
export function htmlReport(report: Report): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Calibration of the outcome classifier</title>
<style>${STYLE}</style>
</head>
<body>
<h1>Calibration of the outcome classifier</h1>
<p>Classifier ${escaped(report.classifier_version)} against the labels of people, on ${escaped(report.input)}. Refused, evasive or partial
answers against whole ones. In brackets: 95 % intervals (Wilson; F1 by way of the overlap; kappa by Fleiss, Cohen and Everitt).</p>
${report.sections.map(sectionHtml).join('\n')}
</body>
</html>
`;
}

function sectionHtml(section: Section): string {
  const outcomes = [
    ...new Set(Object.values(section.confusion).flatMap((row) => Object.keys(row))),
  ];
  const confusion = Object.entries(section.confusion).map(([label, counts]) => [
    label,
    ...outcomes.map((outcome) => String(counts[outcome] ?? 0)),
  ]);
  return `<h2>${escaped(section.title)}</h2>
${table('Agreement', FIGURES, rowsOf(section))}
${table('Label by people (rows) and outcome (columns)', ['', ...outcomes], confusion)}
<details><summary>${section.differing.length} answers on which the two differ</summary><p><code>${escaped(section.differing.join(', '))}</code></p></details>`;
}

function table(
  caption: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const cells = (row: readonly string[], tag: 'td' | 'th'): string =>
    row
      .map((cell, i) =>
        i === 0 || tag === 'th'
          ? `<th scope="${tag === 'th' ? 'col' : 'row'}">${escaped(cell)}</th>`
          : `<td>${escaped(cell)}</td>`,
      )
      .join('');
  const body = rows.map((row) => `<tr>${cells(row, 'td')}</tr>`).join('\n');
  return `<table><caption>${escaped(caption)}</caption><thead><tr>${cells(head, 'th')}</tr></thead><tbody>\n${body}\n</tbody></table>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
