import type { EntityManager } from '@mikro-orm/postgresql';
import { runStatement } from '../statement.js';

/** By the driver's own parameters, as bytes: the ORM would write the answers into the text of the query. */
const STAGE = `
insert into imported_answers (job_id, region, position, row)
select $1, r.row ->> 'region', $2::bigint + r.n - 1, r.row
from jsonb_array_elements(convert_from($3::bytea, 'UTF8')::jsonb) with ordinality as r (row, n)`;

/** Answers on their way to the recorder. */
export interface StagedAnswers {
  /** Of the first of them among all that the job brings, 0-based. */
  readonly position: number;
  /** A list of execution rows, as JSON in UTF-8. */
  readonly rowsJson: Uint8Array;
}

/** Stores imported answers for the recorder, in the transaction that accepts their job. */
export async function stageAnswers(
  em: EntityManager,
  jobId: string,
  { position, rowsJson }: StagedAnswers,
): Promise<void> {
  await runStatement(em, STAGE, [jobId, position, rowsJson]);
}
