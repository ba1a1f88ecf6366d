import { isTerminal, judgeRater, withAnswers } from '@beacon/domain';
import type { JobJudging, JobLane, JobModel, JobStatus } from '@beacon/domain';
import type { EntityManager } from '@mikro-orm/postgresql';
import { MARK_ALL } from '../planning/lanes-under-way.js';
import { runStatement } from '../statement.js';
import { inScope } from './judgeable.js';

/** What one step of feeding a judging job came to. */
export interface FeedStep {
  /** Answers that were taken in. */
  readonly added: number;
  /** `more` may be there now, `waiting` for the source to go on, `done` permanently. */
  readonly state: 'more' | 'waiting' | 'done';
}

/** A judging job that waits for answers, and the status of the job that gives them. */
interface Fed {
  readonly sourceJobId: string;
  readonly sourceStatus: JobStatus;
  readonly answers: number;
  readonly seenUpTo: number;
  readonly isLastLook: boolean;
  readonly judging: JobJudging;
  readonly models: readonly JobModel[];
}

const UNFED = `
select g.job_id as id from judgings g join jobs j on j.id = g.job_id
where g.fed_at is null and j.status = 'running' and j.paused_at is null order by j.created_at, j.id`;

/** Judging jobs that run and may get more answers, oldest first. */
export async function findUnfedJudgings(em: EntityManager): Promise<string[]> {
  const rows = await runStatement<{ id: string }>(em, UNFED);
  return rows.map(({ id }) => id);
}

// The source's status is read before its executions: what is there of one that had ended then is all that there will be.
const READ = `
select g.source_job_id as "sourceJobId", s.status as "sourceStatus", g.answers::float8 as answers,
  g.seen_up_to::float8 as "seenUpTo", g.is_last_look as "isLastLook", j.spec -> 'judging' as judging, j.spec -> 'models' as models
from judgings g join jobs j on j.id = g.job_id join jobs s on s.id = g.source_job_id
where g.job_id = $1 and g.fed_at is null and j.status = 'running' and j.paused_at is null`;

/**
 * One look at some executions of the source behind the cursor. Those that are to be judged and are not yet get the next
 * positions: the ones that all the same judges are asked about side by side, so that each lane gets whole ranges of them.
 */
const take = (scope: JobJudging['only']): string => `
with looked as materialized (
  select e.id, e.round, ${inScope(scope)} as is_wanted from executions e
  where e.job_id = $2 and e.id > $3 order by e.id limit $4
), chosen as materialized (
  select l.id, l.round, array(
    select r.place::int from unnest($5::text[]) with ordinality as r(rater, place)
    where $6 or not exists (select 1 from labels b where b.execution_id = l.id and b.round = l.round
      and b.rater_kind = 'judge' and b.rater = r.rater) order by r.place) as judges
  from looked l
  where l.is_wanted and not exists (
    select 1 from judged_answers a where a.job_id = $1 and a.execution_id = l.id and a.round = l.round)
), placed as materialized (
  select id, round, judges, $7::bigint + row_number() over (order by judges, id) - 1 as position
  from chosen where cardinality(judges) > 0
), kept as (
  insert into judged_answers (job_id, position, execution_id, round)
  select $1, position, id, round from placed order by position
)
select (select count(*)::float8 from looked) as looked, (select max(id)::float8 from looked) as last,
  (select coalesce(jsonb_agg(g order by g.first), '[]') from (
    select judges, min(position) as first, count(*) as count from placed group by judges) g) as groups`;

interface Taken {
  readonly looked: number;
  readonly last: number | null;
  readonly groups: readonly {
    /** Places of the judges, 1-based. */
    readonly judges: readonly number[];
    readonly first: number;
    readonly count: number;
  }[];
}

/**
 * Takes some more answers of the source into a judging job, in the transaction of the entity manager. The job's row
 * must be held. What is taken in lengthens the lanes of the judges that are to be asked about it, and the job's time.
 * @param limit executions that are looked at.
 */
export async function feedJudging(
  em: EntityManager,
  jobId: string,
  limit: number,
): Promise<FeedStep> {
  const [fed] = await runStatement<Fed>(em, READ, [jobId]);
  if (fed === undefined) return { added: 0, state: 'done' };
  const begin = beginOf(fed);
  const raters = fed.models.map(({ id }) => judgeRater(fed.judging.prompt, id));
  const values = [jobId, fed.sourceJobId, begin.seenUpTo, limit, raters];
  const [taken] = await runStatement<Taken>(em, take(fed.judging.only), [
    ...values,
    fed.judging.again,
    fed.answers,
  ]);
  if (taken === undefined) throw new Error('a look at the answers of a job returned nothing');
  const added = taken.groups.reduce((sum, { count }) => sum + count, 0);
  if (added > 0) await lengthenLanes(em, jobId, fed.models, taken);
  const isThrough = taken.looked < limit;
  const isDone = isThrough && begin.isLastLook;
  await runStatement(em, MOVE, [
    jobId,
    fed.answers + added,
    taken.last ?? begin.seenUpTo,
    begin.isLastLook,
    isDone,
  ]);
  if (!isDone)
    return { added, state: isThrough && !isTerminal(fed.sourceStatus) ? 'waiting' : 'more' };
  // It may have been waiting for nothing but this, perhaps without a single cell.
  await runStatement(em, MARK_ALL, [jobId]);
  return { added, state: 'done' };
}

/**
 * Executions get their ids before they are committed, so that a smaller one may appear behind the cursor; and a retry gives an
 * old one a new round. Once the source has ended all are looked at again from the first on: nothing is taken twice.
 */
function beginOf({
  sourceStatus,
  seenUpTo,
  isLastLook,
}: Fed): Pick<Fed, 'seenUpTo' | 'isLastLook'> {
  if (isLastLook || !isTerminal(sourceStatus)) return { seenUpTo, isLastLook };
  return { seenUpTo: 0, isLastLook: true };
}

const MOVE = `
update judgings set answers = $2, seen_up_to = $3, is_last_look = $4,
  fed_at = case when $5 then clock_timestamp() end
where job_id = $1`;

const LANES = `
select region, model_id as model, cells::float8 as cells, blocks from job_lanes where job_id = $1
order by region, model_id for update`;
const STORE_LANES = `
update job_lanes l set cells = r.cells, blocks = r.blocks
from jsonb_to_recordset($2::jsonb) as r(region text, model text, cells bigint, blocks jsonb)
where l.job_id = $1 and l.region = r.region and l.model_id = r.model`;
const STORE_JOB = `
update jobs j set cells = (select sum(l.cells) from job_lanes l where l.job_id = j.id),
  deadline_at = greatest(deadline_at,
    clock_timestamp() + (spec -> 'constraints' ->> 'timeoutMs')::float8 * interval '1 millisecond')
where j.id = $1`;

async function lengthenLanes(
  em: EntityManager,
  jobId: string,
  models: readonly JobModel[],
  { groups }: Taken,
): Promise<void> {
  const lanes = await runStatement<JobLane>(em, LANES, [jobId]);
  const longer = lanes.map((lane) => {
    const place = models.findIndex(({ id }) => id === lane.model) + 1;
    return groups
      .filter(({ judges }) => judges.includes(place))
      .reduce((whole, { first, count }) => withAnswers(whole, first, first + count), lane);
  });
  await runStatement(em, STORE_LANES, [jobId, JSON.stringify(longer)]);
  await runStatement(em, STORE_JOB, [jobId]);
}
