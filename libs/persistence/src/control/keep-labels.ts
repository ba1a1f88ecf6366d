import type { EntityManager } from '@mikro-orm/postgresql';
import type { LabelOutcome, RaterKind, Stance } from '../entities/label.entity.js';
import { runStatement } from '../statement.js';

/** A label on its way into the table; keys are the table's columns. */
export interface NewLabel {
  /** The job whose answer is labelled. */
  readonly job_id: string;
  readonly execution_id: number;
  readonly round: number;
  readonly rater_kind: RaterKind;
  readonly rater: string;
  readonly outcome: LabelOutcome;
  readonly stance: Stance | null;
  readonly evidence: string | null;
  readonly note: string | null;
  readonly judge_job_id: string | null;
}

const COLUMNS: Readonly<Record<keyof NewLabel, string>> = {
  job_id: 'text',
  execution_id: 'bigint',
  round: 'int',
  rater_kind: 'text',
  rater: 'text',
  outcome: 'text',
  stance: 'text',
  evidence: 'text',
  note: 'text',
  judge_job_id: 'text',
};
const NAMES = Object.keys(COLUMNS);
const TYPED = Object.entries(COLUMNS).map(([name, type]) => `${name} ${type}`);
const SAID = ['job_id', 'outcome', 'stance', 'evidence', 'note', 'judge_job_id', 'at'];

/** In key order, so that two writers do not wait for each other in a circle. */
const INSERT = `
insert into labels as l (${NAMES.join(', ')})
select ${NAMES.join(', ')} from json_to_recordset($1::json) as r(${TYPED.join(', ')})
order by execution_id, round, rater_kind, rater`;

const KEEP_FIRST = `${INSERT} on conflict do nothing returning id::float8 as id`;

/**
 * A judge that was asked again says another word: that of the younger job counts, in whatever order they come. It gets an id of its own, as
 * every label that is kept: the job's log is written in their order.
 */
const KEEP_LATEST = `${INSERT}
on conflict (execution_id, round, rater_kind, rater) do update set
  id = excluded.id, ${SAID.map((name) => `${name} = excluded.${name}`).join(', ')}
where (select (j.created_at, j.id) from jobs j where j.id = excluded.judge_job_id)
    > (select (j.created_at, j.id) from jobs j where j.id = l.judge_job_id)
returning id::float8 as id`;

/**
 * Keeps labels; each rater has one for a round's answer, and a second one of the same rater changes nothing. Safe to repeat.
 * @returns ids of those that were kept now.
 */
export async function keepLabels(
  em: EntityManager,
  labels: readonly NewLabel[],
): Promise<number[]> {
  return insertWith(em, KEEP_FIRST, labels);
}

/**
 * Keeps the labels of judges; the word of a later judging job takes the place of that of an earlier one, and the same word
 * again changes nothing. Safe to repeat. Each (answer, round, judge) at most once.
 * @returns ids of those that were kept or changed now.
 */
export async function keepJudgeLabels(
  em: EntityManager,
  labels: readonly NewLabel[],
): Promise<number[]> {
  return insertWith(em, KEEP_LATEST, labels);
}

async function insertWith(
  em: EntityManager,
  sql: string,
  labels: readonly NewLabel[],
): Promise<number[]> {
  if (labels.length === 0) return [];
  const rows = await runStatement<{ id: number }>(em, sql, [JSON.stringify(labels)]);
  return rows.map(({ id }) => id);
}
