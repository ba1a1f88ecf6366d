import type { EntityManager } from '@mikro-orm/postgresql';
import { runStatement } from '../statement.js';

/** An answer that a judging job asks about. */
export interface JudgedAnswerText {
  readonly position: number;
  readonly executionId: number;
  readonly round: number;
  /** Empty for the own prompt of the job whose answer it is. */
  readonly questionId: string;
  readonly response: string;
}

/**
 * Of an execution that was replaced by a later round's since, the text is that of the round which the job asks about: it is kept
 * among the late results.
 */
const READ = `
select a.position::float8 as position, a.execution_id::float8 as "executionId", a.round,
  coalesce(e.question_id, '') as "questionId",
  coalesce(case when e.round = a.round then e.response else (
    select l.result ->> 'response' from late_results l
    where l.job_id = e.job_id and l.region = e.region and l.cell = e.cell and l.round = a.round and l.reason = 'replaced'
    order by l.id limit 1) end, '') as response
from judged_answers a join executions e on e.id = a.execution_id
where a.job_id = $1 and a.position = any($2::bigint[])`;

/** Answers read at once: each may be long. */
const AT_ONCE = 50;

/**
 * Reads the answers at some positions of a judging job, some at a time, so that no more than those are ever held.
 * @param use makes of an answer what is kept of it.
 */
export async function mapJudgedAnswers<Kept>(
  em: EntityManager,
  jobId: string,
  positions: readonly number[],
  use: (answer: JudgedAnswerText) => Kept,
): Promise<Map<number, Kept>> {
  const kept = new Map<number, Kept>();
  for (let from = 0; from < positions.length; from += AT_ONCE) {
    const some = positions.slice(from, from + AT_ONCE);
    const rows = await runStatement<JudgedAnswerText>(em, READ, [jobId, some]);
    for (const row of rows) kept.set(row.position, use(row));
  }
  return kept;
}

const STATEMENTS = `
select q ->> 'id' as id, q ->> 'statement' as statement
from jobs j cross join lateral jsonb_path_query(j.spec -> 'questions', '$[*] ? (exists (@.statement))') q
where j.id = $1 and q ->> 'statement' is not null`;

/** What the answers to a job's questions are compared with, by question id; only of the questions that say so. */
export async function readStatements(
  em: EntityManager,
  jobId: string,
): Promise<ReadonlyMap<string, string>> {
  const rows = await runStatement<{ id: string; statement: string }>(em, STATEMENTS, [jobId]);
  return new Map(rows.map(({ id, statement }) => [id, statement]));
}
