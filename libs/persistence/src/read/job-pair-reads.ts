import { SIMULATION_HEADER } from '@beacon/domain';
import type { JobModel, JobStatus, QuestionKind, Sampling } from '@beacon/domain';
import type { EntityManager } from '@mikro-orm/postgresql';
import { isoText } from './sql.js';
import type { CellTally } from './outcome-profiles.js';
import { readTally } from './outcome-profiles.js';
import type { TypedGroup } from './typed-groups.js';
import { runStatement } from '../statement.js';

/** A job as it is compared with another: how it asked, without its questions. */
export interface ComparedJob {
  readonly id: string;
  readonly name: string;
  readonly status: JobStatus;
  /** ISO 8601, as are all times here. */
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly completedAt: string | null;
  readonly models: readonly JobModel[];
  readonly repeats: number;
  readonly sampling: Sampling;
  /** By region; null where none is sent. */
  readonly systemPrompts: Readonly<Record<string, string | null>>;
}

/** Reads how a job asked; null when there is none. */
export async function readComparedJob(
  em: EntityManager,
  jobId: string,
): Promise<ComparedJob | null> {
  const [row] = await runStatement<ComparedJob>(
    em,
    `select id, coalesce(name, '') as name, status, ${isoText('created_at')} as "createdAt",
       ${isoText('started_at')} as "startedAt", ${isoText('completed_at')} as "completedAt",
       spec -> 'models' as models, coalesce(repeats, 1)::float8 as repeats, spec -> 'sampling' as sampling,
       system_prompts as "systemPrompts"
     from jobs where id = $1`,
    [jobId],
  );
  return row ?? null;
}

/** A question of either of two jobs. */
export interface PairedQuestion {
  /** Empty for a job's own prompt. */
  readonly id: string;
  readonly inBefore: boolean;
  readonly inAfter: boolean;
  /** Whether both ask it in the same words; false where one does not ask it. */
  readonly isSame: boolean;
  /** As a job has it; null where neither says anything. */
  readonly language: string | null;
  /** How its text begins, where no job says anything of its language. */
  readonly text: string | null;
}

/** As much of a text as a language is told from. */
const BEGINNING = 2_000;

const QUESTIONS = `
with asked as (
  select j.id as job_id, q ->> 'id' as id, q ->> 'text' as text, nullif(q ->> 'language', '') as language,
    case when q ? 'variant' then (
      select coalesce(level ->> 'systemPrompt', '') from jsonb_array_elements(j.spec -> 'arms') arm
        cross join jsonb_array_elements(arm -> 'levels') level
      where arm ->> 'kind' in ('system_prompt', 'persona') and level ->> 'name' = q ->> 'variant'
    ) end as said_before
  from jobs j cross join jsonb_array_elements(j.spec -> 'questions') q where j.id in ($1, $2)
  union all
  select id, '', spec ->> 'prompt', null, null from jobs where id in ($1, $2) and question_count = 0
)
select coalesce(b.id, a.id) as id, b.id is not null as "inBefore", a.id is not null as "inAfter",
  coalesce(b.text = a.text and b.said_before is not distinct from a.said_before, false) as "isSame", coalesce(b.language, a.language) as language,
  case when coalesce(b.language, a.language) is null then left(coalesce(b.text, a.text), ${BEGINNING}) end as text
from (select * from asked where job_id = $1) b full join (select * from asked where job_id = $2) a on a.id = b.id
order by 1`;

/** The questions of two jobs, joined by their ids. */
export async function readPairedQuestions(
  em: EntityManager,
  before: string,
  after: string,
): Promise<PairedQuestion[]> {
  return runStatement<PairedQuestion>(em, QUESTIONS, [before, after]);
}

/** Questions of one model and region that came out alike in both of two jobs. */
export interface PairedProfileRow {
  readonly modelId: string;
  readonly region: string;
  readonly kind: QuestionKind | null;
  readonly language: string | null;
  readonly questions: number;
  /** Of all of them, where before and after are not the same; else empty. */
  readonly ids: readonly string[];
  readonly before: CellTally;
  readonly after: CellTally;
}

