import { z } from 'zod';
import type { ApiClient } from '@beacon/testing';
import type { DatabaseProbe } from '../../faults/lab/database-probe.js';
import { checkCounters } from '../../faults/run/invariants.js';
import { until, WaitedInVainError } from '../../faults/wait.js';

/** What an installation is checked by. */
export interface RecountTools {
  readonly api: ApiClient;
  readonly database: DatabaseProbe;
}

const SHOWN = 5;
const SETTLE_MS = 180_000;
/** After this the jobs that still run are cancelled: what was drawn may be larger than the time that is left. */
const RUN_ON_MS = 20_000;

const OPEN = "status not in ('completed', 'partial', 'failed', 'cancelled')";
const lanes = z.object({
  lanes: z.array(
    z.object({ region: z.string(), model_id: z.string(), paused_at: z.string().nullable() }),
  ),
});

/**
 * Lets everything go on that was paused, waits until every job has ended, and holds the rows against each other.
 * @param accepted ids that the gateway said it took.
 * @returns what is wrong.
 */
export async function settleAndRecount(
  tools: RecountTools,
  accepted: readonly string[],
): Promise<string[]> {
  await resumeAll(tools);
  await endAll(tools);
  const problems = [
    ...(await lostJobs(tools, accepted)),
    ...(await openJobs(tools.database)),
    ...(await miscounted(tools.database)),
  ];
  return problems;
}

async function resumeAll({ api, database }: RecountTools): Promise<void> {
  const { body } = await api.get('/api/v1/lanes');
  for (const { region, model_id, paused_at } of lanes.parse(body).lanes) {
    if (paused_at !== null) await api.must(`/api/v1/lanes/${region}/${model_id}/resume`, {});
  }
  for (const id of await ids(database, `${OPEN} and paused_at is not null`)) {
    await api.post(`/api/v1/jobs/${encodeURIComponent(id)}/resume`, {});
  }
}

async function endAll({ api, database }: RecountTools): Promise<void> {
  const none = async (): Promise<boolean> => (await ids(database, OPEN)).length === 0;
  if (await comesTrue(none, RUN_ON_MS)) return;
  for (const id of await ids(database, OPEN)) {
    await api.post(`/api/v1/jobs/${encodeURIComponent(id)}/cancel`, {});
  }
  // Whoever is left is reported below.
  await comesTrue(none, SETTLE_MS);
}

async function comesTrue(look: () => Promise<boolean>, limitMs: number): Promise<boolean> {
  try {
    await until('the jobs to end', look, { limitMs, everyMs: 250 });
    return true;
  } catch (error) {
    if (error instanceof WaitedInVainError) return false;
    throw error;
  }
}

async function ids(database: DatabaseProbe, where: string): Promise<string[]> {
  const rows = await database.query<{ id: string }>(
    `select id from jobs where ${where} order by id`,
  );
  return rows.map(({ id }) => id);
}

async function openJobs(database: DatabaseProbe): Promise<string[]> {
  const open = await ids(database, OPEN);
  return open.length === 0
    ? []
    : [`${open.length} jobs did not end: ${open.slice(0, SHOWN).join(', ')}`];
}

async function lostJobs(
  { api, database }: RecountTools,
  accepted: readonly string[],
): Promise<string[]> {
  const stored = new Set(await ids(database, 'true'));
  const lost = accepted.filter((id) => !stored.has(id));
  const problems =
    lost.length === 0
      ? []
      : [`${lost.length} accepted jobs are lost: ${lost.slice(0, SHOWN).join(', ')}`];
  for (const id of accepted.filter((each) => stored.has(each))) {
    const { status } = await api.get(`/api/v1/jobs/${encodeURIComponent(id)}`);
    if (status !== 200) problems.push(`the accepted job ${id} is answered with ${status}`);
  }
  return problems.slice(0, SHOWN);
}

const WRONG_SIZE = `
select j.id, j.cells::float8 as cells, count(e.id)::float8 as rows, count(distinct (e.region, e.cell)) filter (where e.id is not null)::float8 as distinct_cells
from jobs j left join executions e on e.job_id = j.id
where not (${OPEN.replace('status', 'j.status')})
group by j.id, j.cells having j.cells <> count(e.id) or count(e.id) <> count(distinct (e.region, e.cell)) filter (where e.id is not null) limit ${SHOWN}`;

/** Each cell of an ended job has one execution, and the counters are what a recount finds. */
async function miscounted(database: DatabaseProbe): Promise<string[]> {
  const sizes = await database.query<{ id: string; cells: number; rows: number }>(WRONG_SIZE);
  const problems = sizes.map(
    ({ id, cells, rows }) => `${id} has ${cells} cells and ${rows} executions`,
  );
  for (const id of await ids(database, 'true')) {
    const wrong = checkCounters(await database.executions(id), await database.counters(id));
    problems.push(...wrong.map((each) => `${id}: ${each}`));
    if (problems.length > SHOWN) break;
  }
  return problems;
}
