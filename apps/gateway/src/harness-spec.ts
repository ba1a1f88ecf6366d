import { provision } from '@beacon/bus';
import type { Bus } from '@beacon/bus';
import { loadCatalogue, loadEnv } from '@beacon/config';
import { topologyOf } from '@beacon/contracts';
import { cellKey, statusOf } from '@beacon/domain';
import type { ExecutionStatus, Outcome } from '@beacon/domain';
import type { RunningService } from '@beacon/observability';
import { Execution, Job, JobLane, LaneProgress } from '@beacon/persistence';
import { ApiClient, TestStack, allowSlowBroker, inTime, postOf } from '@beacon/testing';
import type { TestStackOptions } from '@beacon/testing';
import type { EmbeddedNats, EmbeddedPostgres } from '@beacon/stack';
import type { MikroORM } from '@mikro-orm/postgresql';
import { gatewayEnv } from './settings/environment.js';
import { CLIENT_TIMES } from './http/server/client-times.js';
import type { ClientTimes } from './http/server/client-times.js';
import { startGateway } from './start.js';
import type { RunningGateway } from './start.js';

/** An answer of the gateway, with its body read as JSON. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // oxlint-disable-next-line typescript/no-explicit-any -- tests look into bodies of any shape
  readonly body: any;
}

/** A cell's execution to put into the database, as the recorder would. */
export interface RecordedCell {
  readonly jobId: string;
  readonly region: string;
  readonly modelId: string;
  readonly questionId: string | null;
  readonly repeat?: number;
  readonly outcome: Outcome;
  readonly status?: ExecutionStatus;
  readonly response?: string;
  readonly round?: number;
  readonly quarantine?: string;
  /** Headers of the provider's edge, as the evidence holds them. */
  readonly edgeHeaders?: Readonly<Record<string, string>>;
  readonly outcomeSource?: string;
  readonly classifierVersion?: string;
  readonly startedAt?: Date;
}

const VARIABLES = { BEACON_SIMULATOR_URL: 'http://127.0.0.1:9' };

/** What a harness is started with. */
export interface HarnessOptions extends TestStackOptions {
  /** How long clients may take. */
  readonly times?: ClientTimes | undefined;
}

/** A gateway over real HTTP, with a database and a nats-server of its own. */
export class Harness {
  private constructor(
    readonly gateway: RunningGateway,
    private readonly stack: TestStack,
  ) {}

  /** @param settings environment variables of the gateway, beside those that it needs. */
  static async start(
    settings: Readonly<Record<string, string>> = {},
    { times = CLIENT_TIMES, ...options }: HarnessOptions = {},
  ): Promise<Harness> {
    const stack = await TestStack.start({ poolSize: 4, ...options });
    await allowSlowBroker(stack.bus);
    await provisionBroker(stack.bus);
    return new Harness(await startOn(stack, settings, times), stack);
  }

  /** Starts one more gateway with the same database and broker; whoever starts it stops it. */
  async another(settings: Readonly<Record<string, string>> = {}): Promise<RunningService> {
    return startOn(this.stack, settings, CLIENT_TIMES);
  }

  /** The spec's own connection to the broker. */
  get bus(): Bus {
    return this.stack.bus;
  }

  /** The broker, to be wiped. */
  get broker(): TestStack['broker'] {
    return this.stack.broker;
  }

  get orm(): MikroORM {
    return this.stack.orm;
  }

  get nats(): EmbeddedNats {
    return this.stack.nats;
  }

  get postgres(): EmbeddedPostgres {
    return this.stack.postgres;
  }

  async stop(): Promise<void> {
    await inTime('the gateway is stopped', this.gateway.stop());
    await this.stack.stop();
  }

