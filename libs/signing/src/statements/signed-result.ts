import type { ResultStatement } from './result-statement.js';

/** An executor's signature as it is stored with an execution: with the row it makes the statement again. */
export interface SignedResult {
  readonly kid: string;
  /** See `signResults`. */
  readonly signature: string;
  readonly request_hash: string;
  readonly answer_hash: string | null;
  readonly evidence_hash: string;
  /** As the executor typed it; the row's outcome may be another one by now. */
  readonly outcome: string;
}

/** A statement with its signature. */
export interface SignedStatement {
  readonly statement: ResultStatement;
  /** See `signResults`. */
  readonly signature: string;
}

/** What is stored of a signed statement. */
export function signedResultOf({ statement, signature }: SignedStatement): SignedResult {
  const { kid, request_hash, answer_hash, evidence_hash, outcome } = statement;
  return { kid, signature, request_hash, answer_hash, evidence_hash, outcome };
}

/** The columns of an execution that its statement is made of. */
export interface StatedRow {
  readonly job_id: string;
  readonly region: string;
  readonly model_id: string;
  readonly question_id: string | null;
  readonly repeat: number;
  readonly round: number;
  /** In UTC with milliseconds, see `statedMoment`. */
  readonly started_at: string;
  readonly completed_at: string;
  readonly executor_id: string;
}

/** The statement that a stored execution was recorded from. */
export function storedStatement(row: StatedRow, signed: SignedResult): SignedStatement {
  const { kid, signature, request_hash, answer_hash, evidence_hash, outcome } = signed;
  const statement: ResultStatement = {
    v: 1,
    job: row.job_id,
    region: row.region,
    model: row.model_id,
    question: row.question_id,
    repeat: row.repeat,
    round: row.round,
    request_hash,
    answer_hash,
    outcome,
    evidence_hash,
    started_at: row.started_at,
    finished_at: row.completed_at,
    executor: row.executor_id,
    kid,
  };
  return { statement, signature };
}
