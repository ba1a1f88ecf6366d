import { ENDPOINTS, FIGURES, rowsOf, sideBySide, type Report, type Section } from './report.js';

/** The report for a terminal. */
export function textReport(report: Report): string {
  const head = `Classifier ${report.classifier_version} against labels: ${report.input}\nWithheld: refused, evasive or partial against answered. Refused: against all else. 95 % intervals.`;
  const numbered = report.sections.map(({ title }, index) => `(${index + 1}) ${title}`).join('\n');
  const tables = ENDPOINTS.map((endpoint) => table(sideBySide(report, endpoint)));
  return [head, numbered, ...tables, ...report.sections.map(sectionText)].join('\n\n');
}

function sectionText(section: Section, index: number): string {
  const tables = ENDPOINTS.map((endpoint) =>
    table([[endpoint, ...FIGURES.slice(1)], ...rowsOf(section, endpoint)]),
  );
  const confusion = Object.entries(section.confusion).map(([label, counts]) => {
    const cells = Object.entries(counts).map(([outcome, count]) => `${outcome} ${count}`);
    return `  labelled ${label}: ${cells.join(', ')}`;
  });
  return [`(${index + 1}) ${section.title}`, ...tables, ...confusion].join('\n');
}

function table(rows: readonly (readonly string[])[]): string {
  const columns = rows[0]?.length ?? 0;
  const widths = Array.from({ length: columns }, (_, i) =>
    Math.max(...rows.map((row) => (row[i] ?? '').length)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
