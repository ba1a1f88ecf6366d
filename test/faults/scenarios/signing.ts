import { rename } from 'node:fs/promises';
import {
  DEAD_HEADERS,
  TASK_SIGNATURE_HEADER,
  cellResult,
  filters,
  resultSubject,
  streams,
  toToken,
} from '@beacon/contracts';
import { SigningKey, enrolKey, readKeyFile, revokeKey, writeKeyFile } from '@beacon/signing';
import type { KeyRole } from '@beacon/signing';
import type { StackKeys } from '@beacon/stack';
import { forgedResult, signedResult } from '../lab/forged-results.js';
import type { ScenarioContext } from '../run/context.js';
import type { ExpectedCell, FaultJob } from '../run/fault-job.js';
import type { Scenario } from '../scenario.js';
import { until } from '../wait.js';

/** Two regions, two models: 72 cells. */
const CELLS_72 = { questions: 18, repeats: 1 } as const;
const FORGED = 12;
/** Results that executors store while the recorder stands still. */
const WORK_MEANWHILE = 4;

/** Work that nobody of the installation signed, and keys that change while jobs run. */
export const signingFaults: readonly Scenario[] = [
  {
    id: 'forged-first',
    matrix: [43],
    name: "a forged result is on a cell's subject before the executor's",
    done: `the recorder stands still; results signed by an unknown key are published for ${FORGED} cells, some of them in flight; it goes on`,
    expected: 'dead letters that say so; 72 of 72 by their executors; no extra call',
    deadLetters: FORGED,
    run: async (context) => {
      await context.latency(400);
      const job = await context.submit(CELLS_72);
      await context.recorded(job, 8);
      await context.inFlight(2, 'us-east');
      await context.stop('recorder');
      const cells = await unansweredCells(context, job);
      const key = SigningKey.generate();
      for (const cell of cells) await publish(context, job, cell, key);
      // Executors come to cells whose place is taken, before the recorder can free it.
      const enough = (await answered(context, job)) + WORK_MEANWHILE;
      await until('the executors to go on', async () => (await answered(context, job)) >= enough);
      await context.continue('recorder');
      await context.end();
      await context.expectCells(job, { completed: job.cells.size });
      await expectRefused(context, job, 'unknown key');
    },
  },
  {
    id: 'executor-key-revoked',
    matrix: [44],
    name: "an executor's key is replaced and revoked in the middle of a job",
    done: 'a new key is enrolled and put in the place of the old, which is revoked; a thief signs a result with the old one, dated back',
    expected: '72 of 72; no extra call; the result of the thief is a dead letter',
    deadLetters: 1,
    run: async (context) => {
      await context.latency(400);
      const job = await context.submit(CELLS_72);
      await context.recorded(job, 10, 'us-east');
      const old = await replaceKey(context, 'executor-us-east', 'executor', 'us-east');
      const kid = readKeyFile(keysOf(context).keyFile('executor-us-east')).kid;
      await until('a result of the new key', async () => (await signedBy(context, job, kid)) > 0);
      const began = new Date(Date.now() - 60_000);
      await revokeKey(keysOf(context).trustFile, old.kid, new Date());
      const [cell] = await unansweredCells(context, job, 'us-east');
      if (cell !== undefined) await publish(context, job, cell, old, began);
      await context.end();
      await context.expectCells(job, { completed: job.cells.size });
      await expectRefused(context, job, 'revoked key');
    },
  },
  {
    id: 'planner-key-rotated',
    matrix: [44],
    name: "the planner's key is rotated in the middle of a job",
    done: 'a new key is enrolled and put in the place of the old, which is revoked while tasks of it are queued',
    expected: '72 of 72; what was queued is executed; no extra call',
    run: async (context) => {
      await context.latency(400);
      const job = await context.submit(CELLS_72);
      await context.recorded(job, 8);
      const old = await replaceKey(context, 'planner', 'planner', null);
      const kid = readKeyFile(keysOf(context).keyFile('planner')).kid;
      await until('a task of the new key', async () => hasTaskOf(context, job, kid));
      await revokeKey(keysOf(context).trustFile, old.kid, new Date());
      await context.end();
      await context.expectCells(job, { completed: job.cells.size });
    },
  },
];

function keysOf({ lab }: ScenarioContext): StackKeys {
  return lab.keys;
}

/** Enrols a new key and puts it in the place of a service's. Returns the old one, which is still trusted. */
async function replaceKey(
  context: ScenarioContext,
  name: string,
  role: KeyRole,
  region: string | null,
): Promise<SigningKey> {
  const keys = keysOf(context);
  const file = keys.keyFile(name);
  const [old, next] = [readKeyFile(file), SigningKey.generate()];
  await enrolKey(keys.trustFile, { public_key: next.publicKey, role, region });
  await writeKeyFile(`${file}.next`, next);
  await rename(`${file}.next`, file);
  return old;
}

/** Cells of the job without a result at the broker, those that are asked next first. */
async function unansweredCells(
  context: ScenarioContext,
  job: FaultJob,
  region = 'us-east',
): Promise<ExpectedCell[]> {
  const stored = await context.lab.broker.messages(streams.results, filters.resultsOfJob(job.id));
  const taken = new Set(stored.map(({ subject }) => subject));
  const open = [...job.cells.values()].filter(
    (cell) => cell.region === region && !taken.has(subjectOf(job, cell)),
  );
  return open.slice(0, FORGED);
}

function subjectOf(job: FaultJob, { region, model, cell }: ExpectedCell): string {
  return resultSubject({ jobId: job.id, region, model, cell, round: 1 });
}

async function publish(
  { lab }: ScenarioContext,
  job: FaultJob,
  { region, model, question, repeat }: ExpectedCell,
  key: SigningKey,
  at = new Date(),
): Promise<void> {
  const cell = { jobId: job.id, region, model, questionId: question, repeat };
  const result = signedResult(forgedResult(cell, at), key);
  await lab.broker.publish(resultSubject(result), cellResult.encode(result));
}

async function answered({ lab }: ScenarioContext, job: FaultJob): Promise<number> {
  return lab.broker.count(streams.results, filters.resultsOfJob(job.id));
}

async function signedBy({ lab }: ScenarioContext, job: FaultJob, kid: string): Promise<number> {
  const [row] = await lab.database.query<{ count: number }>(
    `select count(*)::int as count from executions where job_id = $1 and signed ->> 'kid' = $2`,
    [job.id, kid],
  );
  return row?.count ?? 0;
}

async function hasTaskOf({ lab }: ScenarioContext, job: FaultJob, kid: string): Promise<boolean> {
  const found = await Promise.all(
    job.regions.map((region) =>
      lab.broker.messages(streams.tasks(region), filters.tasksOfJob(region, job.id)),
    ),
  );
  return found
    .flat()
    .some(({ headers }) => headers[TASK_SIGNATURE_HEADER]?.startsWith(kid) === true);
}

async function expectRefused(
  context: ScenarioContext,
  job: FaultJob,
  reason: string,
): Promise<void> {
  const letters = await context.lab.broker.messages(streams.dead, filters.dead);
  const own = letters.filter(({ subject }) => subject.includes(`.${toToken(job.id)}.`));
  const others = own.filter(
    ({ headers }) => headers[DEAD_HEADERS.reason]?.includes(reason) !== true,
  );
  context.check(others.length === 0, `${others.length} dead letters have another reason`);
}
