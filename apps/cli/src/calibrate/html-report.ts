import { ENDPOINTS, FIGURES, rowsOf, sideBySide, type Report, type Section } from './report.js';

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
<p>Classifier ${escaped(report.classifier_version)} against labels, on ${escaped(report.input)}. Withheld: refused, evasive or partial
answers against whole ones. Refused: against all else. In brackets: 95 % intervals (Wilson; F1 by way of the overlap; kappa by Fleiss,
Cohen and Everitt), which take answers for independent.</p>
<ol>
${report.sections.map(({ title }) => `<li>${escaped(title)}</li>`).join('\n')}
</ol>
${ENDPOINTS.map((endpoint) => f1Table(report, endpoint)).join('\n')}
${report.sections.map(sectionHtml).join('\n')}
</body>
</html>
`;
}

function f1Table(report: Report, endpoint: (typeof ENDPOINTS)[number]): string {
  const [head = [], ...rows] = sideBySide(report, endpoint);
  return table('Side by side', head, rows);
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
${ENDPOINTS.map((endpoint) => table(`Agreement on ${endpoint}`, FIGURES, rowsOf(section, endpoint))).join('\n')}
${table('Label (rows) and outcome (columns)', ['', ...outcomes], confusion)}
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
