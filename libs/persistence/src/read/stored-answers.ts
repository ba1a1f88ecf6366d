import type { Outcome } from '@beacon/domain';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { TypedOutcome } from '../control/change-outcomes.js';
import { runStatement } from '../statement.js';

/** What tells whether a job's stored answers and their outcomes are still those that were looked at. */
export interface AnswersState {
  /** Largest execution id, 0 when there is none. */
  readonly newest: number;
  /** See `readOutcomeRevision`. */
  readonly revision: number;
  /** Grows with every answer that a retry replaces. */
  readonly rounds: number;
}

const STATE = `
select coalesce((select max(id) from executions e where e.job_id = j.id), 0)::float8 as newest,
  coalesce((select max(id) from outcome_changes c where c.job_id = j.id), 0)::float8 as revision,
  coalesce((select sum(round) from cell_rounds r where r.job_id = j.id and r.state = 'recorded'), 0)::float8 as rounds
from jobs j where j.id = $1`;

/** The state of a job's answers; null when there is no such job. */
export async function readAnswersState(
  em: EntityManager,
  jobId: string,
): Promise<AnswersState | null> {
  const [row] = await runStatement<AnswersState>(em, STATE, [jobId]);
  return row ?? null;
}

const QUESTIONS = `
select q ->> 'id' as id, q ->> 'text' as text from jobs j, jsonb_array_elements(j.spec -> 'questions') q where j.id = $1
union all
select '', spec ->> 'prompt' from jobs where id = $1 and spec ->> 'prompt' is not null`;

/** The texts that a job asks, by the ids of its questions; the job's own prompt under the empty id. */
export async function readAskedTexts(
  em: EntityManager,
  jobId: string,
): Promise<ReadonlyMap<string, string>> {
  const rows = await runStatement<{ id: string; text: string }>(em, QUESTIONS, [jobId]);
  return new Map(rows.map(({ id, text }) => [id, text]));
}

/**
 * Why an execution is not typed again from its stored answer.
 * - `no_answer`: it failed or was cancelled.
 * - `human`: a person typed it.
 * - `judge`: a judge typed it, who stands above the classifier.
 * - `provider_filter`: a provider's filter withheld the answer; what it said of that is stored as the outcome only.
 * - `response_cut`: the answer was too long to be stored whole.
 * - `current`: this version of the classifier typed it.
 */
export const KEPT_REASONS = [
  'no_answer',
  'human',
  'judge',
  'provider_filter',
  'response_cut',
  'current',
] as const;
export type KeptReason = (typeof KEPT_REASONS)[number];

/** An execution as it is looked at to be typed again. */
export interface StoredAnswer extends TypedOutcome {
  readonly id: number;
  readonly region: string;
  readonly modelId: string;
  /** Empty for the job's own prompt. */
  readonly questionId: string;
  readonly repeat: number;
  readonly round: number;
  readonly isQuarantined: boolean;
  readonly finishReason: string | null;
  /** Why it keeps what it has; null when it is to be typed again. */
  readonly kept: KeptReason | null;
  /** The answer; null when the execution keeps what it has. */
  readonly response: string | null;
}

/** A part of a job's executions, in the order of their ids. */
export interface AnswersPage {
  /** Only executions with a larger id. */
  readonly after: number;
  readonly upTo: number;
  /** Version of the classifier that types them now. */
  readonly version: string;
}

const MAX_ROWS = 500;
/** Characters of answers in one batch: what is read at once is bounded, however long the answers are. */
const MAX_CHARACTERS = 2_000_000;

const KEPT = `case
    when status not in ('completed', 'refused') then 'no_answer'
    when outcome_source in ('human', 'judge') then outcome_source
    when outcome_source = 'provider' and outcome in ('blocked_input', 'blocked_output') then 'provider_filter'
    when response_cut then 'response_cut'
    when classifier_version = $4 then 'current'
  end`;

// Answers are read from where they lie only for the rows that come out: the inner query looks at their lengths.
const ANSWERS = `
select id::float8 as id, region, model_id as "modelId", coalesce(question_id, '') as "questionId", repeat::float8 as repeat,
  round, quarantine is not null as "isQuarantined", outcome, outcome_source as source, outcome_rule as rule,
  outcome_evidence as evidence, classifier_version as version, finish_reason as "finishReason", kept,
  case when kept is null then coalesce(response, '') end as response
from (
  select looked_at.*, sum(case when kept is null then response_length else 0 end) over (order by id) as characters
  from (
    select executions.*, ${KEPT} as kept from executions
    where job_id = $1 and id > $2 and id <= $3 order by id limit ${MAX_ROWS}
  ) looked_at
) measured
where characters - (case when kept is null then response_length else 0 end) < ${MAX_CHARACTERS}
order by id`;

/** The next batch of a job's executions; empty when there are no more. */
export async function readStoredAnswers(
  em: EntityManager,
  jobId: string,
  { after, upTo, version }: AnswersPage,
): Promise<StoredAnswer[]> {
  return runStatement(em, ANSWERS, [jobId, after, upTo, version]);
}

/** How many measured executions of a lane came to an outcome; quarantined ones are not among them. */
export interface MeasuredCount {
  readonly region: string;
  readonly modelId: string;
  readonly outcome: Outcome;
  readonly count: number;
}

const COUNTS = `
select region, model_id as "modelId", outcome, count(*)::float8 as count from executions
where job_id = $1 and id <= $2 and status in ('completed', 'refused') and quarantine is null
group by 1, 2, 3`;

/** Counts what goes into the rates of a job's lanes. */
export async function countMeasured(
  em: EntityManager,
  jobId: string,
  upTo: number,
): Promise<MeasuredCount[]> {
  return runStatement(em, COUNTS, [jobId, upTo]);
}
