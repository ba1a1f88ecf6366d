import { FIGURES, rowsOf, type Report, type Section } from './report.js';

/** The report for a terminal. */
export function textReport(report: Report): string {
  const head = `Classifier ${report.classifier_version} against the labels of people: ${report.input}\nRefused, evasive or partial against answered; 95 % intervals.`;
  return [head, ...report.sections.map(sectionText)].join('\n\n');
}

function sectionText(section: Section): string {
  const rows = [FIGURES, ...rowsOf(section)];
  const widths = FIGURES.map((_, i) => Math.max(...rows.map((row) => (row[i] ?? '').length)));
  const lines = rows.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const confusion = Object.entries(section.confusion).map(([label, counts]) => {
    const cells = Object.entries(counts).map(([outcome, count]) => `${outcome} ${count}`);
    return `  labelled ${label}: ${cells.join(', ')}`;
  });
  return [section.title, ...lines, ...confusion].join('\n');
}
