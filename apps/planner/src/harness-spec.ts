import { JetStreamPublisher, provision } from '@beacon/bus';
import type { Bus } from '@beacon/bus';
import {
  DEFAULT_TOPOLOGY,
  durables,
  executeTask,
  filters,
  streams,
  topologyOf,
} from '@beacon/contracts';
import type { ExecuteTaskV1 } from '@beacon/contracts';
import { countCells, lanesOf, statusOf } from '@beacon/domain';
import type { Catalogue, JobSpec, JobStatus, LaneStatus, Outcome } from '@beacon/domain';
import { Job, JobLane, OutboxMessage, recordExecutions, runStatement } from '@beacon/persistence';
import type { ExecutionRow } from '@beacon/persistence';
import { SignedWork } from '@beacon/signing';
import { TestStack, executionRow, laneConfig } from '@beacon/testing';
import type { TestStackOptions } from '@beacon/testing';
import type { EmbeddedNats, EmbeddedPostgres } from '@beacon/stack';
import type { MikroORM } from '@mikro-orm/postgresql';
import { JobPurger, JobSweeper } from './jobs/job-cleaning.js';
import { planningPass } from './planning/planning-pass-spec.js';
import type { PassParts } from './planning/planning-pass-spec.js';
import { PaceMeter } from './planning/lane-rooms.js';
import { DEFAULT_LIMITS } from './settings/planning-limits.js';
import type { PlanningPass } from './planning/planning-pass.js';
import { ProgressMeter, SkewLimits } from './planning/skew-limits.js';
import { TaskPublisher } from './planning/task-publisher.js';

export const REGIONS = ['us-east', 'eu-west'] as const;
export const MODEL = 'llama3.2-1b';
/** With a pace of nothing the window is twice this. */
export const CONCURRENCY = 2;
export const WINDOW = 2 * CONCURRENCY;
const MAX_ATTEMPTS = 3;

/** What a pass does in a spec does not depend on how busy the machine is. */
const UNHURRIED = { ...DEFAULT_LIMITS, publishMs: 60_000, endMs: 60_000 };

export const catalogue: Catalogue = {
  systemPrompt: { enabled: false, template: '{region}' },
  models: [{ id: MODEL, name: MODEL }],
  regions: REGIONS.map((id) => ({
    id,
    name: id,
    code: id,
    flag: '',
    promptName: id,
    aliases: [],
  })),
  lanes: REGIONS.map((region) => laneConfig({ region, model: MODEL, concurrency: CONCURRENCY })),
};

/** A job's specification with some questions. */
export function specOf(
  change: Partial<JobSpec> & { readonly questionCount?: number } = {},
): JobSpec {
  const { questionCount = 10, ...fields } = change;
  return {
    version: 'v1',
    benchmark: { name: 'spec', version: null, description: null, details: {} },
    models: [{ id: MODEL, name: MODEL, regions: fields.regions ?? REGIONS }],
    regions: REGIONS,
    questions: Array.from({ length: questionCount }, (_unused, index) => ({
      id: `q${index + 1}`,
      text: `Question ${index + 1}?`,
      category: null,
      language: 'en',
      source: 'inline',
    })),
    prompt: null,
    repeats: 2,
    sampling: { temperature: 0.1, maxTokens: 50, seed: 7, topP: null },
    constraints: { minRegions: 1, minSuccessRate: 0.67, timeoutMs: 60_000, providerTimeoutMs: 500 },
    systemPrompt: 'regional',
    metadata: {},
    ...fields,
  };
}

/** Parts of a planner with a database and a nats-server of their own; executor and recorder are played by {@link work}. */
export class Harness {
  /** Publishes as whoever a spec plays. */
  readonly publisher: JetStreamPublisher;
  /** Publishes as the planner. */
  readonly plannerPublisher: JetStreamPublisher;
  readonly sweeper: JobSweeper;
  readonly purger: JobPurger;

  private constructor(
    private readonly stack: TestStack,
    /** The planner's own connection: it may do what the planner may, and no more. */
    readonly plannerBus: Bus,
  ) {
    const { orm, bus } = stack;
    this.publisher = new JetStreamPublisher(bus);
    this.plannerPublisher = new JetStreamPublisher(plannerBus);
    this.sweeper = new JobSweeper(orm.em.fork(), plannerBus, { sweepGraceMs: 60_000 });
    this.purger = new JobPurger(orm.em.fork(), plannerBus, this.plannerPublisher);
  }

