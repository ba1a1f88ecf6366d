import { requireCount } from '../arguments.js';

/**
 * A table of two arms (rows) and event or no event (columns):
 * a events and b others in the first arm, c events and d others in the second.
 */
export interface Table2x2 {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  /** Strata that look just like this one. @default 1 */
  readonly count?: number;
}

/** Refuses a table with anything but whole numbers of at least 0. */
export function requireTable(name: string, table: Table2x2): void {
  for (const cell of ['a', 'b', 'c', 'd'] as const) requireCount(`${name}.${cell}`, table[cell]);
  if (table.count !== undefined) requireCount(`${name}.count`, table.count);
}

/** Refuses strata of which one is not a table. */
export function requireTables(name: string, tables: readonly Table2x2[]): void {
  for (const [index, table] of tables.entries()) requireTable(`${name}[${index}]`, table);
}

/** Whether the split of the events over the arms could have been another: both arms and both outcomes are present. */
export function isInformative({ a, b, c, d }: Table2x2): boolean {
  return a + b > 0 && c + d > 0 && a + c > 0 && b + d > 0;
}

/** How often a stratum occurs. */
export function countOf(table: Table2x2): number {
  return table.count ?? 1;
}
