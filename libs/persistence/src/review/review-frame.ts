import type { EntityManager } from '@mikro-orm/postgresql';
import type { LabelOutcome } from '../entities/label.entity.js';
import type { ReviewReason } from '../entities/review.entity.js';
import { runStatement } from '../statement.js';

/**
 * What can be reviewed: answers with words, typed by a machine, that count in rates. Those that a person has typed are not asked about again.
 */
const REVIEWABLE = `e.job_id = $1 and e.status in ('completed', 'refused') and e.quarantine is null
  and e.outcome in ('answered', 'partial', 'evasive', 'refused') and e.outcome_source <> 'human' and e.response_length > 0`;

/** An order by lot that the same seed gives again: nothing that is known of an answer moves its place. */
const BY_LOT = `md5($2 || ':' || e.id)`;

/** An answer that may come into a review. */
export interface ReviewableAnswer {
  readonly executionId: number;
  readonly round: number;
  /** Empty for the job's own prompt. */
  readonly questionId: string;
  readonly typed: LabelOutcome;
  readonly source: string;
}

const ANSWER = `e.id::float8 as "executionId", e.round, coalesce(e.question_id, '') as "questionId", e.outcome as typed,
  e.outcome_source as source`;

const JUDGED = `labels l where l.execution_id = e.id and l.round = e.round and l.rater_kind = 'judge'`;

/** The learned part is named as source only where the rules alone would have typed otherwise. */
const CANDIDATES: Readonly<Record<Exclude<ReviewReason, 'random'>, string>> = {
  judges_disagree: `select ${ANSWER} from executions e where ${REVIEWABLE}
    and (select count(distinct l.outcome) from ${JUDGED}) > 1
    order by ${BY_LOT} limit $3`,
  layers_disagree: `select ${ANSWER} from executions e where ${REVIEWABLE}
    and (e.outcome_source = 'model' or exists (select 1 from ${JUDGED} and l.outcome <> e.outcome))
    order by ${BY_LOT} limit $3`,
  uncertain: `select ${ANSWER} from executions e where ${REVIEWABLE} and e.outcome_score is not null
    order by abs(e.outcome_score), ${BY_LOT} limit $3`,
  would_turn_verdict: `select ${ANSWER} from executions e join unnest($4::bigint[]) with ordinality as w(id, place) using (id)
    where ${REVIEWABLE} and $2::text is not null order by w.place limit $3`,
};

/** Which answers to look for. */
export interface CandidateQuery {
  readonly reason: Exclude<ReviewReason, 'random'>;
  readonly seed: number;
  readonly limit: number;
  /** Ids of answers that would turn the verdict, in the order in which they are wanted. */
  readonly turning: readonly number[];
}

/** Answers that a reason speaks for, the most wanted first. */
export async function findReviewCandidates(
  em: EntityManager,
  jobId: string,
  { reason, seed, limit, turning }: CandidateQuery,
): Promise<ReviewableAnswer[]> {
  const given = [jobId, String(seed), limit];
  const values = reason === 'would_turn_verdict' ? [...given, turning] : given;
  return runStatement(em, CANDIDATES[reason], values);
}

/** How many reviewable answers to a question are typed alike. */
export interface ReviewableCount {
  readonly questionId: string;
  readonly typed: LabelOutcome;
  readonly answers: number;
}

const COUNT = `
select coalesce(e.question_id, '') as "questionId", e.outcome as typed, count(*)::float8 as answers
from executions e where ${REVIEWABLE} and e.id <> all($2::bigint[]) group by 1, 2 order by 1, 2`;

/** Counts the answers from which a sample can be drawn. */
export async function countReviewable(
  em: EntityManager,
  jobId: string,
  except: readonly number[],
): Promise<ReviewableCount[]> {
  return runStatement(em, COUNT, [jobId, except]);
}

/** How many answers of one kind to draw. */
export interface StratumDraw {
  readonly typed: LabelOutcome;
  /** Ids of the questions in its language. */
  readonly questions: readonly string[];
  readonly count: number;
}

const DRAW = `
select ${ANSWER} from executions e
where ${REVIEWABLE} and e.outcome = $3 and coalesce(e.question_id, '') = any($4::text[]) and e.id <> all($5::bigint[])
order by ${BY_LOT} limit $6`;

/** Draws answers of one kind by lot, each with the same chance. */
export async function drawReviewable(
  em: EntityManager,
  jobId: string,
  { typed, questions, count }: StratumDraw,
  { seed, except }: { readonly seed: number; readonly except: readonly number[] },
): Promise<ReviewableAnswer[]> {
  return runStatement(em, DRAW, [jobId, String(seed), typed, questions, except, count]);
}
