import type { MatrixFilter } from '../../api/matrix-filter.ts';
import { stringifySearch } from '../../lib/search.ts';

/** Where the answers of all regions to a question by a model are side by side. */
export function cellAddress(jobId: string, model: string, question: string | null): string {
  const search = stringifySearch({ model, question: question ?? undefined });
  return `/jobs/${encodeURIComponent(jobId)}/cell${search}`;
}

/** The API call that a page of the matrix is made of. */
export function apiAddress(jobId: string, filter: MatrixFilter): string {
  return `/api/v1/jobs/${encodeURIComponent(jobId)}/matrix${stringifySearch({ ...filter })}`;
}
