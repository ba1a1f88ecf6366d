import type { JobModel } from '@beacon/domain';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { RaterKind, Stance } from '../entities/label.entity.js';

/** What of a job's answers is to be compared by region. */
export interface ContentFrame {
  /** In the order of the job. */
  readonly regions: readonly string[];
  readonly models: readonly JobModel[];
  readonly repeats: number;
  /** Questions asked of each model; a job that asks its own prompt has one. */
  readonly questionCount: number;
  /** The questions drawn, in an order that the seed gives; the job's own prompt has the empty id. */
  readonly questions: readonly ContentFrameQuestion[];
}

/** A question that was drawn. */
export interface ContentFrameQuestion {
  readonly id: string;
  readonly hasStatement: boolean;
}

const FRAME = `
select spec -> 'regions' as regions, spec -> 'models' as models, (spec ->> 'repeats')::float8 as repeats,
  greatest(1, jsonb_array_length(spec -> 'questions')) as "questionCount",
  case when jsonb_array_length(spec -> 'questions') = 0
    then jsonb_build_array(jsonb_build_object('id', '', 'hasStatement', false))
    else (select jsonb_agg(jsonb_build_object('id', q ->> 'id', 'hasStatement', q ->> 'statement' is not null) order by draw) from (
      select q, md5(? || (q ->> 'id')) as draw from jsonb_array_elements(spec -> 'questions') q order by draw limit ?
    ) drawn)
  end as questions
from jobs where id = ?`;

/**
 * Reads whom a job asks what, with a random sample of its questions: the same for the same seed. Null when there is no such job.
 * @param most how many questions are drawn at most.
 */
export async function readContentFrame(
  em: EntityManager,
  jobId: string,
  { seed, most }: { readonly seed: number; readonly most: number },
): Promise<ContentFrame | null> {
  const [row] = await em.execute<ContentFrame[]>(FRAME, [`${seed} `, most, jobId]);
  return row ?? null;
}

/** An answer that was given: answered or partial, its region not in doubt. */
export interface GivenAnswer {
  readonly executionId: number;
  readonly questionId: string;
  readonly region: string;
  readonly repeat: number;
  /** The beginning of the text as received. */
  readonly text: string;
}

/** Which answers are meant. */
export interface GivenAnswersWanted {
  readonly jobId: string;
  readonly modelId: string;
  readonly questionIds: readonly string[];
  readonly regions: readonly string[];
  /** The first so many repeats of each question and region that have an answer. */
  readonly perRegion: number;
  /** Characters of each text. */
  readonly characters: number;
}

const GIVEN = `
select e.id::float8 as "executionId", questions.id as "questionId", e.region, e.repeat::float8 as repeat, left(e.response, ?) as text
from jsonb_array_elements_text(?::jsonb) with ordinality as questions (id, n)
cross join jsonb_array_elements_text(?::jsonb) as regions (id)
cross join lateral (
  select * from executions
  where job_id = ? and region = regions.id and model_id = ? and coalesce(question_id, '') = questions.id
    and status = 'completed' and outcome in ('answered', 'partial') and quarantine is null and response is not null
  order by repeat limit ?
) e
order by questions.n, e.region, e.repeat`;

/** Reads answers that were given to some questions, by question in the order given. */
export async function readGivenAnswers(
  em: EntityManager,
  wanted: GivenAnswersWanted,
): Promise<GivenAnswer[]> {
  const { jobId, modelId, questionIds, regions, perRegion, characters } = wanted;
  const lists = [JSON.stringify(questionIds), JSON.stringify(regions)];
  return em.execute<GivenAnswer[]>(GIVEN, [characters, ...lists, jobId, modelId, perRegion]);
}

/** What a rater says of an answer to its question's statement. */
export interface StanceLabel {
  readonly executionId: number;
  readonly raterKind: RaterKind;
  readonly stance: Stance;
}

/** Stances of executions as they stand: of their latest round. */
export async function readStances(
  em: EntityManager,
  executionIds: readonly number[],
): Promise<StanceLabel[]> {
  return em.execute<StanceLabel[]>(
    `select l.execution_id::float8 as "executionId", l.rater_kind as "raterKind", l.stance
     from jsonb_array_elements_text(?::jsonb) as wanted (id)
     join executions e on e.id = wanted.id::bigint
     join labels l on l.execution_id = e.id and l.round = e.round
     where l.stance is not null`,
    [JSON.stringify(executionIds)],
  );
}

/** Another text whenever the stances of a job's answers may have changed. */
export async function readStanceState(em: EntityManager, jobId: string): Promise<string> {
  const [row] = await em.execute<{ state: string }[]>(
    `select concat(count(*), ' ', max(labels.id), ' ', max(at)) as state from labels where job_id = ? and stance is not null`,
    [jobId],
  );
  return row?.state ?? '';
}