  async get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.request(path, { headers });
  }

  async post(
    path: string,
    body: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer> {
    return this.request(path, postOf(body, headers));
  }

  async request(path: string, init: RequestInit): Promise<Answer> {
    return new ApiClient(this.gateway.url).request(path, init);
  }

  /** Puts an execution into the database and moves its lane's counters, as the recorder does. */
  async record(cell: RecordedCell): Promise<number> {
    const em = this.orm.em.fork();
    const status = cell.status ?? statusOf(cell.outcome);
    const execution = em.create(Execution, rowOf(cell, status));
    await em.persist(execution).flush();
    const lane = { jobId: cell.jobId, region: cell.region, modelId: cell.modelId };
    await em.upsert(LaneProgress, lane, { onConflictAction: 'ignore' });
    const progress = await em.findOneOrFail(LaneProgress, lane);
    progress.recorded += 1;
    progress[status] += 1;
    if (cell.quarantine !== undefined) {
      progress.quarantined += 1;
      if (status === 'refused') progress.quarantinedRefused += 1;
    }
    await em.flush();
    return execution.id;
  }

  /** Marks a job's lanes as handed out whole. */
  async plan(jobId: string): Promise<void> {
    const em = this.orm.em.fork();
    for (const lane of await em.find(JobLane, { jobId })) lane.planned = lane.cells;
    await em.flush();
  }

  async setJob(id: string, change: Partial<Omit<Job, 'id'>>): Promise<void> {
    await this.orm.em.fork().nativeUpdate(Job, { id }, change);
  }

  async job(id: string): Promise<Job> {
    return this.orm.em.fork().findOneOrFail(Job, { id });
  }

  /** Whether somebody waits for a lock in the database. */
  async isBlocked(): Promise<boolean> {
    return this.stack.isBlocked();
  }

  /** Rows of a statement, as they are in the database. */
  async rows<Row = Record<string, unknown>>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return this.stack.rows<Row>(sql, values);
  }

  /** Records every cell of a small job alike, and ends it. */
  async finish(
    jobId: string,
    outcome: Outcome,
    change: Partial<Pick<Job, 'status'>> & { readonly cells?: Partial<RecordedCell> } = {},
  ): Promise<void> {
    const { cells = {}, status = outcome === 'error' ? 'failed' : 'completed' } = change;
    await this.plan(jobId);
    const em = this.orm.em.fork();
    const recorded = (await this.#cellsOf(jobId)).map((cell) => ({ ...cell, outcome, ...cells }));
    for (const cell of recorded) {
      em.create(Execution, rowOf(cell, cell.status ?? statusOf(outcome)));
    }
    const lanes = Map.groupBy(recorded, ({ region, modelId }) => `${region} ${modelId}`);
    for (const [first, ...others] of lanes.values()) {
      if (first === undefined) continue;
      const { region, modelId, status: ended = statusOf(outcome) } = first;
      const count = 1 + others.length;
      em.create(LaneProgress, { jobId, region, modelId, recorded: count, [ended]: count });
    }
    await em.flush();
    const moment = new Date('2026-11-20T10:00:00.000Z');
    await this.setJob(jobId, { status, startedAt: moment, completedAt: new Date() });
  }

  async #cellsOf(jobId: string): Promise<Omit<RecordedCell, 'outcome'>[]> {
    const { spec } = await this.job(jobId);
    const questions = spec.questions.length > 0 ? spec.questions.map(({ id }) => id) : [null];
    return spec.models.flatMap(({ id, regions }) =>
      regions.flatMap((region) =>
        questions.map((questionId) => ({ jobId, region, modelId: id, questionId })),
      ),
    );
  }
}

async function startOn(
  stack: TestStack,
  settings: Readonly<Record<string, string>>,
  times: ClientTimes,
): Promise<RunningGateway> {
  const env = loadEnv(gatewayEnv, {
    DATABASE_URL: stack.databaseUrl,
    ...stack.broker.environment('gateway'),
    HTTP_PORT: '0',
    LOG_LEVEL: 'silent',
    ...settings,
  });
  return inTime('the gateway is started', startGateway(env, { ...VARIABLES, ...settings }, times));
}

/** Makes the streams and consumers of the shipped catalogue. */
export async function provisionBroker({ manager }: Bus): Promise<void> {
  await provision(manager, topologyOf(loadCatalogue('config/catalogue.yaml', VARIABLES)));
}

function rowOf(cell: RecordedCell, status: ExecutionStatus) {
  const { response = 'An answer.', repeat = 1, jobId, region, modelId, questionId, outcome } = cell;
  const moment = new Date('2026-11-20T10:00:00.000Z');
  return {
    jobId,
    region,
    modelId,
    questionId,
    outcome,
    repeat,
    status,
    response,
    cell: cellKey({ model: modelId, questionId, repeat }),
    round: cell.round ?? 1,
    quarantine: cell.quarantine ?? null,
    outcomeSource: cell.outcomeSource ?? 'rules',
    classifierVersion: cell.classifierVersion ?? '1',
    responseLength: response.length,
    responseCut: false,
    attempts: 1,
    startedAt: cell.startedAt ?? moment,
    completedAt: new Date(moment.getTime() + 1_500),
    durationMs: 1_500,
    promptSha256: 'a'.repeat(64),
    provider: 'openai-compatible',
    executorId: 'executor-1',
    evidence: { executorRegion: region, edgeHeaders: cell.edgeHeaders ?? {} },
    recordedAt: new Date(moment.getTime() + 1_600),
  };
}

/** A small job that the shipped catalogue and questions accept. */
export function smallJob(change: Readonly<Record<string, unknown>> = {}) {
  return {
    version: 'v1',
    benchmark: { name: 'capital-cities' },
    constraints: { regions: ['US', 'eu-west'] },
    models: ['llama3.2-1b', 'qwen2.5-1.5b'],
    questions: ['math_basic', 'taiwan_status'],
    ...change,
  };
}