  get databaseUrl(): string {
    return this.stack.databaseUrl;
  }

  get orm(): MikroORM {
    return this.stack.orm;
  }

  /** The spec's own connection. */
  get bus(): Bus {
    return this.stack.bus;
  }

  get broker(): TestStack['broker'] {
    return this.stack.broker;
  }

  get nats(): EmbeddedNats {
    return this.stack.nats;
  }

  get postgres(): EmbeddedPostgres {
    return this.stack.postgres;
  }

  static async start(options: TestStackOptions = {}): Promise<Harness> {
    const stack = await TestStack.start(options);
    const harness = new Harness(stack, await stack.broker.connect('planner', 'planner'));
    await harness.provision();
    return harness;
  }

  async provision(maxTasksPerRegion = DEFAULT_TOPOLOGY.maxTasksPerRegion): Promise<void> {
    const topology = topologyOf(catalogue, { ...DEFAULT_TOPOLOGY, maxTasksPerRegion });
    await provision(this.bus.manager, topology);
  }

  async stop(): Promise<void> {
    await this.stack.stop();
  }

  /** Forgets all jobs and tasks. */
  async clear(): Promise<void> {
    await runStatement(
      this.orm.em.fork(),
      `truncate jobs, job_lanes, job_lane_progress, executions, outbox, cell_rounds, attempts, lanes, lane_changes,
           executors`,
    );
    for (const region of REGIONS) await this.bus.manager.streams.purge(streams.tasks(region));
  }

  /** A planner of its own: what a second process would hold. Its pace stands still, so that windows do not grow. */
  pass(parts: Partial<PassParts> = {}): PlanningPass {
    return planningPass({
      orm: this.orm,
      catalogue,
      pace: new PaceMeter({ now: () => 0 }),
      skews: new SkewLimits({ present: () => [] }, new ProgressMeter()),
      tasks: new TaskPublisher(
        this.plannerPublisher,
        { maxAttempts: MAX_ATTEMPTS },
        SignedWork.off(),
      ),
      limits: UNHURRIED,
      ...parts,
    });
  }

  async insertJob(id: string, spec = specOf(), status: JobStatus = 'running'): Promise<void> {
    const em = this.orm.em.fork();
    const systemPrompts = Object.fromEntries(
      spec.regions.map((region) => [region, `In ${region}.`]),
    );
    const job = { id, status, spec, systemPrompts, cells: countCells(spec), createdAt: new Date() };
    em.create(Job, job);
    for (const [position, { region, model, cells, blocks }] of lanesOf(spec).entries()) {
      em.create(JobLane, { jobId: id, region, modelId: model, position, cells, blocks });
    }
    await em.flush();
  }

