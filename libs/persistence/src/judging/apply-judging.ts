import type { JobJudging, Outcome, OutcomeSource } from '@beacon/domain';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { TypedOutcome } from '../control/change-outcomes.js';
import type { LabelOutcome } from '../entities/label.entity.js';
import { runStatement } from '../statement.js';

/** A judging job that has ended and whose agreed words are to become outcomes. */
export interface UnappliedJudging {
  readonly jobId: string;
  readonly sourceJobId: string;
  readonly judging: JobJudging;
}

/** A pass that was called off decides nothing. One that was opened again and ended again is looked at again. */
const UNAPPLIED = `
select g.job_id as "jobId", g.source_job_id as "sourceJobId", j.spec -> 'judging' as judging
from judgings g join jobs j on j.id = g.job_id
where j.status in ('completed', 'partial', 'failed') and j.spec -> 'judging' ->> 'policy' <> 'classifier'
  and (g.applied_at is null or g.applied_at < j.completed_at)
order by j.completed_at, j.id limit $1`;

/** Judging jobs that are to decide outcomes and have not yet, those that ended first coming first. */
export async function findUnappliedJudgings(
  em: EntityManager,
  limit: number,
): Promise<UnappliedJudging[]> {
  return runStatement(em, UNAPPLIED, [limit]);
}

/** An answer that judges were asked about, with their words and what it is typed as now. */
export interface DecidableAnswer {
  readonly position: number;
  readonly executionId: number;
  readonly round: number;
  readonly outcome: Outcome;
  readonly source: OutcomeSource;
  readonly version: string;
  /** What the classifier had said before judges took its place; null where they did not, or agreed with it. */
  readonly before: TypedOutcome | null;
  readonly words: readonly {
    readonly judge: string;
    readonly outcome: LabelOutcome;
    readonly evidence: string | null;
  }[];
}

// Judges never change a manual correction, nor what a provider reported itself.
const DECIDABLE = `
select a.position::float8 as position, e.id::float8 as "executionId", e.round, e.outcome, e.outcome_source as source,
  e.classifier_version as version, b.before, l.words
from judged_answers a
join executions e on e.id = a.execution_id and e.round = a.round
cross join lateral (
  select coalesce(jsonb_agg(jsonb_build_object('judge', substr(x.rater, length($2) + 2), 'outcome', x.outcome,
    'evidence', x.evidence) order by x.rater), '[]') as words
  from labels x where x.execution_id = e.id and x.round = e.round and x.rater_kind = 'judge'
    and starts_with(x.rater, $2 || ' ')
) l
left join lateral (
  select jsonb_build_object('outcome', c.from_outcome, 'source', c.from_source, 'rule', c.from_rule,
    'evidence', c.from_evidence, 'version', c.from_version) as before
  from outcome_changes c where c.execution_id = e.id and c.round = e.round and c.kind = 'judging'
    and c.from_source in ('rules', 'model') order by c.id desc limit 1
) b on e.outcome_source = 'judge'
where a.job_id = $1 and a.position >= $3 and a.position < $4
  and e.status in ('completed', 'refused') and e.outcome_source in ('rules', 'model', 'judge')
order by a.position`;

/** Answers of a judging job whose outcomes judges may decide, by their positions. */
export async function readDecidableAnswers(
  em: EntityManager,
  { jobId, judging }: UnappliedJudging,
  part: { readonly from: number; readonly to: number },
): Promise<DecidableAnswer[]> {
  return runStatement(em, DECIDABLE, [jobId, judging.prompt, part.from, part.to]);
}

/** How many answers a judging job asks about. */
export async function countJudgedAnswers(em: EntityManager, jobId: string): Promise<number> {
  const [row] = await runStatement<{ answers: number }>(
    em,
    'select answers::float8 as answers from judgings where job_id = $1',
    [jobId],
  );
  return row?.answers ?? 0;
}

const APPLIED = `
update judgings set applied_at = clock_timestamp() where job_id = $1
returning (select count(*)::float8 from outcome_changes where job_id = $2 and kind = 'judging' and author = $3) as changed`;

/**
 * Notes that the words of a judging job have become outcomes.
 * @returns how many outcomes were changed by it in all.
 */
export async function markJudgingApplied(
  em: EntityManager,
  { jobId, sourceJobId }: Pick<UnappliedJudging, 'jobId' | 'sourceJobId'>,
  author: string,
): Promise<number> {
  const [row] = await runStatement<{ changed: number }>(em, APPLIED, [jobId, sourceJobId, author]);
  return row?.changed ?? 0;
}
