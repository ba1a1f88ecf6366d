import { JetStreamPublisher, nextMessage, provision } from '@beacon/bus';
import type { Bus } from '@beacon/bus';
import { loadEnv } from '@beacon/config';
import {
  cellAttempt,
  cellResult,
  closeCells,
  closingSubject,
  durables,
  eventSubject,
  attemptSubject,
  resultSubject,
  streams,
  topologyOf,
  readEvent,
} from '@beacon/contracts';
import type {
  ReadEvent,
  EventType,
  CellAttemptV1,
  CellResultV1,
  CloseCellsV1,
} from '@beacon/contracts';
import type { JobSpec, JobStatus } from '@beacon/domain';
import type { RunningService } from '@beacon/observability';
import { Job, JobLane } from '@beacon/persistence';
import { TestStack, allowSlowBroker, inTime, until } from '@beacon/testing';
import type { TestStackOptions } from '@beacon/testing';
import type { EmbeddedNats, EmbeddedPostgres } from '@beacon/stack';
import type { MikroORM } from '@mikro-orm/postgresql';
import { recorderEnv } from './environment.js';
import type { RecorderEnv } from './environment.js';
import { startRecorder } from './start.js';
import { MODEL, REGIONS, resultOf } from './messages-spec.js';

/** Repeats of the one question that {@link Harness.insertJob} asks, unless it is told otherwise. */
const REPEATS = 1_000;
export const QUESTION_TEXT = 'What is the capital of France? 🙂';

/** A recorder in this process, with a database and a nats-server of its own. */
export class Harness {
  readonly publisher: JetStreamPublisher;

  private constructor(
    readonly recorder: RunningService,
    private readonly stack: TestStack,
  ) {
    this.publisher = new JetStreamPublisher(stack.bus);
  }

  static async start(options: TestStackOptions = {}): Promise<Harness> {
    const stack = await TestStack.start({ poolSize: 4, ...options });
    await allowSlowBroker(stack.bus);
    const regions = REGIONS.map((id) => ({
      id,
      name: id,
      code: id,
      flag: '',
      promptName: id,
      aliases: [],
    }));
    await provision(stack.bus.manager, topologyOf({ regions, lanes: [] }));
    const started = startRecorder(environmentOf(stack));
    return new Harness(await inTime('the recorder is started', started), stack);
  }

  get databaseUrl(): string {
    return this.stack.databaseUrl;
  }

  get orm(): MikroORM {
    return this.stack.orm;
  }

  get bus(): Bus {
    return this.stack.bus;
  }

  get postgres(): EmbeddedPostgres {
    return this.stack.postgres;
  }

  get nats(): EmbeddedNats {
    return this.stack.nats;
  }

  /** Starts a further recorder in this process, which whoever starts it must stop. */
  async startAnother(): Promise<RunningService> {
    return startRecorder(environmentOf(this.stack));
  }

  async stop(): Promise<void> {
    await inTime('the recorder is stopped', this.recorder.stop());
    await this.stack.stop();
  }

  /** A job that asks one question of one model from both regions. */
  async insertJob(id: string, status: JobStatus = 'running', repeats = REPEATS): Promise<void> {
    const em = this.orm.em.fork();
    const questions = [{ id: 'q1', text: QUESTION_TEXT }];
    const spec = { questions, repeats, prompt: null } as unknown as JobSpec;
    const cells = repeats * REGIONS.length;
    em.create(Job, { id, status, spec, systemPrompts: {}, cells, createdAt: new Date() });
    const block = { base: 0, questionFrom: 0, questionTo: 1, repeatFrom: 1, repeatTo: repeats };
    for (const [position, region] of REGIONS.entries()) {
      const lane = { jobId: id, region, modelId: MODEL, position, cells: repeats };
      em.create(JobLane, { ...lane, blocks: [block] });
    }
    await em.flush();
  }

  /** Notes that lanes of a job are being closed, as the planner does with the order to close them. */
  async markClosing(jobId: string, region: string | null = null): Promise<void> {
    await this.rows(
      `update job_lanes set closing_code = 'deadline_exceeded', planned = cells
       where job_id = $1 and region = coalesce($2, region)`,
      jobId,
      region,
    );
  }

  /** Asks for a round of a cell of the first region, as a retry does. */
  async askRound(jobId: string, round: number, repeat = 1): Promise<void> {
    const { region, cell } = resultOf({ jobId, repeat });
    await this.rows(
      `insert into cell_rounds (job_id, region, cell, model_id, question_id, repeat, round, state)
       values ($1, $2, $3, $4, 'q1', $5, $6, 'planned')
       on conflict (job_id, region, cell) do update set round = excluded.round, state = excluded.state`,
      jobId,
      region,
      cell,
      MODEL,
      repeat,
      round,
    );
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

  /** Publishes attempts as executors do. */
  async publishAttempts(attempts: readonly CellAttemptV1[]): Promise<void> {
    for (const attempt of attempts) {
      await this.publisher.publish(attemptSubject(attempt), cellAttempt.encode(attempt), {});
    }
  }

  /** Orders cells to be closed, as a relay does. */
  async order(order: CloseCellsV1): Promise<void> {
    await this.publisher.publish(closingSubject(order.jobId), closeCells.encode(order), {});
  }

  /** Waits until everything that the recorder takes is settled, also its results on the way. */
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
    return this.stack.rows<Row>(query, values);
  }

