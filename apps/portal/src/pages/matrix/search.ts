import { textOf } from '../../lib/search.ts';

/** What the address of the page says. */
export interface MatrixSearch {
  readonly q?: string | undefined;
}

export function readMatrixSearch(search: Record<string, unknown>): MatrixSearch {
  return { q: textOf(search['q']) };
}
