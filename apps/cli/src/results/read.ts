import type { Gateway } from '../gateway/gateway.js';
import type { Matrix } from './marks.js';
import type { ApiArms } from './arms-text.js';
import type { paths } from '@beacon/client';

/** What of a matrix is read, in the words of the API. */
export type MatrixQuery = NonNullable<
  paths['/api/v1/jobs/{id}/matrix']['get']['parameters']['query']
>;
/** How a verdict is drawn, likewise. */
export type VerdictQuery = NonNullable<
  paths['/api/v1/jobs/{id}/verdict']['get']['parameters']['query']
>;
export type ApiVerdict =
  paths['/api/v1/jobs/{id}/verdict']['get']['responses']['200']['content']['application/json'];

/** How the levels of an arm are compared, likewise. */
export type ArmsQuery = NonNullable<paths['/api/v1/jobs/{id}/arms']['get']['parameters']['query']>;

/** A page of a job's matrix. */
export function readMatrix(gateway: Gateway, id: string, query: MatrixQuery = {}): Promise<Matrix> {
  return gateway.ask(
    gateway.api.GET('/api/v1/jobs/{id}/matrix', { params: { path: { id }, query } }),
  );
}

/** Every page of a job's matrix, one after the other. */
export async function* matrixPages(
  gateway: Gateway,
  id: string,
  query: MatrixQuery = {},
): AsyncGenerator<Matrix, void, undefined> {
  let offset: number | null = query.offset ?? 0;
  while (offset !== null) {
    const page: Matrix = await readMatrix(gateway, id, { ...query, offset });
    yield page;
    offset = page.next_offset;
  }
}

/** A job's verdict. */
export function readVerdict(
  gateway: Gateway,
  id: string,
  query: VerdictQuery = {},
): Promise<ApiVerdict> {
  return gateway.ask(
    gateway.api.GET('/api/v1/jobs/{id}/verdict', { params: { path: { id }, query } }),
  );
}

/** The levels of an arm of a job, compared. */
export function readArms(gateway: Gateway, id: string, query: ArmsQuery): Promise<ApiArms> {
  return gateway.ask(
    gateway.api.GET('/api/v1/jobs/{id}/arms', { params: { path: { id }, query } }),
  );
}
