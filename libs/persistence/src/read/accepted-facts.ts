import type { JobStatus } from '@beacon/domain';
import type { EntityManager } from '@mikro-orm/postgresql';
import { runStatement } from '../statement.js';
import { isoText } from './sql.js';

/** The facts about a job that its submitter gets. */
export interface AcceptedFacts {
  readonly id: string;
  readonly status: JobStatus;
  readonly cells: number;
  readonly regions: number;
  readonly minRegions: number;
  /** ISO 8601. */
  readonly createdAt: string;
  /** Whether its answers are judged as they are recorded. */
  readonly isJudged: boolean;
}

/** Of a specification only what is said leaves the database. */
const READ = `
select id, status, cells::float8 as cells, ${isoText('created_at')} as "createdAt", spec ? 'judges' as "isJudged",
  jsonb_array_length(spec -> 'regions') as regions, (spec -> 'constraints' ->> 'minRegions')::int as "minRegions"
from jobs where id = $1`;

/** The facts of a job that exists. */
export async function readAcceptedFacts(em: EntityManager, jobId: string): Promise<AcceptedFacts> {
  const [facts] = await runStatement<AcceptedFacts>(em, READ, [jobId]);
  if (facts === undefined) throw new Error('the job of an idempotency key is gone');
  return facts;
}
