import { DEFAULT_MAX_SKEW_MS } from '@beacon/domain';
import type { EntityManager } from '@mikro-orm/postgresql';
import { runStatement } from '../statement.js';

/** Not the specifications themselves, which may hold a hundred thousand questions. */
const MAX_SKEWS = `
select id, spec -> 'constraints' ? 'maxSkewMs' as is_given, (spec #>> '{constraints,maxSkewMs}')::float8 as given
from jobs where id = any($1::text[])`;

interface Row {
  readonly id: string;
  readonly is_given: boolean | null;
  readonly given: number | null;
}

/** By how much lanes of one model may be apart in each job, in milliseconds; null where it wants them kept in step by nothing. */
export async function readMaxSkews(
  em: EntityManager,
  jobIds: readonly string[],
): Promise<ReadonlyMap<string, number | null>> {
  const rows = await runStatement<Row>(em, MAX_SKEWS, [jobIds]);
  return new Map(
    rows.map(({ id, is_given, given }) => [id, is_given === true ? given : DEFAULT_MAX_SKEW_MS]),
  );
}
