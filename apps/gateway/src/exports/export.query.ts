import type { Catalogue } from '@beacon/domain';
import type { ExportSelection } from '@beacon/persistence';
import { ApiError } from '../http/errors/api-error.js';
import type { ErrorDetail } from '../http/errors/api-error.js';
import { ExecutionFilterQuery, toJobFilter } from '../executions/execution.query.js';
import { fieldsOf } from '../http/validation/field.js';
import { OneOf } from '../http/validation/parameters.js';
import { TABLE_FORMATS } from './table/encoder.js';
import type { TableFormat } from './table/encoder.js';

const FORMATS = [...TABLE_FORMATS, 'html', 'site', 'specification', 'evidence'] as const;

const FILTERS = [...fieldsOf(ExecutionFilterQuery).keys()] as (keyof ExecutionFilterQuery)[];

/** Parameters of a job's export. */
export class ExportQuery extends ExecutionFilterQuery {
  @OneOf(FORMATS, 'Of the file.', { fallback: 'csv' })
  readonly format!: (typeof FORMATS)[number];

  @OneOf(
    ['true', 'false'],
    'Whether what was asked and answered is in it; it is unless `false`. A `site` leaves out the answers only: its questions stay.',
  )
  readonly text?: 'true' | 'false';

  @OneOf(['true', 'false'], 'Whether a CSV file starts with a byte order mark, which Excel wants.')
  readonly bom?: 'true' | 'false';
}

/** A table that is asked for. */
export interface TableRequest {
  readonly format: TableFormat;
  readonly filter: ExportSelection['filter'];
  /** The filter as it was asked for; empty when the whole job is. */
  readonly asked: Readonly<Record<string, string>>;
  readonly withText: boolean;
  readonly withMark: boolean;
}

/**
 * The table that a query asks for; null for another format.
 * @throws ApiError when a parameter does not go with the format, or the region is unknown.
 */
export function toTableRequest(query: ExportQuery, catalogue: Catalogue): TableRequest | null {
  const { format, text, bom } = query;
  if (format === 'html' || format === 'specification' || format === 'evidence') {
    refuseAll(query, ['text', 'bom', ...FILTERS]);
    return null;
  }
  if (format === 'site') {
    refuseAll(query, ['bom', ...FILTERS]);
    return null;
  }
  if (format !== 'csv') refuseAll(query, ['bom']);
  return {
    format,
    filter: toJobFilter(query, catalogue),
    asked: askedFilter(query),
    withText: text !== 'false',
    withMark: bom === 'true',
  };
}

function askedFilter(query: ExportQuery): Readonly<Record<string, string>> {
  return Object.fromEntries(
    FILTERS.flatMap((name) => {
      const value = query[name];
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}

/** A parameter without effect is refused: the caller expects something else. */
function refuseAll(query: ExportQuery, names: readonly string[]): void {
  const given: Readonly<Record<string, unknown>> = { ...query };
  const problems = names
    .filter((name) => given[name] !== undefined)
    .map((field) => notFor(field, query.format));
  const [first, ...rest] = problems;
  if (first !== undefined) throw ApiError.validation([first, ...rest]);
}

function notFor(field: string, format: string): ErrorDetail {
  const message = `${field} does not go with format=${format}: leave it out`;
  return { field, code: 'conflicting_parameter', message };
}
