import { terminalLine } from '@beacon/domain';
import { renderColumns } from '../../faults/report/columns.js';
import type { PartResult } from './part.js';
import type { SecurityRow } from './row.js';

const COLUMNS = [
  { title: 'identity', width: 30 },
  { title: 'operation', width: 58 },
  { title: 'expected', width: 32 },
  { title: 'what happened', width: 48 },
  { title: 'verdict' },
];

/** The table of one part, with its name, what it shows and how long it took above it. */
export function renderPart({ part, rows, seconds }: PartResult): string {
  const table = renderColumns(COLUMNS, rows.map(textsOf));
  return `\n== ${part.name} (${seconds.toFixed(1)} s)\n${part.about}\n\n${table}`;
}

/** What servers answered is shown, and may be hostile. */
function textsOf({ identity, operation, expected, happened, isAsExpected }: SecurityRow): string[] {
  const texts = [identity, operation, expected, happened].map((text) => terminalLine(text));
  return [...texts, isAsExpected ? 'pass' : 'FAIL'];
}

/** The rows that are not as expected, once more, where who reads only the end of a log finds them. */
export function failureLines(results: readonly PartResult[]): string[] {
  return results.flatMap(({ part, rows }) =>
    failed(rows).map(
      ({ identity, operation, expected, happened }) =>
        `FAILED: ${part.name}: ${terminalLine(`${identity}: ${operation}: expected ${expected}, but ${happened}`)}`,
    ),
  );
}

/** The one line that CI reads. */
export function countLine(results: readonly PartResult[]): string {
  const rows = results.flatMap((result) => result.rows);
  const bad = failed(rows).length;
  return `${rows.length - bad} passed, ${bad} failed`;
}

function failed(rows: readonly SecurityRow[]): readonly SecurityRow[] {
  return rows.filter(({ isAsExpected }) => !isAsExpected);
}
