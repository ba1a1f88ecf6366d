import type { EntityManager } from '@mikro-orm/postgresql';
import { runStatement } from '../statement.js';

/** Where and by whom executions of a lane were answered, as far as it is known. */
export interface ServedFrom {
  readonly modelId: string;
  readonly region: string;
  readonly provider: string;
  readonly endpointHost: string | null;
  readonly providerModel: string | null;
  readonly servedModel: string | null;
  readonly providerRegion: string | null;
  readonly node: string | null;
  readonly executions: number;
  /** Different fingerprints that the provider gave. */
  readonly fingerprints: number;
}

/** Executions without a measurement, by why. */
export interface WithoutMeasurement {
  readonly region: string;
  readonly reason: string;
  readonly executions: number;
}

/** Who or what typed outcomes. */
export interface TypedBy {
  readonly source: string;
  readonly version: string;
  readonly executions: number;
}

/** What a report says of a job beside its outcomes. Listings hold the most frequent {@link LISTED}. */
export interface ReportFacts {
  readonly served: readonly ServedFrom[];
  /** Failed and cancelled executions by error code. */
  readonly failures: readonly WithoutMeasurement[];
  readonly quarantined: readonly WithoutMeasurement[];
  readonly typedBy: readonly TypedBy[];
  readonly hashes: PromptHashes;
  readonly costUsd: number | null;
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
}

/** Whether what was asked is what the job says. */
export interface PromptHashes {
  /** Executions with an answer. */
  readonly checked: number;
  /** Those among them whose prompt has another hash than the question's text. */
  readonly different: number;
}

/** Rows of a listing at most. */
const LISTED = 100;

const SERVED = `
select model_id as "modelId", region, provider, evidence ->> 'endpointHost' as "endpointHost",
  evidence ->> 'providerModel' as "providerModel", evidence ->> 'servedModel' as "servedModel",
  evidence ->> 'providerRegion' as "providerRegion", evidence ->> 'node' as node,
  count(*)::float8 as executions, count(distinct evidence ->> 'systemFingerprint')::float8 as fingerprints
from executions where job_id = $1 and status in ('completed', 'refused')
group by 1, 2, 3, 4, 5, 6, 7, 8 order by count(*) desc, 1, 2, 3, 4, 5, 6, 7, 8 limit ${LISTED}`;

const FAILURES = `
select region, coalesce(error_code, status) as reason, count(*)::float8 as executions
from executions where job_id = $1 and status in ('failed', 'cancelled')
group by 1, 2 order by count(*) desc, 1, 2 limit ${LISTED}`;

const QUARANTINED = `
select region, quarantine as reason, count(*)::float8 as executions
from executions where job_id = $1 and quarantine is not null
group by 1, 2 order by count(*) desc, 1, 2 limit ${LISTED}`;

const TYPED_BY = `
select outcome_source as source, classifier_version as version, count(*)::float8 as executions
from executions where job_id = $1 and status in ('completed', 'refused')
group by 1, 2 order by count(*) desc, 1, 2 limit ${LISTED}`;

const HASHES = `
with asked as materialized (
  select q ->> 'id' as id, encode(sha256(convert_to(q ->> 'text', 'UTF8')), 'hex') as hash
  from jobs j cross join jsonb_array_elements(j.spec -> 'questions') q where j.id = $1
  union all
  select '', encode(sha256(convert_to(spec ->> 'prompt', 'UTF8')), 'hex') from jobs
  where id = $1 and spec ->> 'prompt' is not null
)
select count(*)::float8 as checked, (count(*) filter (where e.prompt_sha256 is distinct from a.hash))::float8 as different
from executions e left join asked a on a.id = coalesce(e.question_id, '')
where e.job_id = $1 and e.status in ('completed', 'refused')`;

const COSTS = `
select sum(cost_usd) as "costUsd", sum(input_tokens)::float8 as "inputTokens", sum(output_tokens)::float8 as "outputTokens"
from executions where job_id = $1`;

/** Counts in the database what a report says of a job beside its outcomes. */
export async function readReportFacts(em: EntityManager, jobId: string): Promise<ReportFacts> {
  const [hashes] = await runStatement<PromptHashes>(em, HASHES, [jobId]);
  const [costs] = await runStatement<Pick<ReportFacts, 'costUsd' | 'inputTokens' | 'outputTokens'>>(
    em,
    COSTS,
    [jobId],
  );
  return {
    served: await runStatement<ServedFrom>(em, SERVED, [jobId]),
    failures: await runStatement<WithoutMeasurement>(em, FAILURES, [jobId]),
    quarantined: await runStatement<WithoutMeasurement>(em, QUARANTINED, [jobId]),
    typedBy: await runStatement<TypedBy>(em, TYPED_BY, [jobId]),
    hashes: hashes ?? { checked: 0, different: 0 },
    costUsd: costs?.costUsd ?? null,
    inputTokens: costs?.inputTokens ?? null,
    outputTokens: costs?.outputTokens ?? null,
  };
}
