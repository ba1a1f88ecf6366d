import { renderColumns } from './columns.js';
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
  return renderColumns(
    COLUMNS.map(([title, , width]) => ({ title, width })),
    results.map((result) => COLUMNS.map(([, text]) => text(result))),
  );
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
