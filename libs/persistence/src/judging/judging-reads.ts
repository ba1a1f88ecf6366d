import type { JobJudging, JobModel, JobStatus, Outcome, OutcomeSource } from '@beacon/domain';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { LabelOutcome, RaterKind, Stance } from '../entities/label.entity.js';
import { isoText } from '../read/sql.js';
import { runStatement } from '../statement.js';
import { IS_JUDGEABLE } from './judgeable.js';

/** Whether a job has an answer that judges may be asked about. */
export async function hasJudgeableAnswer(em: EntityManager, jobId: string): Promise<boolean> {
  const sql = `select 1 from executions e where e.job_id = $1 and ${IS_JUDGEABLE} limit 1`;
  return (await runStatement(em, sql, [jobId])).length > 0;
}

/** A judging job, as it stands. Times are ISO 8601. */
export interface JudgingPass {
  readonly id: string;
  readonly status: JobStatus;
  readonly judging: JobJudging;
  readonly models: readonly JobModel[];
  readonly createdAt: string;
  readonly completedAt: string | null;
  readonly isFed: boolean;
  readonly answers: number;
  readonly expected: number;
  readonly recorded: number;
  readonly appliedAt: string | null;
}

const PASSES = `
select j.id, j.status, j.spec -> 'judging' as judging, j.spec -> 'models' as models,
  ${isoText('j.created_at')} as "createdAt", ${isoText('j.completed_at')} as "completedAt",
  g.fed_at is not null as "isFed", g.answers::float8 as answers, j.cells::float8 as expected,
  (select coalesce(sum(p.recorded), 0)::float8 from job_lane_progress p where p.job_id = j.id) as recorded,
  ${isoText('g.applied_at')} as "appliedAt"
from judgings g join jobs j on j.id = g.job_id
where g.source_job_id = $1 order by j.created_at, j.id limit $2`;

/** The judging jobs of a job, oldest first. */
export async function readJudgingPasses(
  em: EntityManager,
  sourceJobId: string,
  limit: number,
): Promise<JudgingPass[]> {
  return runStatement(em, PASSES, [sourceJobId, limit]);
}

/** Executions of a judge that came to the same. */
export interface JudgeOutcomeCount {
  readonly modelId: string;
  readonly outcome: Outcome;
  /** `judge.heard` when its verdict was read. */
  readonly rule: string | null;
  readonly errorCode: string | null;
  readonly source: OutcomeSource;
  readonly count: number;
  readonly costUsd: number | null;
}

const OUTCOMES = `
select model_id as "modelId", outcome, case when outcome_source = 'rules' then outcome_rule end as rule,
  error_code as "errorCode", outcome_source as source, count(*)::float8 as count, sum(cost_usd)::float8 as "costUsd"
from executions where job_id = $1 group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`;

/** What the executions of a judging job came to. */
export async function countJudgeOutcomes(
  em: EntityManager,
  jobId: string,
): Promise<JudgeOutcomeCount[]> {
  return runStatement(em, OUTCOMES, [jobId]);
}

/** Labels of one rater that say the same. */
export interface LabelCount {
  readonly raterKind: RaterKind;
  readonly rater: string;
  readonly outcome: LabelOutcome;
  readonly stance: Stance | null;
  readonly judgeJobId: string | null;
  readonly count: number;
}

const LABELS = `
select rater_kind as "raterKind", rater, outcome, stance, judge_job_id as "judgeJobId", count(*)::float8 as count
from labels where job_id = $1 group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`;

/** How often each rater of a job's answers said what. */
export async function countLabels(em: EntityManager, jobId: string): Promise<LabelCount[]> {
  return runStatement(em, LABELS, [jobId]);
}

/** What raters say of an answer as it counts now, and what the classifier had said of it. */
export interface RatedExecution {
  readonly executionId: number;
  readonly classifier: Outcome | null;
  readonly labels: readonly {
    readonly kind: RaterKind;
    readonly rater: string;
    readonly outcome: LabelOutcome;
  }[];
}

/** The classifier's word stands in the history where somebody else's took its place; where judges agreed with it there is none. */
const CLASSIFIER_SAID = `coalesce(
  (select c.from_outcome from outcome_changes c
   where c.execution_id = e.id and c.round = e.round and c.from_source in ('rules', 'model') order by c.id desc limit 1),
  case when e.outcome_source in ('rules', 'model', 'judge') then e.outcome end)`;

const RATED = `
select e.id::float8 as "executionId", ${CLASSIFIER_SAID} as classifier, l.labels
from (
  select execution_id, round, jsonb_agg(jsonb_build_object('kind', rater_kind, 'rater', rater, 'outcome', outcome)
    order by rater_kind, rater) as labels
  from labels where job_id = $1 and execution_id % $2::bigint = 0 group by execution_id, round
) l join executions e on e.id = l.execution_id and e.round = l.round
order by e.id`;
const HOW_MANY = `select count(distinct execution_id)::float8 as n from labels where job_id = $1`;

/**
 * What is said of a job's labelled answers: of all of them, or of every so many where there are more than the limit.
 * @returns how many are labelled in all, and those that were read.
 */
export async function readRatedExecutions(
  em: EntityManager,
  jobId: string,
  limit: number,
): Promise<{ readonly labelled: number; readonly rated: readonly RatedExecution[] }> {
  const [row] = await runStatement<{ n: number }>(em, HOW_MANY, [jobId]);
  const labelled = row?.n ?? 0;
  const every = Math.max(1, Math.ceil(labelled / limit));
  return { labelled, rated: await runStatement(em, RATED, [jobId, every]) };
}

/** Answers on which judges do not say the same, or say otherwise than what is counted. */
export interface JudgeDisagreements {
  readonly betweenJudges: { readonly count: number; readonly ids: readonly number[] };
  readonly withClassifier: { readonly count: number; readonly ids: readonly number[] };
}

const DISAGREEING = `
with judged as (
  select l.execution_id, l.round, count(distinct l.outcome) as words, min(l.outcome) as word
  from labels l where l.job_id = $1 and l.rater_kind = 'judge' group by 1, 2
), known as materialized (
  select j.execution_id as id, j.words, j.words = 1 and j.word <> ${CLASSIFIER_SAID} as is_other
  from judged j join executions e on e.id = j.execution_id and e.round = j.round
)
select
  jsonb_build_object('count', (select count(*) from known where words > 1),
    'ids', (select coalesce(jsonb_agg(id order by id), '[]') from (select id from known where words > 1 order by id limit $2) f))
    as "betweenJudges",
  jsonb_build_object('count', (select count(*) from known where is_other),
    'ids', (select coalesce(jsonb_agg(id order by id), '[]') from (select id from known where is_other order by id limit $2) f))
    as "withClassifier"`;

/** Counts the answers that judges differ about, and those of which they all say otherwise than the classifier; the first ids of each. */
export async function readJudgeDisagreements(
  em: EntityManager,
  jobId: string,
  ids: number,
): Promise<JudgeDisagreements> {
  const [row] = await runStatement<JudgeDisagreements>(em, DISAGREEING, [jobId, ids]);
  if (row === undefined) throw new Error('a count of disagreements returned nothing');
  return row;
}
