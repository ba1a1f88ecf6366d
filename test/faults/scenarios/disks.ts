import { z } from 'zod';
import { SERVED_REGIONS } from '../lab/lab-shapes.js';
import { isRunning } from '../lab/restore-lab.js';
import type { ScenarioContext } from '../run/context.js';
import type { FaultJob } from '../run/fault-job.js';
import type { Scenario } from '../scenario.js';
import { until } from '../wait.js';

const ROWS_PER_QUESTION = 8;

const readiness = z.object({
  services: z.array(
    z.object({ name: z.string(), status: z.string(), reason: z.string().optional() }),
  ),
});
const lanes = z.object({
  lanes: z.array(z.object({ region: z.string(), trouble: z.string().nullable() })),
});

async function longJob(context: ScenarioContext, questions = 30): Promise<FaultJob> {
  await context.latency(300);
  const job = await context.submit({ questions });
  await context.recorded(job, 2 * ROWS_PER_QUESTION);
  return job;
}

/** Waits until a process is not ready and says why, in words that hold a text. */
async function saysWhy(
  context: ScenarioContext,
  name: string,
  check: string,
  text: RegExp,
): Promise<void> {
  await until(`${name} to be not ready because of ${check}: ${text}`, async () => {
    const answer = await fetch(`${context.process(name).url}/health/ready`);
    if (answer.ok) return false;
    const { services } = readiness.parse(await answer.json());
    return services.some(
      (one) => one.name === check && one.status === 'down' && text.test(one.reason ?? ''),
    );
  });
}

async function lanesSayWhy(context: ScenarioContext, text: RegExp): Promise<void> {
  await until(`the lanes to say why they are held up: ${text}`, async () => {
    const shown = lanes.parse((await context.api.get('/api/v1/lanes')).body);
    return SERVED_REGIONS.every((region) =>
      shown.lanes.some((lane) => lane.region === region && text.test(lane.trouble ?? '')),
    );
  });
}

/** Notes a problem unless a process has logged an event, and no more often than every few seconds. */
function logsSoberly(context: ScenarioContext, name: string, event: string): void {
  const lines = context
    .process(name)
    .logs()
    .filter((line) => line.includes(`"event":"${event}"`));
  context.check(lines.length > 0, `${name} has not logged ${event}`);
  context.check(lines.length <= 10, `${name} has logged ${event} ${lines.length} times`);
}

/** Submits a job to a database without room: what there is of it in files that are there may do, and then it must be carried out. */
async function submitWithoutRoom(context: ScenarioContext): Promise<void> {
  const job = context.newJob();
  const { status } = await context.api.post('/api/v1/jobs', job.body());
  if (status === 202) context.track(job);
  else context.check(status === 503, `a job was answered ${status}, not 503`);
}

/** The disks of broker and database are really full, in the middle of a job, and have room again. */
export const diskFaults: readonly Scenario[] = [
  {
    id: 'broker-disk-full',
    matrix: [],
    name: "the disk of the broker's store is full",
    done: 'the file system of nats-server filled to the last byte in the middle of a job, until all say so; then room',
    expected: 'readiness, logs and lanes say why; goes on by itself; no extra call',
    shape: 'disks',
    run: async (context) => {
      const { broker } = context.lab.disks;
      const job = await longJob(context);
      await broker.fill();
      context.cleanUp(() => broker.makeRoom());
      await saysWhy(context, 'executor-us-east', 'broker_storage', /beacon\.results/);
      await lanesSayWhy(context, /storage is full/);
      logsSoberly(context, 'executor-us-east', 'bus.not_stored');
      await broker.makeRoom();
      await context.goesOn(job);
    },
  },
  {
    id: 'database-disk-full',
    matrix: [],
    name: "the disk of the database's files is full",
    done: 'the file system of PostgreSQL filled to the last byte in the middle of a job, until all say so; then room',
    expected:
      'results wait at the broker; readiness and logs say why; goes on by itself; no extra call',
    shape: 'disks',
    run: async (context) => {
      const { database } = context.lab.disks;
      const job = await longJob(context);
      await database.fill();
      context.cleanUp(() => database.makeRoom());
      await saysWhy(context, 'recorder', 'postgres', /storage is full/);
      logsSoberly(context, 'recorder', 'database.storage_full');
      const { status } = await context.api.get(`/api/v1/jobs/${job.id}`);
      context.check(status === 200, `the job could not be read (${status})`);
      await submitWithoutRoom(context);
      await database.makeRoom();
      await context.goesOn(job);
    },
  },
  {
    id: 'database-log-full',
    matrix: [27],
    name: "the disk of the database's log is full, and it ends",
    done: 'the same, and a new log segment asked for until PostgreSQL has panicked and cannot come back; then room',
    expected: 'it is started again; nothing acknowledged early; no extra call',
    shape: 'disks',
    run: async (context) => {
      const { database } = context.lab.disks;
      const job = await longJob(context, 60);
      const before = context.process('postgres').pid;
      await database.fill();
      context.cleanUp(() => database.makeRoom());
      await until('PostgreSQL to end for want of room', async () => {
        // Each asks for a segment of the log that has no room; the one that panics answers nobody.
        await context.lab.database.query('select pg_switch_wal()').catch(() => undefined);
        return !isRunning(before);
      });
      await saysWhy(context, 'recorder', 'postgres', /not reachable|storage is full/);
      await database.makeRoom();
      await until('PostgreSQL to be back', async () => context.lab.database.job(job.id));
      await context.goesOn(job);
    },
  },
];
