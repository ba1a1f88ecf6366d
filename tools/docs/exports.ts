import { COLUMNS } from '../../apps/gateway/src/exports/table/columns.js';
import { COLUMNS as TAP_COLUMNS } from '../../apps/cli/src/tap/sinks/columns.js';
import { code, table } from './table.js';

/** The blocks that come from the columns of tables: of exports in docs/exports.md, of taps in docs/taps.md. */
export function exportBlocks(): [string, string][] {
  const rows = COLUMNS.map(({ name, type, about, quotes }) => [
    code(name),
    quotes ? `${type} (T)` : type,
    about,
  ]);
  const ofTaps = TAP_COLUMNS.map(({ name, type, meaning }) => [code(name), type, meaning]);
  const head = ['column', 'type', 'what it holds'];
  return [
    ['export columns', table(head, rows)],
    ['tap columns', table(head, ofTaps)],
  ];
}
