import type { EntityManager } from '@mikro-orm/postgresql';
import { runStatement } from '../statement.js';
import { executionConditions } from './execution-conditions.js';
import type { ExecutionFilter } from './execution-reads.js';

/** What is looked for, newest first. */
export interface AnswerSearch {
  readonly filter: ExecutionFilter;
  /** Words as they are, in whatever case. */
  readonly words: string;
  /** Only executions with a smaller id. */
  readonly before: number | undefined;
  readonly limit: number;
}

/** An answer that has the words. */
export interface FoundAnswer {
  readonly id: number;
  /** What stands around their first place, with them in the middle. */
  readonly lead: string;
  readonly hit: string;
  readonly rest: string;
  /** Whether the answer goes on before and after that. */
  readonly isCutBefore: boolean;
  readonly isCutAfter: boolean;
}

/** A part of a search. */
export interface FoundAnswers {
  readonly found: readonly FoundAnswer[];
  /** Executions that were looked at. */
  readonly searched: number;
  /** The last of them; null when there was none. */
  readonly last: number | null;
  /** Whether it ended with the executions, and not at a limit. */
  readonly isComplete: boolean;
}

/** Executions looked at in one go, and characters of their answers: no index is needed, and none of them takes long. */
const MOST_SEARCHED = 20_000;
const MOST_CHARACTERS = 20_000_000;

const AROUND = 80;

type Row = Omit<FoundAnswers, 'isComplete' | 'found'> & {
  readonly candidates: number;
  readonly found: readonly FoundAnswer[];
};

/**
 * Answers are read only of rows within both limits. The words are looked for before rows are joined: PostgreSQL would rather look into
 * every answer of the table first.
 */
function statement(conditions: readonly string[], next: number): string {
  const [words, limit] = [`lower($${next}::text)`, `$${next + 1}`];
  const where = conditions.length === 0 ? 'true' : conditions.join(' and ');
  return `
with searched as materialized (
  select id, case when characters - response_length < ${MOST_CHARACTERS}
      then coalesce(position(${words} in lower(response)), 0) end as at
  from (
    select id, response, response_length, sum(response_length) over (order by id desc) as characters from (
      select e.id, e.response, e.response_length from executions e where ${where}
      order by e.id desc limit ${MOST_SEARCHED}
    ) candidates
  ) measured
), found as (
  select id, at, response
  from (select id, at from searched where at > 0 order by id desc limit ${limit}) hits join executions using (id)
)
select (select count(*) from searched)::float8 as candidates, (select count(at) from searched)::float8 as searched,
  (select min(id) filter (where at is not null) from searched)::float8 as last,
  (select coalesce(jsonb_agg(jsonb_build_object(
      'id', id,
      'lead', substr(response, greatest(1, at - ${AROUND}), least(at - 1, ${AROUND})),
      'hit', substr(response, at, length($${next}::text)),
      'rest', substr(response, at + length($${next}::text), ${AROUND}),
      'isCutBefore', at - 1 > ${AROUND},
      'isCutAfter', length(response) >= at + length($${next}::text) + ${AROUND}
    ) order by id desc), '[]') from found) as found`;
}

/** Looks for words in answers, newest first, as far as one statement may. */
export async function searchAnswers(
  em: EntityManager,
  { filter, words, before, limit }: AnswerSearch,
): Promise<FoundAnswers> {
  const { conditions, values } = executionConditions(filter);
  const next = values.length + (before === undefined ? 1 : 2);
  const place = before === undefined ? [] : [`e.id < $${values.length + 1}`];
  const sql = statement([...conditions, ...place], next);
  const parameters = [...values, ...(before === undefined ? [] : [before]), words, limit];
  const [row] = await runStatement<Row>(em, sql, parameters);
  const { candidates = 0, searched = 0, last = null, found = [] } = row ?? {};
  const isComplete = searched === candidates && candidates < MOST_SEARCHED;
  return { found, searched, last, isComplete };
}
