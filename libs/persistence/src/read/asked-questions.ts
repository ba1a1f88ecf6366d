import type { EntityManager } from '@mikro-orm/postgresql';
import { runStatement } from '../statement.js';

/** The questions of a job in its order, without their texts. */
export interface AskedList {
  /** One empty id for a job that asks its own prompt. */
  readonly ids: readonly string[];
  /** Of each question; null where it has none. */
  readonly categories: readonly (string | null)[];
}

const LIST = `
select coalesce(jsonb_agg(q -> 'id' order by n), '[]') as ids,
  coalesce(jsonb_agg(q -> 'category' order by n), '[]') as categories
from jobs j, jsonb_array_elements(j.spec -> 'questions') with ordinality as all_questions (q, n) where j.id = $1`;

/** Reads which questions a job asks. */
export async function readAskedList(em: EntityManager, jobId: string): Promise<AskedList> {
  const [list] = await runStatement<AskedList>(em, LIST, [jobId]);
  return list === undefined || list.ids.length === 0 ? { ids: [''], categories: [null] } : list;
}

/** The letters of both sides are folded by the database, so that they are folded alike. */
const FIND = `
with job as (select spec from jobs where id = $1)
select n::int - 1 as position
from job cross join lateral jsonb_array_elements(spec -> 'questions') with ordinality as all_questions (q, n)
where position(lower($2) in lower(q ->> 'text')) > 0 or position(lower($2) in lower(q ->> 'id')) > 0
  or position(lower($2) in lower(q ->> 'category')) > 0
union all
select 0 from job
where jsonb_array_length(spec -> 'questions') = 0 and position(lower($2) in lower(spec ->> 'prompt')) > 0`;

/** Places of the questions of a job, 0-based, that have some words in their text, id or category, in whatever case. */
export async function findAskedQuestions(
  em: EntityManager,
  jobId: string,
  words: string,
): Promise<number[]> {
  const rows = await runStatement<{ position: number }>(em, FIND, [jobId, words]);
  return rows.map(({ position }) => position);
}
