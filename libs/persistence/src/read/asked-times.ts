import type { Outcome } from '@beacon/domain';
import type { EntityManager } from '@mikro-orm/postgresql';
import { runStatement } from '../statement.js';

/** How far apart the regions of a model were asked. */
export interface AskedSkew {
  readonly modelId: string;
  /** Cells that were asked in two regions or more; null figures where there is none. */
  readonly cells: number;
  readonly medianSeconds: number | null;
  readonly p95Seconds: number | null;
  readonly maxSeconds: number | null;
}

/** Measured executions with one outcome that a region of a model asked within one part of the job's time. Seconds are since the job's first. */
export interface AskedBin {
  readonly modelId: string;
  readonly region: string;
  readonly bin: number;
  readonly outcome: Outcome;
  readonly n: number;
  readonly firstSecond: number;
  readonly lastSecond: number;
  readonly sumOfSeconds: number;
}

/** When the models of a job were asked. */
export interface AskedTimes {
  readonly skews: readonly AskedSkew[];
  readonly bins: readonly AskedBin[];
}

/** Cells of a job that are looked at all; of a larger one, every sixteenth, drawn by its key, which is a hash. */
const LOOKED_AT = 100_000;
const MEASURED = `job_id = $1 and status in ('completed', 'refused') and quarantine is null
  and ((select cells from jobs where id = $1) <= ${LOOKED_AT} or left(cell, 1) in ('a', 'b'))`;

/** A cell's key is of model, question and repeat, so that one text is compared for the three. */
const SKEWS = `
with cells as (
  select min(model_id) as model_id, count(*) as regions, min(started_at) as first, max(started_at) as last
  from executions where ${MEASURED} group by cell
), skews as (
  select model_id, first, last, case when regions > 1 then date_part('epoch', last - first) end as skew from cells
)
select model_id as "modelId", count(skew)::float8 as cells,
  percentile_disc(0.5) within group (order by skew) as "medianSeconds",
  percentile_disc(0.95) within group (order by skew) as "p95Seconds", max(skew) as "maxSeconds",
  date_part('epoch', min(first)) as first, date_part('epoch', max(last)) as last
from skews group by model_id`;

/** The time of the job in equal parts; the last moment is in the last of them. The number first: it is the quickest to compare. */
const BINS = `
select model_id as "modelId", region, outcome, bin::float8 as bin, count(*)::float8 as n,
  min(second) as "firstSecond", max(second) as "lastSecond", sum(second) as "sumOfSeconds"
from (
  select model_id, region, outcome, second, least(floor(second / $3::float8 * $4::int), $4::int - 1)::int as bin
  from (
    select model_id, region, outcome, date_part('epoch', started_at) - $2::float8 as second
    from executions where ${MEASURED}
  ) timed
) asked
group by bin, model_id, region, outcome`;

interface SpannedSkew extends AskedSkew {
  readonly first: number;
  readonly last: number;
}

/**
 * Reads when a job's measured executions were asked: for each model how far apart its regions were, and how many came out how in each part of the job's time. What is
 * read grows with regions, models and parts, never with the executions; of a large job, of which more would tell no more, a part of the cells is looked at.
 * @param parts into how many the time of the job is divided.
 */
export async function readAskedTimes(
  em: EntityManager,
  jobId: string,
  parts: number,
): Promise<AskedTimes> {
  const skews = await runStatement<SpannedSkew>(em, SKEWS, [jobId]);
  if (skews.length === 0) return { skews, bins: [] };
  const first = Math.min(...skews.map((skew) => skew.first));
  const length = Math.max(...skews.map(({ last }) => last)) - first;
  // Where everything was asked at one moment, it is in the first part.
  const values = [jobId, first, length || 1, parts];
  return {
    skews: skews.map(({ first: _first, last: _last, ...skew }) => skew),
    bins: await runStatement<AskedBin>(em, BINS, values),
  };
}
