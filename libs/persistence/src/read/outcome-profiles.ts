import type { JobModel, JobStatus, Outcome, QuestionKind } from '@beacon/domain';
import type { EntityManager } from '@mikro-orm/postgresql';
import { runStatement } from '../statement.js';

/** What a job's outcomes are counted over. */
export interface ProfileFrame {
  readonly status: JobStatus;
  /** In the order of the job. */
  readonly regions: readonly string[];
  readonly models: readonly JobModel[];
  readonly repeats: number;
  /** Questions asked of each model; a job that asks its own prompt has one. */
  readonly questionCount: number;
  /** How many of them there are without translations and system prompts; null where the job compares neither. */
  readonly unitCount: number | null;
}

/** How the executions of one (region, model, question) came out, over its repeats. */
export interface CellTally {
  /** By outcome, `error` included; neither cancelled nor quarantined ones. */
  readonly outcomes: Readonly<Partial<Record<Outcome, number>>>;
  readonly cancelled: number;
  readonly quarantined: number;
}

/** Questions of one model whose executions came out alike in every region. */
export interface ProfileRow {
  readonly modelId: string;
  /** Null where it is not known. */
  readonly kind: QuestionKind | null;
  /** Null where it is not known. */
  readonly language: string | null;
  /** How many questions there are of just this profile. */
  readonly questions: number;
  /** Ids of the first of them, in their order; empty for a job that asks its own prompt. */
  readonly ids: readonly string[];
  /** What is recorded, by region. A region in which nothing is has no entry. */
  readonly cells: ReadonlyMap<string, CellTally>;
}

/** Reads the frame of a job's outcomes; null when there is no such job. */
export async function readProfileFrame(
  em: EntityManager,
  jobId: string,
): Promise<ProfileFrame | null> {
  const [row] = await runStatement<ProfileFrame>(
    em,
    `select status, spec -> 'regions' as regions, spec -> 'models' as models,
       (spec ->> 'repeats')::float8 as repeats,
       greatest(1, jsonb_array_length(spec -> 'questions')) as "questionCount",
       case when spec ? 'arms' then (
         select count(distinct coalesce(q ->> 'pair', left(q ->> 'id', coalesce(-length(q ->> 'variant') - 1, 128))))::float8
         from jsonb_array_elements(spec -> 'questions') q
       ) end as "unitCount"
     from jobs where id = $1`,
    [jobId],
  );
  return row ?? null;
}

/** What a job says of the language of a question. */
export interface QuestionWords {
  readonly id: string;
  /** As the job has it; null where it says nothing. */
  readonly language: string | null;
  /** How its text begins, where the job says nothing of its language. */
  readonly text: string | null;
}

/** As much of a text as a language is told from. */
const BEGINNING = 2_000;

/** Reads what a job says of the languages of its questions; a job that asks its own prompt has one question, with an empty id. */
export async function readQuestionWords(
  em: EntityManager,
  jobId: string,
): Promise<QuestionWords[]> {
  return runStatement<QuestionWords>(
    em,
    `select q ->> 'id' as id, nullif(q ->> 'language', '') as language,
       case when nullif(q ->> 'language', '') is null then left(q ->> 'text', ${BEGINNING}) end as text
     from jobs j cross join jsonb_array_elements(j.spec -> 'questions') q where j.id = $1
     union all
     select '', null, left(spec ->> 'prompt', ${BEGINNING}) from jobs
     where id = $1 and jsonb_array_length(spec -> 'questions') = 0`,
    [jobId],
  );
}

/** Ids of a profile that are read: as many as are reported for questions that differ by themselves. */
const MOST_IDS = 20;

/** Cells are written as "region class count", so that the database tells profiles apart by comparing one text each. */
const PROFILES = `
with kinds as materialized (
  select q ->> 'id' as question_id, coalesce(q ->> 'kind', bank.kind) as kind
  from jobs j cross join jsonb_array_elements(j.spec -> 'questions') q
  left join jsonb_each_text($1::jsonb) as bank (id, kind) on bank.id = q ->> 'id' and q ->> 'source' = 'bank'
  where j.id = $2 and coalesce(q ->> 'kind', bank.kind) is not null
), languages as materialized (
  select key as question_id, value as language from jsonb_each_text($3::jsonb)
), ends as (
  select model_id, question_id, region, outcome, status, quarantine, count(*) as executions
  from executions where job_id = $2 group by 1, 2, 3, 4, 5, 6
), questions as (
  select model_id, coalesce(question_id, '') as question_id,
    string_agg(
      region || ' ' || case
        when quarantine is not null then 'quarantined'
        when status = 'cancelled' then 'cancelled'
        else outcome
      end || ' ' || executions,
      ',' order by region, outcome, status, quarantine
    ) as profile
  from ends group by 1, 2
)
select model_id as "modelId", kind, language, profile, count(*)::float8 as questions,
  (array_agg(question_id order by question_id))[1:${MOST_IDS}] as ids
from questions left join kinds using (question_id) left join languages using (question_id)
group by 1, 2, 3, 4 order by 1, 2, 3, 4`;

interface CountedProfile {
  readonly modelId: string;
  readonly kind: QuestionKind | null;
  readonly language: string | null;
  readonly profile: string;
  readonly questions: number;
  readonly ids: readonly string[];
}

/**
 * Counts a job's outcomes: for each model the distinct ways in which a question came out over the regions, and how many
 * questions came out so. What is read grows with the number of those ways, never with that of the executions.
 * @param bankKinds kinds of the bank's questions by their ids, for questions whose kind the job does not hold itself.
 * @param languages of all questions by their ids; null for one that is not known.
 */
export async function readOutcomeProfiles(
  em: EntityManager,
  jobId: string,
  bankKinds: Readonly<Record<string, QuestionKind>>,
  languages: ReadonlyMap<string, string | null>,
): Promise<ProfileRow[]> {
  const values = [...languages.values()];
  const [common = null] = values;
  const isShared = values.every((language) => language === common);
  // Most jobs have one language: nothing is joined for that.
  const joined = isShared ? {} : Object.fromEntries(languages);
  const parameters = [JSON.stringify(bankKinds), jobId, JSON.stringify(joined)];
  const rows = await runStatement<CountedProfile>(em, PROFILES, parameters);
  return rows.map((row) => toRow(isShared ? { ...row, language: common } : row));
}

function toRow({ profile, ids, ...row }: CountedProfile): ProfileRow {
  return { ...row, ids: ids.filter((id) => id !== ''), cells: readProfile(profile) };
}

function readProfile(profile: string): ReadonlyMap<string, CellTally> {
  const classes = new Map<string, Record<string, number>>();
  for (const entry of profile.split(',')) {
    const [region = '', name = '', executions = '0'] = entry.split(' ');
    const counts = classes.get(region) ?? {};
    counts[name] = (counts[name] ?? 0) + Number(executions);
    classes.set(region, counts);
  }
  return new Map([...classes].map(([region, counts]) => [region, toTally(counts)]));
}

/** Reads "class count" entries, with commas between; an empty text is a cell of which nothing is recorded. */
export function readTally(cell: string): CellTally {
  const entries = cell === '' ? [] : cell.split(',');
  return toTally(
    Object.fromEntries(
      entries.map((entry) => {
        const [name = '', executions = '0'] = entry.split(' ');
        return [name, Number(executions)];
      }),
    ),
  );
}

function toTally({
  cancelled = 0,
  quarantined = 0,
  ...outcomes
}: Readonly<Record<string, number>>): CellTally {
  return { outcomes, cancelled, quarantined };
}
