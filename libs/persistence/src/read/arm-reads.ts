import type { QuestionKind } from '@beacon/domain';
import type { EntityManager } from '@mikro-orm/postgresql';
import { runStatement } from '../statement.js';

/** Where a question stands in a comparison by an arm. Levels and strata are numbers: names are the reader's. */
export interface QuestionPlace {
  /** Names the questions that are one in this comparison. */
  readonly unit: string;
  /** Null where the question does not tell it. */
  readonly level: number | null;
  /** What of the question is held alike. */
  readonly stratum: number;
  readonly kind: QuestionKind | null;
  readonly language: string | null;
}

/** Where a model stands in it. */
export interface ModelPlace {
  readonly subject: string;
  /** Null where the model does not tell it. */
  readonly level: number | null;
}

/** How a job's executions are laid out by an arm. */
export interface ArmPlaces {
  /** By id; an empty id is the job's own prompt. Questions that are not here are not read. */
  readonly questions: ReadonlyMap<string, QuestionPlace>;
  /** By id. Models that are not here are not read. */
  readonly models: ReadonlyMap<string, ModelPlace>;
  /** Where regions are compared they are the levels, and what contradicts its region is no measurement. */
  readonly isByRegion: boolean;
}

/** Executions that differ in nothing but the arm. */
export interface BlockRow {
  readonly region: string;
  readonly stratum: number;
  readonly repeats: number;
  /** How each level ended, by its number, or by its region where these are compared: an outcome, `cancelled` or `quarantined`. */
  readonly ends: ReadonlyMap<string, string>;
}

/** Units of one subject that came out alike in everything. */
export interface ArmProfileRow {
  readonly subject: string;
  readonly kind: QuestionKind | null;
  readonly language: string | null;
  readonly questions: number;
  /** Of the first of them. */
  readonly ids: readonly string[];
  readonly blocks: readonly BlockRow[];
}

/** Ids of a profile that are read. */
const MOST_IDS = 20;

/** Ids of regions hold none of `|`, `,`, `;` and blanks, which take a profile apart. */
const PLACED = `
asked as materialized (
  select key as question_id, value ->> 0 as unit, value ->> 1 as level, value ->> 2 as stratum, value ->> 3 as kind, value ->> 4 as language
  from jsonb_each($2::jsonb)
), models as materialized (
  select key as model_id, value ->> 0 as subject, value ->> 1 as level from jsonb_each($3::jsonb)
), placed as (
  select m.subject, a.unit, a.kind, a.language, e.repeat, a.stratum, e.provider, e.evidence, e.quarantine, e.status, e.outcome,
    case when $4::boolean then '' else e.region end as region,
    case when $4::boolean then e.region else coalesce(a.level, m.level) end as level
  from executions e join models m using (model_id) join asked a on a.question_id = coalesce(e.question_id, '')
  where e.job_id = $1
)`;

const PROFILES = `
with ${PLACED}, blocks as (
  select subject, unit, kind, language, region, stratum, repeat,
    string_agg(
      level || ' ' || case
        when $4::boolean and quarantine is not null then 'quarantined'
        when status = 'cancelled' then 'cancelled'
        else outcome
      end,
      ',' order by level
    ) as ends
  from placed group by 1, 2, 3, 4, 5, 6, 7
), alike as (
  select subject, unit, kind, language, region, stratum, ends, count(*) as repeats from blocks group by 1, 2, 3, 4, 5, 6, 7
), units as (
  select subject, unit, kind, language,
    string_agg(region || '|' || stratum || '|' || repeats || '|' || ends, ';' order by region, stratum, ends) as profile
  from alike group by 1, 2, 3, 4
)
select subject, kind, language, profile, count(*)::float8 as questions,
  (array_agg(unit order by unit))[1:${MOST_IDS}] as ids
from units group by 1, 2, 3, 4 order by 1, 2, 3, 4`;

/**
 * Counts a job's executions by an arm: for each subject the distinct ways in which a unit came out, and how many came out so. What is read grows with the
 * number of those ways, never with that of the executions.
 */
export async function readArmProfiles(
  em: EntityManager,
  jobId: string,
  places: ArmPlaces,
): Promise<ArmProfileRow[]> {
  type Counted = Omit<ArmProfileRow, 'blocks'> & { readonly profile: string };
  const rows = await runStatement<Counted>(em, PROFILES, parametersOf(jobId, places));
  return rows.map(({ profile, ids, ...row }) => ({
    ...row,
    ids: ids.filter((id) => id !== ''),
    blocks: profile.split(';').map(readBlock),
  }));
}

/** What answered the executions of a level, as it was seen. */
export interface ServedRow {
  readonly subject: string;
  /** Its number, or the region where these are compared. */
  readonly level: string;
  readonly provider: string;
  /** The provider behind a router; null without one. */
  readonly upstream: string | null;
  /** The model that the provider says answered; null where it does not say. */
  readonly servedModel: string | null;
  readonly executions: number;
  /** Those of them whose evidence contradicts their region. */
  readonly elsewhere: number;
}

const SERVED = `
with ${PLACED}
select subject, level, provider, evidence ->> 'upstream' as upstream, evidence ->> 'servedModel' as "servedModel",
  count(*)::float8 as executions, (count(*) filter (where quarantine is not null))::float8 as elsewhere
from placed where status in ('completed', 'refused') and (quarantine is null or not $4::boolean)
group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`;

/** Counts by what the levels of an arm were answered; measured executions only. */
export async function readArmServed(
  em: EntityManager,
  jobId: string,
  places: ArmPlaces,
): Promise<ServedRow[]> {
  return runStatement<ServedRow>(em, SERVED, parametersOf(jobId, places));
}

function parametersOf(jobId: string, { questions, models, isByRegion }: ArmPlaces): unknown[] {
  const asked = [...questions].map(([id, { unit, level, stratum, kind, language }]) => [
    id,
    [unit, level, stratum, kind, language],
  ]);
  const placed = [...models].map(([id, { subject, level }]) => [id, [subject, level]]);
  return [
    jobId,
    JSON.stringify(Object.fromEntries(asked)),
    JSON.stringify(Object.fromEntries(placed)),
    isByRegion,
  ];
}

function readBlock(text: string): BlockRow {
  const [region = '', stratum = '0', repeats = '0', ends = ''] = text.split('|');
  return {
    region,
    stratum: Number(stratum),
    repeats: Number(repeats),
    ends: new Map(
      ends.split(',').map((end) => {
        const [level = '', name = ''] = end.split(' ');
        return [level, name];
      }),
    ),
  };
}
