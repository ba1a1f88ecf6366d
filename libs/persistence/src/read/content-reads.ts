import type { JobModel } from '@beacon/domain';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { RaterKind, Stance } from '../entities/label.entity.js';
import { runStatement } from '../statement.js';

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
      select q, md5($1::text || (q ->> 'id')) as draw from jsonb_array_elements(spec -> 'questions') q order by draw limit $2
    ) drawn)
  end as questions
from jobs where id = $3`;

/**
 * Reads whom a job asks what, with a random sample of its questions: the same for the same seed. Null when there is no such job.
 * @param most how many questions are drawn at most.
 */
export async function readContentFrame(
  em: EntityManager,
  jobId: string,
  { seed, most }: { readonly seed: number; readonly most: number },
): Promise<ContentFrame | null> {
  const [row] = await runStatement<ContentFrame>(em, FRAME, [`${seed} `, most, jobId]);
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
select e.id::float8 as "executionId", questions.id as "questionId", e.region, e.repeat::float8 as repeat, left(e.response, $1::int) as text
from unnest($2::text[]) with ordinality as questions (id, n)
cross join unnest($3::text[]) as regions (id)
cross join lateral (
  select * from executions
  where job_id = $4 and region = regions.id and model_id = $5 and coalesce(question_id, '') = questions.id
    and status = 'completed' and outcome in ('answered', 'partial') and quarantine is null and response is not null
  order by repeat limit $6
) e
order by questions.n, e.region, e.repeat`;

/** Reads answers that were given to some questions, by question in the order given. */
export async function readGivenAnswers(
  em: EntityManager,
  wanted: GivenAnswersWanted,
): Promise<GivenAnswer[]> {
  const { jobId, modelId, questionIds, regions, perRegion, characters } = wanted;
  return runStatement<GivenAnswer>(em, GIVEN, [
    characters,
    questionIds,
    regions,
    jobId,
    modelId,
    perRegion,
  ]);
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
  return runStatement<StanceLabel>(
    em,
    `select l.execution_id::float8 as "executionId", l.rater_kind as "raterKind", l.stance
     from unnest($1::bigint[]) as wanted (id)
     join executions e on e.id = wanted.id
     join labels l on l.execution_id = e.id and l.round = e.round
     where l.stance is not null`,
    [executionIds],
  );
}

/** Another text whenever the stances of a job's answers may have changed. */
export async function readStanceState(em: EntityManager, jobId: string): Promise<string> {
  const [row] = await runStatement<{ state: string }>(
    em,
    `select concat(count(*), ' ', max(labels.id), ' ', max(at)) as state from labels where job_id = $1 and stance is not null`,
    [jobId],
  );
  return row?.state ?? '';
}