  async execute<Row = unknown>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    return this.stack.rows<Row>(sql, values);
  }

  /** Asks for another round of a cell that has its execution, as a user's retry does. */
  async retry(
    task: Pick<
      ExecuteTaskV1,
      'jobId' | 'region' | 'model' | 'cell' | 'questionId' | 'repeat' | 'round'
    >,
    state: 'waiting' | 'planned' = 'waiting',
  ): Promise<void> {
    await this.execute(
      `insert into cell_rounds (job_id, region, cell, model_id, question_id, repeat, round, state)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        task.jobId,
        task.region,
        task.cell,
        task.model,
        task.questionId,
        task.repeat,
        task.round + 1,
        state,
      ],
    );
  }

  /** Puts a lane into a state. */
  async setLane(region: string, limit: number, status: LaneStatus = 'open'): Promise<void> {
    await this.execute(
      `insert into lanes (region, model_id, "limit", configured_limit, status) values ($1, $2, $3, $4, $5)
       on conflict (region, model_id) do update set "limit" = excluded."limit", status = excluded.status`,
      [region, MODEL, limit, CONCURRENCY, status],
    );
  }

  /** Ends the broker at once, takes its disk away and starts it again on the same port. */
  async wipeBroker(): Promise<void> {
    await this.stack.broker.wipe();
  }

  /** Says of all cells of a job that they are recorded. */
  async countAll(jobId: string): Promise<void> {
    await this.execute(
      `insert into job_lane_progress (job_id, region, model_id, recorded)
       select job_id, region, model_id, cells from job_lanes where job_id = $1
       on conflict (job_id, region, model_id) do update set recorded = excluded.recorded`,
      [jobId],
    );
  }

  async executions(jobId: string): Promise<ExecutionRow[]> {
    return this.execute<ExecutionRow>(
      'select *, repeat::int as repeat from executions where job_id = $1 order by id',
      [jobId],
    );
  }

  /** Waits until a statement waits for a lock in the database. */
  async untilBlocked(): Promise<void> {
    await this.stack.untilBlocked();
  }

  /** Advisory locks that planners hold. */
  async advisoryLocks(): Promise<{ readonly pid: number }[]> {
    return this.stack.advisoryLocks();
  }

  /** Processes of the database: the server and what serves each connection. */
  async databasePids(): Promise<number[]> {
    const rows = await this.execute<{ pid: number }>('select pid from pg_stat_activity');
    return [this.postgres.pid, ...rows.map(({ pid }) => pid)];
  }

  /** The messages that the outbox holds, in order. */
  async owed(): Promise<OutboxMessage[]> {
    return this.orm.em.fork().find(OutboxMessage, {}, { orderBy: { id: 'asc' } });
  }

  async messageIds(): Promise<string[]> {
    return (await this.owed()).map(({ messageId }) => messageId);
  }

  async job(id: string): Promise<Job> {
    return this.orm.em.fork().findOneOrFail(Job, { id });
  }

  /** Cells of each lane that are published, in the lanes' order. */
  async planned(jobId: string): Promise<number[]> {
    const lanes = await this.orm.em
      .fork()
      .find(JobLane, { jobId }, { orderBy: { position: 'asc' } });
    return lanes.map(({ planned }) => planned);
  }

  /** Types of the events that the outbox holds of a job. */
  async events(jobId: string): Promise<string[]> {
    const owed = await this.orm.em.fork().find(OutboxMessage, {}, { orderBy: { id: 'asc' } });
    return owed
      .map(({ messageId }) => messageId)
      .filter((id) => id.endsWith(`:${jobId}`))
      .map((id) => id.slice(0, -jobId.length - 1));
  }

  /** How many messages a region's stream holds on each task subject of a job. */
  async tasks(region: string, jobId: string): Promise<Readonly<Record<string, number>>> {
    const { state } = await this.bus.manager.streams.info(streams.tasks(region), {
      subjects_filter: filters.tasksOfJob(region, jobId),
    });
    return state.subjects ?? {};
  }

  /** Takes every task that a region's stream holds, as an executor would, in order. */
  async take(region: string): Promise<ExecuteTaskV1[]> {
    const [stream, durable] = [streams.tasks(region), durables.lane(MODEL)];
    const { num_pending } = await this.bus.manager.consumers.info(stream, durable);
    if (num_pending === 0) return [];
    const consumer = await this.bus.client.consumers.get(stream, durable);
    const taken: ExecuteTaskV1[] = [];
    for await (const message of await consumer.fetch({ max_messages: num_pending })) {
      taken.push(executeTask.decode(message.data));
      await message.ackAck();
    }
    return taken;
  }

  /**
   * Records tasks, as the recorder would.
   * @param costNanoUsd what the call of each cost; null where that is not known.
   */
  async record(
    tasks: readonly ExecuteTaskV1[],
    outcomeOf: (task: ExecuteTaskV1) => Outcome = () => 'answered',
    costNanoUsd: number | null = null,
  ): Promise<void> {
    if (tasks.length === 0) return;
    await recordExecutions(
      this.orm.em.fork(),
      tasks.map((task) => ({ ...rowOf(task, outcomeOf(task)), cost_nano_usd: costNanoUsd })),
    );
  }

  /** Takes what there is in every region and records it. */
  async work(outcomeOf?: (task: ExecuteTaskV1) => Outcome): Promise<ExecuteTaskV1[]> {
    const taken = (await Promise.all(REGIONS.map((region) => this.take(region)))).flat();
    await this.record(taken, outcomeOf);
    return taken;
  }
}

function rowOf(task: ExecuteTaskV1, outcome: Outcome): ExecutionRow {
  const { jobId, region, model, questionId, repeat, cell, round } = task;
  const place = { job_id: jobId, region, model_id: model, question_id: questionId, repeat };
  // Without words: a spec that needs them writes its own.
  const answer = { response: null, response_length: 0, outcome, status: statusOf(outcome) };
  return executionRow({ ...place, cell, round, ...answer });
}