/** Cells are written as "class count", as those of one job are. */
const PROFILES = `
with asked as materialized (
  select key as question_id, value as language from jsonb_each_text($3::jsonb)
), kinds as materialized (
  select q ->> 'id' as question_id, coalesce(q ->> 'kind', bank.kind) as kind
  from jobs j cross join jsonb_array_elements(j.spec -> 'questions') q
  left join jsonb_each_text($4::jsonb) as bank (id, kind) on bank.id = q ->> 'id' and q ->> 'source' = 'bank'
  where j.id = $2
), ends as (
  select job_id, model_id, region, coalesce(question_id, '') as question_id,
    case when quarantine is not null then 'quarantined' when status = 'cancelled' then 'cancelled' else outcome end as class,
    count(*) as executions
  from executions where job_id in ($1, $2) group by 1, 2, 3, 4, 5
), cells as (
  select model_id, region, question_id,
    coalesce(string_agg(class || ' ' || executions, ',' order by class) filter (where job_id = $1), '') as before,
    coalesce(string_agg(class || ' ' || executions, ',' order by class) filter (where job_id = $2), '') as after
  from ends join asked using (question_id) group by 1, 2, 3
)
select model_id as "modelId", region, kind, language, before, after, count(*)::float8 as questions,
  coalesce(array_agg(question_id order by question_id) filter (where before <> after), '{}') as ids
from cells join asked using (question_id) left join kinds using (question_id)
group by 1, 2, 3, 4, 5, 6 order by 1, 2, 3, 4, 5, 6`;

/** What two jobs are counted over. */
export interface PairedScope {
  readonly before: string;
  readonly after: string;
  /** Languages of the questions that are counted, by their ids; null for one that is not known. */
  readonly languages: ReadonlyMap<string, string | null>;
  /** Kinds of the bank's questions by their ids. */
  readonly bankKinds: Readonly<Record<string, QuestionKind>>;
}

/** Counts in the database how questions came out in two jobs, by model and region. */
export async function readPairedProfiles(
  em: EntityManager,
  { before, after, languages, bankKinds }: PairedScope,
): Promise<PairedProfileRow[]> {
  const asked = JSON.stringify(Object.fromEntries(languages));
  type Counted = Omit<PairedProfileRow, 'before' | 'after'> & { before: string; after: string };
  const values = [before, after, asked, JSON.stringify(bankKinds)];
  const rows = await runStatement<Counted>(em, PROFILES, values);
  return rows.map((row) => ({
    ...row,
    before: readTally(row.before),
    after: readTally(row.after),
  }));
}

/** Counted executions of a lane by what typed them, and by what answered them. */
export interface AnsweredGroup extends TypedGroup {
  readonly region: string;
  readonly provider: string;
  /** The provider's name of the model; null in executions without an answer. */
  readonly providerModel: string | null;
  /** The model that the provider says answered; null where it does not say. */
  readonly servedModel: string | null;
  /** The provider's own region that was asked; null where the lane names none. */
  readonly askedRegion: string | null;
  /** The provider behind a router that served; null without one. */
  readonly upstream: string | null;
  /** Parameters of the sampling that were not sent, as a JSON list; null for none. */
  readonly leftOut: string | null;
}

const ANSWERED = `
select model_id as "modelId", region, outcome_source as source, classifier_version as version,
  (evidence -> 'edgeHeaders' ->> '${SIMULATION_HEADER}') is not null as "isSimulated", provider,
  evidence ->> 'providerModel' as "providerModel", evidence ->> 'servedModel' as "servedModel",
  evidence ->> 'askedRegion' as "askedRegion", evidence ->> 'upstream' as upstream, evidence ->> 'leftOut' as "leftOut",
  count(*)::float8 as executions
from executions where job_id = $1 and status in ('completed', 'refused') and quarantine is null
group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 order by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11`;

/** Counts a job's measured executions by lane, by what typed them and by what answered them. */
export async function readAnsweredGroups(
  em: EntityManager,
  jobId: string,
): Promise<AnsweredGroup[]> {
  return runStatement<AnsweredGroup>(em, ANSWERED, [jobId]);
}