  async executions(jobId: string): Promise<number> {
    const [row] = await this.rows<{ n: number }>(
      'select count(*)::int as n from executions where job_id = $1',
      jobId,
    );
    return row?.n ?? -1;
  }

  /** Why results of a job are kept apart, in the order in which they were. */
  async lateOf(jobId: string): Promise<{ readonly reason: string; readonly round: number }[]> {
    return this.rows('select reason, round from late_results where job_id = $1 order by id', jobId);
  }

  /** How many events tell of recorded executions of a job, at the broker. */
  async eventsOf(jobId: string): Promise<number> {
    const subject = eventSubject('execution.recorded', jobId);
    return (await this.messages(streams.events, subject))[subject] ?? 0;
  }

  /** The events of a type that the broker has about a job, in order. */
  async eventBodies(type: EventType, jobId: string): Promise<ReadEvent['event'][]> {
    const filter = eventSubject(type, jobId);
    const events: ReadEvent['event'][] = [];
    for (let from = 1; ;) {
      const message = await nextMessage(this.bus, streams.events, { from, filter });
      if (message === null) return events;
      const read = readEvent(message.subject, message.data);
      if (read !== null) events.push(read.event);
      from = message.seq + 1;
    }
  }

  /** The events of a job that are owed to the broker, in order. */
  async owedEvents(jobId: string): Promise<string[]> {
    const rows = await this.rows<{ message_id: string }>(
      'select message_id from outbox where subject = $1 order by id',
      eventSubject('execution.recorded', jobId),
    );
    return rows.map(({ message_id }) => message_id);
  }

  /** How far the counters of all jobs are from a recount of executions and attempts: nothing, as it should be. */
  async miscounted(): Promise<unknown[]> {
    return this.rows(`
      select p.* from job_lane_progress p full join (
        select job_id, region, model_id, count(*) as recorded,
          count(*) filter (where status = 'completed') as completed, count(*) filter (where status = 'refused') as refused,
          count(*) filter (where status = 'failed') as failed, count(*) filter (where status = 'cancelled') as cancelled,
          count(quarantine) as quarantined, count(quarantine) filter (where status = 'refused') as quarantined_refused
        from executions group by 1, 2, 3
      ) e using (job_id, region, model_id) full join (
        select job_id, region, model_id, sum(cost_nano_usd) as spent,
          sum(cost_nano_usd) filter (where cost_estimated) as estimated
        from attempts group by 1, 2, 3
      ) a using (job_id, region, model_id)
      where (coalesce(p.recorded, 0), coalesce(p.completed, 0), coalesce(p.refused, 0), coalesce(p.failed, 0),
          coalesce(p.cancelled, 0), coalesce(p.quarantined, 0), coalesce(p.quarantined_refused, 0),
          coalesce(p.spent_nano_usd, 0), coalesce(p.spent_estimated_nano_usd, 0))
        is distinct from
        (coalesce(e.recorded, 0), coalesce(e.completed, 0), coalesce(e.refused, 0), coalesce(e.failed, 0),
          coalesce(e.cancelled, 0), coalesce(e.quarantined, 0), coalesce(e.quarantined_refused, 0),
          coalesce(a.spent, 0), coalesce(a.estimated, 0))`);
  }

  /** What the lanes of a job have spent together, and how much of it is estimated, in nanodollars. */
  async spent(jobId: string): Promise<{ readonly spent: number; readonly estimated: number }> {
    const [row] = await this.rows<{ spent: number; estimated: number }>(
      `select coalesce(sum(spent_nano_usd), 0)::float8 as spent,
         coalesce(sum(spent_estimated_nano_usd), 0)::float8 as estimated
       from job_lane_progress where job_id = $1`,
      jobId,
    );
    return row ?? { spent: -1, estimated: -1 };
  }

  /** The counters of a job, summed over its lanes. */
  async counted(jobId: string): Promise<number> {
    const [row] = await this.rows<{ n: number }>(
      'select coalesce(sum(recorded), 0)::int as n from job_lane_progress where job_id = $1',
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

function environmentOf({ databaseUrl, broker }: TestStack): RecorderEnv {
  return loadEnv(recorderEnv, {
    ...broker.environment('recorder'),
    DATABASE_URL: databaseUrl,
    HTTP_PORT: '0',
    LOG_LEVEL: 'silent',
    RECORDER_BATCH_SIZE: '200',
  });
}
