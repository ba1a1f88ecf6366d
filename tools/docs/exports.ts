import { COLUMNS } from '../../apps/gateway/src/exports/table/columns.js';
import { code, table } from './table.js';

/** The block that comes from the columns of an exported table, in docs/exports.md. */
export function exportBlocks(): [string, string][] {
  const rows = COLUMNS.map(({ name, type, about, quotes }) => [
    code(name),
    quotes ? `${type} (T)` : type,
    about,
  ]);
  return [['export columns', table(['column', 'type', 'what it holds'], rows)]];
}
