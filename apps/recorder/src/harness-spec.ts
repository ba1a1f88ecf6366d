import { JetStreamPublisher, connectBus, provision } from '@beacon/bus';
import type { Bus } from '@beacon/bus';
import { loadEnv } from '@beacon/config';
import { cellResult, durables, resultSubject, streams, topologyOf } from '@beacon/contracts';
import type { CellResultV1 } from '@beacon/contracts';
import { cellKey } from '@beacon/domain';
import type { JobSpec, JobStatus } from '@beacon/domain';
import type { RunningService } from '@beacon/observability';
import { Job, JobLane, createOrm } from '@beacon/persistence';
import { until } from '@beacon/testing';
import { createDatabase, startNats, startPostgres } from '@beacon/tools';
import type { EmbeddedNats, EmbeddedPostgres } from '@beacon/tools';
import type { MikroORM } from '@mikro-orm/postgresql';
import { recorderEnv } from './environment.js';
import { startRecorder } from './start.js';

export const REGIONS = ['us-east', 'eu-west'] as const;
export const MODEL = 'llama3.2-1b';

/** A result as an executor publishes it. */
export function resultOf(
  change: Pick<CellResultV1, 'jobId'> & Partial<CellResultV1>,
): CellResultV1 {
  const { region = REGIONS[0], model = MODEL, questionId = 'q1', repeat = 1 } = change;
  return {
    region,
    model,
    questionId,
    repeat,
    cell: cellKey({ model, questionId, repeat }),
    round: 1,
    outcome: 'answered',
    outcomeSource: 'rules',
    outcomeRule: null,
    outcomeEvidence: null,
    classifierVersion: '1',
    response: 'Paris 🙂',
    responseCut: false,
    finishReason: 'stop',
    error: null,
    attempts: 1,
    startedAt: '2026-11-20T10:00:00.000Z',
    completedAt: '2026-11-20T10:00:01.500Z',
    inputTokens: 3,
    outputTokens: 2,
    costUsd: null,
    quarantine: null,
    promptSha256: 'a'.repeat(64),
    evidence: {
      executorRegion: region,
      executorId: 'executor-1',
      node: 'node-1',
      pod: null,
      provider: 'openai-compatible',
      endpointHost: '127.0.0.1',
      providerModel: model,
      servedModel: null,
      systemFingerprint: null,
      providerRegion: null,
      providerRequestId: null,
      edgeHeaders: {},
    },
    ...change,
  };
}

/** A recorder in this process, with a PostgreSQL and a nats-server of its own. */
export class Harness {
  readonly publisher: JetStreamPublisher;

  private constructor(
    readonly recorder: RunningService,
    readonly orm: MikroORM,
    readonly bus: Bus,
    readonly postgres: EmbeddedPostgres,
    private readonly nats: EmbeddedNats,
  ) {
    this.publisher = new JetStreamPublisher(bus);
  }

  static async start(): Promise<Harness> {
    const [postgres, nats] = await Promise.all([startPostgres({ durable: false }), startNats()]);
    const url = await createDatabase(postgres.ready.url, 'beacon_recorder');
    const orm = await createOrm({ url, poolSize: 4 });
    await orm.migrator.up();
    const bus = await connectBus({ servers: nats.ready.url, name: 'recorder-spec' });
    const regions = REGIONS.map((id) => ({
      id,
      name: id,
      code: id,
      flag: '',
      promptName: id,
      aliases: [],
    }));
    await provision(bus.manager, topologyOf({ regions, lanes: [] }));
    const env = loadEnv(recorderEnv, {
      DATABASE_URL: url,
      NATS_URL: nats.ready.url,
      HTTP_PORT: '0',
      LOG_LEVEL: 'silent',
      RECORDER_BATCH_SIZE: '200',
    });
    return new Harness(await startRecorder(env), orm, bus, postgres, nats);
  }

  async stop(): Promise<void> {
    await this.recorder.stop();
    await this.bus.connection.close();
    await this.orm.close();
    await Promise.all([this.nats.stop(), this.postgres.stop()]);
  }

  async insertJob(id: string, status: JobStatus = 'running'): Promise<void> {
    const em = this.orm.em.fork();
    const spec = {} as JobSpec;
    em.create(Job, { id, status, spec, systemPrompts: {}, cells: 2_000, createdAt: new Date() });
    for (const [position, region] of REGIONS.entries()) {
      em.create(JobLane, { jobId: id, region, modelId: MODEL, position, cells: 1_000 });
    }
    await em.flush();
  }

  async setStatus(id: string, status: JobStatus): Promise<void> {
    await this.orm.em.fork().nativeUpdate(Job, { id }, { status });
  }

  /** Publishes results as executors do: the first on a subject wins. */
  async publish(results: readonly CellResultV1[], subject = resultSubject): Promise<void> {
    await Promise.all(
      results.map((result) =>
        this.publisher.publish(subject(result), cellResult.encode(result), {
          messageId: subject(result),
          onlyFirst: true,
        }),
      ),
    );
  }

  /** Waits until everything that the recorder takes is settled, also what became of it on the way. */
  async settled(): Promise<void> {
    for (const stream of [streams.results, streams.attempts, streams.dead, streams.closings]) {
      await this.#settledIn(stream);
    }
  }

  /**
   * The broker counts a stored message as pending a moment after it has confirmed it, so that nothing pending does not mean
   * nothing to come: what counts is how far the consumer has come in its stream.
   */
  async #settledIn(stream: string): Promise<void> {
    await until(async () => {
      const { state } = await this.bus.manager.streams.info(stream);
      const { ack_floor } = await this.bus.manager.consumers.info(stream, durables.recorder);
      return ack_floor.stream_seq >= state.last_seq;
    }, `every message of ${stream} is settled`);
  }

  async recorderState() {
    return this.bus.manager.consumers.info(streams.results, durables.recorder);
  }

  /** What a query returns. */
  async rows<Row>(query: string, ...values: readonly unknown[]): Promise<Row[]> {
    return this.orm.em.fork().execute<Row[]>(query, values);
  }

  async executions(jobId: string): Promise<number> {
    const [row] = await this.rows<{ n: number }>(
      'select count(*)::int as n from executions where job_id = ?',
      jobId,
    );
    return row?.n ?? -1;
  }

  /** The counters of a job, summed over its lanes. */
  async counted(jobId: string): Promise<number> {
    const [row] = await this.rows<{ n: number }>(
      'select coalesce(sum(recorded), 0)::int as n from job_lane_progress where job_id = ?',
      jobId,
    );
    return row?.n ?? -1;
  }

  /** How many messages a stream holds on each subject that a filter takes. */
  async messages(stream: string, filter: string): Promise<Readonly<Record<string, number>>> {
    const { state } = await this.bus.manager.streams.info(stream, { subjects_filter: filter });
    return state.subjects ?? {};
  }
}
