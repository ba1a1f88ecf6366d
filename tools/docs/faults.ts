import { FAULT_KINDS } from '@beacon/verification';
import { code, table } from './table.js';

/** The block of what `beacon verify` finds. */
export function faultBlocks(): [string, string][] {
  const rows = Object.entries(FAULT_KINDS).map(([kind, meaning]) => [code(kind), meaning]);
  return [['fault kinds', table(['fault', 'meaning'], rows)]];
}
