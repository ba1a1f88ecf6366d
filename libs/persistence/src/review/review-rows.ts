import type { EntityManager } from '@mikro-orm/postgresql';
import type { LabelOutcome } from '../entities/label.entity.js';
import type { ConcludedBy } from '../entities/review-item.entity.js';
import type { ReviewReason, ReviewStratum } from '../entities/review.entity.js';
import { isoText } from '../read/sql.js';
import { runStatement } from '../statement.js';

/** A review as it is about to be kept. */
export interface NewReview {
  readonly jobId: string;
  readonly createdBy: string;
  readonly seed: number;
  readonly reasons: readonly ReviewReason[];
  readonly strata: readonly ReviewStratum[];
  readonly items: readonly NewReviewItem[];
}

/** An item on its way into the table; keys are the table's columns. */
export interface NewReviewItem {
  readonly item: string;
  readonly position: number;
  readonly execution_id: number;
  readonly round: number;
  readonly reasons: readonly ReviewReason[];
  readonly stratum: number;
  readonly chance: number;
  readonly typed: LabelOutcome;
  readonly source: string;
}

/** A review, without its items. */
export interface KnownReview {
  readonly id: number;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly seed: number;
  readonly reasons: readonly ReviewReason[];
  readonly strata: readonly ReviewStratum[];
  readonly items: number;
}

const INSERT = `
insert into reviews (job_id, created_by, seed, reasons, strata, items)
values ($1, $2, $3, $4::jsonb, $5::jsonb, $6) returning id::float8 as id`;

const INSERT_ITEMS = `
insert into review_items (review_id, item, position, execution_id, round, reasons, stratum, chance, typed, source)
select $1, item, position, execution_id, round, reasons, stratum, chance, typed, source
from json_to_recordset($2::json) as r(item uuid, position int, execution_id bigint, round int, reasons jsonb,
  stratum int, chance float8, typed text, source text)`;

/** Keeps a review. The job's row must be locked, and no other review of it be open. Returns its id. */
export async function insertReview(em: EntityManager, review: NewReview): Promise<number> {
  const { jobId, createdBy, seed, reasons, strata, items } = review;
  const lists = [JSON.stringify(reasons), JSON.stringify(strata)];
  const values = [jobId, createdBy, seed, ...lists, items.length];
  const [row] = await runStatement<{ id: number }>(em, INSERT, values);
  if (row === undefined) throw new Error('a review that was kept has no id');
  await runStatement(em, INSERT_ITEMS, [row.id, JSON.stringify(items)]);
  return row.id;
}

/** Ends the open review of a job. */
export async function endReview(em: EntityManager, jobId: string): Promise<void> {
  const sql = 'update reviews set ended_at = now() where job_id = $1 and ended_at is null';
  await runStatement(em, sql, [jobId]);
}

const REVIEW = `
select id::float8 as id, ${isoText('created_at')} as "createdAt", created_by as "createdBy", seed::float8 as seed, reasons,
  strata, items
from reviews where job_id = $1 and ended_at is null`;

/** The open review of a job; null when there is none. */
export async function readReview(em: EntityManager, jobId: string): Promise<KnownReview | null> {
  const [row] = await runStatement<KnownReview>(em, REVIEW, [jobId]);
  return row ?? null;
}

/** Id of the open review of a job; null when there is none. One look at an index. */
export async function readReviewId(em: EntityManager, jobId: string): Promise<number | null> {
  const sql = 'select id::float8 as id from reviews where job_id = $1 and ended_at is null';
  const [row] = await runStatement<{ id: number }>(em, sql, [jobId]);
  return row?.id ?? null;
}

/** A person's label of an item, as it counts now. */
export interface ItemLabel {
  readonly rater: string;
  readonly outcome: LabelOutcome;
  readonly note: string | null;
}

/** An item with what people and judges said of it. */
export interface KnownReviewItem {
  readonly item: string;
  readonly position: number;
  readonly executionId: number;
  readonly round: number;
  readonly reasons: readonly ReviewReason[];
  readonly stratum: number;
  readonly chance: number;
  readonly typed: LabelOutcome;
  readonly source: string;
  readonly outcome: LabelOutcome | null;
  readonly concludedBy: ConcludedBy | null;
  /** Whether the answer was replaced by that of a retry. */
  readonly isReplaced: boolean;
  /** Of people, oldest first. */
  readonly labels: readonly ItemLabel[];
  readonly judges: readonly ItemLabel[];
  /** Null while it is not settled. */
  readonly adjudication: ItemLabel | null;
}

const said = (kind: string): string => `
  (select coalesce(jsonb_agg(jsonb_build_object('rater', l.rater, 'outcome', l.outcome, 'note', l.note) order by l.id), '[]')
   from labels l where l.execution_id = i.execution_id and l.round = i.round and l.rater_kind = '${kind}')`;

const ITEMS = `
select i.item, i.position, i.execution_id::float8 as "executionId", i.round, i.reasons, i.stratum, i.chance, i.typed,
  i.source, i.outcome, i.concluded_by as "concludedBy",
  not exists (select 1 from executions e where e.id = i.execution_id and e.round = i.round) as "isReplaced",
  ${said('person')} as labels, ${said('judge')} as judges, ${said('adjudicator')} -> 0 as adjudication
from review_items i`;

/** Every item of a review, in the order in which they are shown. */
export async function readReviewItems(
  em: EntityManager,
  reviewId: number,
): Promise<KnownReviewItem[]> {
  return runStatement(em, `${ITEMS} where i.review_id = $1 order by i.position`, [reviewId]);
}

/** One item of a review; null when it has none of that name. */
export async function readReviewItem(
  em: EntityManager,
  reviewId: number,
  item: string,
): Promise<KnownReviewItem | null> {
  const sql = `${ITEMS} where i.item = $1 and i.review_id = $2`;
  const [row] = await runStatement<KnownReviewItem>(em, sql, [item, reviewId]);
  return row ?? null;
}

/** What was asked and what was answered. */
export interface AskedAndAnswered {
  readonly question: string;
  readonly answer: string;
}

const ANSWER = `
select coalesce(
    (select q ->> 'text' from jsonb_array_elements(j.spec -> 'questions') q where q ->> 'id' = e.question_id limit 1),
    j.spec ->> 'prompt', '') as question,
  coalesce(e.response, '') as answer
from executions e join jobs j on j.id = e.job_id where e.id = $1 and e.round = $2`;

/** The question and the answer of an item; null when a retry has replaced it. */
export async function readAnswerOf(
  em: EntityManager,
  { executionId, round }: Pick<KnownReviewItem, 'executionId' | 'round'>,
): Promise<AskedAndAnswered | null> {
  const [row] = await runStatement<AskedAndAnswered>(em, ANSWER, [executionId, round]);
  return row ?? null;
}

const RATERS = `
select distinct l.rater from review_items i
join labels l on l.execution_id = i.execution_id and l.round = i.round and l.rater_kind in ('person', 'adjudicator')
where i.review_id = $1 order by 1`;

/** Names of those who have labelled in a review, adjudicators among them. */
export async function readReviewRaters(em: EntityManager, reviewId: number): Promise<string[]> {
  const rows = await runStatement<{ rater: string }>(em, RATERS, [reviewId]);
  return rows.map(({ rater }) => rater);
}
