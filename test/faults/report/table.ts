import type { ScenarioResult } from '../scenario.js';

type Column = readonly [title: string, text: (result: ScenarioResult) => string, width?: number];

const COLUMNS: readonly Column[] = [
  ['scenario', ({ id }) => id],
  ['what was done', ({ done }) => done, 58],
  ['expected', ({ expected }) => expected, 46],
  ['executions', ({ executions }) => String(executions)],
  ['distinct cells', ({ distinctCells, cells }) => `${distinctCells} of ${cells}`],
  ['calls', ({ calls }) => String(calls)],
  ['extra (allowed)', (result) => `${result.extraCalls} (${result.allowedExtraCalls})`],
  ['went on after', ({ continuedAfter }) => secondsOf(continuedAfter)],
  ['verdict', verdictOf],
];

function verdictOf({ problems, skipped }: ScenarioResult): string {
  if (skipped !== null) return 'SKIPPED';
  return problems.length === 0 ? 'pass' : 'FAIL';
}

function secondsOf(seconds: number | null): string {
  return seconds === null ? '-' : `${seconds.toFixed(1)} s`;
}

/** A table of results: one row each, long texts wrapped within their column. */
export function renderTable(results: readonly ScenarioResult[]): string {
  const rows = results.map((result) =>
    COLUMNS.map(([, text, width]) => wrap(text(result), width ?? Infinity)),
  );
  const titles = COLUMNS.map(([title]) => [title]);
  const widths = COLUMNS.map((_column, at) =>
    Math.max(...[titles, ...rows].flatMap((row) => (row[at] ?? []).map(({ length }) => length))),
  );
  const rule = widths.map((width) => '-'.repeat(width)).join('-+-');
  return [...lines(titles, widths), rule, ...rows.flatMap((row) => lines(row, widths))].join('\n');
}

/** The one line that CI reads. */
export function countLine(
  results: readonly Pick<ScenarioResult, 'problems' | 'skipped'>[],
): string {
  const failed = results.filter(({ problems }) => problems.length > 0).length;
  const skipped = results.filter((result) => result.skipped !== null).length;
  const counted = `${results.length - failed - skipped} passed, ${failed} failed`;
  return skipped === 0 ? counted : `${counted}, ${skipped} SKIPPED`;
}

function lines(row: readonly (readonly string[])[], widths: readonly number[]): string[] {
  const height = Math.max(...row.map(({ length }) => length));
  return Array.from({ length: height }, (_, line) =>
    row
      .map((cell, at) => (cell[line] ?? '').padEnd(widths[at] ?? 0))
      .join(' | ')
      .trimEnd(),
  );
}

/** Breaks a text at blanks into lines of a width; a longer word stands alone. */
function wrap(text: string, width: number): string[] {
  const wrapped: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      wrapped.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...wrapped, line];
}
