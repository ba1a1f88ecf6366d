import type { EntityManager } from '@mikro-orm/postgresql';
import type { LabelOutcome } from '../entities/label.entity.js';
import type { ConcludedBy } from '../entities/review-item.entity.js';
import { runStatement } from '../statement.js';

/** A person's label for an item of a review. */
export interface SaidLabel {
  readonly jobId: string;
  readonly reviewId: number;
  readonly executionId: number;
  readonly round: number;
  readonly raterKind: 'person' | 'adjudicator';
  readonly rater: string;
  readonly outcome: LabelOutcome;
  readonly note: string | null;
}

/** One statement: the label that counts from now on, and its place in the history, in which the one before stays. */
const SAY = `
with said as (
  insert into labels as l (job_id, execution_id, round, rater_kind, rater, outcome, note)
  values ($1, $2, $3, $4, $5, $6, $7)
  on conflict (execution_id, round, rater_kind, rater)
  do update set outcome = excluded.outcome, note = excluded.note, at = now()
  returning id
)
insert into label_history (job_id, execution_id, round, rater_kind, rater, outcome, note, review_id)
select $1, $2, $3, $4, $5, $6, $7, $8 from said`;

/** Keeps a person's label. The job's row must be locked. */
export async function sayLabel(em: EntityManager, label: SaidLabel): Promise<void> {
  const { jobId, executionId, round, raterKind, rater, outcome, note, reviewId } = label;
  const values = [jobId, executionId, round, raterKind, rater, outcome, note, reviewId];
  await runStatement(em, SAY, values);
}

/** What an item comes to; null for one on which the raters no longer agree. */
export type ItemConclusion = { readonly outcome: LabelOutcome; readonly by: ConcludedBy } | null;

const CONCLUDE = `
update review_items set outcome = $2::text, concluded_by = $3, concluded_at = case when $2::text is null then null else now() end
where item = $1`;

/** Keeps what an item comes to. */
export async function concludeItem(
  em: EntityManager,
  item: string,
  conclusion: ItemConclusion,
): Promise<void> {
  const values = [item, conclusion?.outcome ?? null, conclusion?.by ?? null];
  await runStatement(em, CONCLUDE, values);
}
