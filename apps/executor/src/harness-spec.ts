import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  JetStreamPublisher,
  answerRequests,
  askAll,
  provision,
  setConsumerLimit,
} from '@beacon/bus';
import { loadCatalogue, loadEnv } from '@beacon/config';
import {
  RECORDER_QUEUE,
  attemptSubject,
  cellAttempt,
  cellResult,
  durables,
  executeTask,
  executorIdentity,
  filters,
  heartbeat,
  heldTasks,
  heldTasksQuestion,
  heldTasksSubject,
  laneReport,
  laneState,
  laneStateSubject,
  recordedAnswer,
  recordedQuestion,
  resultSubject,
  streams,
  taskSubject,
  topologyOf,
} from '@beacon/contracts';
import type {
  BrokerUser,
  CellAttemptV1,
  CellResultV1,
  Contract,
  ExecuteTaskV1,
  HeldTasksV1,
  LaneStateV1,
  RecordedQuestionV1,
} from '@beacon/contracts';
import type { RunningService } from '@beacon/observability';
import {
  FakeProvider,
  RecordingLogger,
  allowSlowBroker,
  TestBroker,
  inTime,
  startTestBroker,
  until,
} from '@beacon/testing';
import { UsersFile } from '@beacon/stack';
import { Logger } from '@nestjs/common';
import { jetstream } from '@nats-io/jetstream';
import type { Msg } from '@nats-io/transport-node';
import { startExecutor } from './start.js';
import { accessByPassword, blockOf, usersFile } from './broker-users-spec.js';
import { executorEnv } from './environment.js';
import { MODEL, REGION, catalogueText, now } from './tasks-spec.js';

/** What a harness is started with. */
export interface HarnessOptions {
  /** The lanes' `expected_evidence`, in YAML's flow style. @default none */
  readonly expectedEvidence?: string;
  /** Further fields of the lane, in YAML, a line each. @default none */
  readonly lane?: readonly string[];
  /**
   * The only ones that may connect to the broker, by passwords and in one account, the spec's own `operator` among them.
   * @default the identities of an installation, by their keys
   */
  readonly users?: readonly BrokerUser[] | null;
}

/** A real executor in this process, with a real broker and a provider whose answers a spec writes; the rest is played. */
export class Harness {
  readonly publisher: JetStreamPublisher;
  readonly logger = new RecordingLogger();
  readonly #executors: RunningService[] = [];

  private constructor(
    readonly broker: TestBroker,
    readonly provider: FakeProvider,
    private readonly folder: string,
    private readonly users: UsersFile | null,
  ) {
    this.publisher = new JetStreamPublisher(broker.bus);
  }

  static async start({
    expectedEvidence = '{}',
    lane = [],
    users = null,
  }: HarnessOptions = {}): Promise<Harness> {
    const folder = await mkdtemp(join(tmpdir(), 'beacon-executor-'));
    const storeDir = join(folder, 'nats');
    const access = users && (await usersFile(storeDir, users));
    const [broker, provider] = await Promise.all([
      access === null
        ? startTestBroker({ storeDir })
        : TestBroker.start({ storeDir }, accessByPassword(access)),
      FakeProvider.start(),
    ]);
    await allowSlowBroker(broker.bus);
    const harness = new Harness(broker, provider, folder, access);
    const further = [`expected_evidence: ${expectedEvidence}`, ...lane];
    await writeFile(harness.#catalogueFile, catalogueText(provider.origin, further));
    await harness.provision();
    return harness;
  }

  async stop(): Promise<void> {
    await this.stopExecutors();
    await this.provider.stop();
    await this.broker.stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Lets these users connect and no others, from now on. */
  async setUsers(users: readonly BrokerUser[]): Promise<void> {
    await this.users?.change(this.broker.server, blockOf(users));
  }

  /** Starts one more executor; its name tells it apart, and is its user where the broker has users by passwords. */
  async startExecutor(name = 'one'): Promise<RunningService> {
    const identity = this.users === null ? executorIdentity(REGION) : name;
    const env = loadEnv(executorEnv, {
      ...this.broker.environment(identity),
      LOG_LEVEL: 'error',
      BEACON_CATALOGUE: this.#catalogueFile,
      BEACON_REGION: REGION,
      BEACON_NODE_REGION_CHECK: 'when-known',
      EXECUTOR_DRAIN_MS: '20000',
      NODE_NAME: `node-${name}`,
      POD_NAME: `pod-${name}`,
    });
    const started = startExecutor(env);
    const executor = await inTime(`executor ${name} is started`, started);
    Logger.overrideLogger(this.logger);
    this.#executors.push(executor);
    return executor;
  }

  async stopExecutors(): Promise<void> {
    const stopped = Promise.all(this.#executors.splice(0).map((executor) => executor.stop()));
    await inTime('the executors are stopped', stopped);
  }

  async provision(): Promise<void> {
    const catalogue = loadCatalogue(this.#catalogueFile, {});
    await provision(this.broker.bus.manager, topologyOf(catalogue));
  }

  /** The broker dies with all that it has stored, and is there again, empty. */
  async wipeBroker(): Promise<void> {
    await this.broker.wipe();
  }

  async publishTask(task: ExecuteTaskV1): Promise<void> {
    await this.publisher.publish(taskSubject(task), executeTask.encode(task));
  }

  async untilSettled(): Promise<void> {
    const stream = streams.tasks(REGION);
    await until(async () => (await this.broker.countMessages(stream)) === 0, 'no task is left');
  }

  /** Publishes a task and waits for its result. */
  async resultOf(task: ExecuteTaskV1): Promise<CellResultV1> {
    await this.publishTask(task);
    await until(async () => (await this.result(task)) !== null, 'the result is stored');
    await this.untilSettled();
    return (await this.result(task)) ?? missing('result');
  }

  async result(task: ExecuteTaskV1): Promise<CellResultV1 | null> {
    const query = { last_by_subj: resultSubject(task) };
    const stored = await this.broker.bus.manager.direct.getMessage(streams.results, query);
    return stored && cellResult.decode(stored.data);
  }

  async putResult(result: CellResultV1): Promise<void> {
    await this.publisher.publish(resultSubject(result), cellResult.encode(result));
  }

  /** All attempts of a cell that are kept at the broker. */
  async attempts(task: ExecuteTaskV1): Promise<CellAttemptV1[]> {
    const { manager } = this.broker.bus;
    const subject = attemptSubject(task);
    const kept: CellAttemptV1[] = [];
    for (let next = 1; ;) {
      const query = { next_by_subj: subject, seq: next };
      const message = await manager.direct.getMessage(streams.attempts, query);
      if (message === null) return kept;
      kept.push(cellAttempt.decode(message.data));
      next = message.seq + 1;
    }
  }

  /** Puts an attempt of a task among those that are kept, as it is. */
  async putAttempt(task: ExecuteTaskV1, body: Partial<CellAttemptV1> | string): Promise<void> {
    const { jobId, region, model, cell, round, questionId, repeat } = task;
    const attempt = {
      jobId,
      region,
      model,
      cell,
      round,
      questionId,
      repeat,
      executorId: 'executor-0',
      kind: 'failed',
      error: { code: 'x', message: 'x', httpStatus: null },
      retryAfterMs: null,
      startedAt: now(),
      completedAt: now(),
      result: null,
    };
    const text = typeof body === 'string' ? body : JSON.stringify({ ...attempt, ...body });
    await this.publisher.publish(attemptSubject(task), new TextEncoder().encode(text));
  }

  /** Takes the only task of the lane and gives it back, so many times. */
  async returnTask(times: number): Promise<void> {
    const consumers = jetstream(this.broker.bus.connection).consumers;
    const lane = await consumers.get(streams.tasks(REGION), durables.lane(MODEL));
    for (let time = 0; time < times; time += 1) {
      const message = (await lane.next()) ?? missing('task');
      message.nak();
      await this.broker.bus.connection.flush();
    }
  }

  /** Purges all tasks, and starts the executor again, which forgets what it was asked to wait. */
  async restart(): Promise<void> {
    await this.stopExecutors();
    await this.broker.bus.manager.streams.purge(streams.tasks(REGION));
    await this.startExecutor();
  }

  /** What is sent on a core subject from now on. */
  hear<Payload>(subject: string, contract: Contract<Payload>): Payload[] {
    const heard: Payload[] = [];
    this.broker.bus.connection.subscribe(subject, {
      callback: (_error: unknown, message: Msg) => void heard.push(contract.decode(message.data)),
    });
    return heard;
  }

  /** Counts from now on how often executors read the lanes' states; the returned function tells. */
  countLaneReads(): () => number {
    let reads = 0;
    this.broker.bus.connection.subscribe(`$JS.API.DIRECT.GET.${streams.lanes}.>`, {
      callback: () => void (reads += 1),
    });
    return () => reads;
  }

  hearReports() {
    return this.hear(filters.laneReports, laneReport);
  }

  hearHeartbeats() {
    return this.hear(filters.heartbeats, heartbeat);
  }

  async setLane(
    state: Pick<LaneStateV1, 'status' | 'limit'> & Partial<Pick<LaneStateV1, 'shares'>>,
  ): Promise<void> {
    const lane = { region: REGION, model: MODEL, reason: null, shares: null };
    const body = laneState.encode({ ...lane, ...state });
    await this.publisher.publish(laneStateSubject(REGION, MODEL), body);
  }

  /** Lowers the limit that the broker holds, as planners do. */
  async setConsumerLimit(maxAckPending: number): Promise<void> {
    const consumer = { durable: durables.lane(MODEL), maxAckPending };
    await setConsumerLimit(this.broker.bus.manager, streams.tasks(REGION), consumer);
  }

  /** What each executor says that it has in flight. */
  async held(): Promise<HeldTasksV1[]> {
    const exchange = { question: heldTasksQuestion, answer: heldTasks };
    return askAll(this.broker.bus, heldTasksSubject(REGION), exchange, {}, 300);
  }

  /** Plays a recorder, until the returned function is called. */
  answerRecorded(wanted: (asked: RecordedQuestionV1) => boolean): () => void {
    return answerRequests(
      this.broker.bus,
      { subject: filters.recordedQuestions, queue: RECORDER_QUEUE },
      { question: recordedQuestion, answer: recordedAnswer },
      async (asked) => ({ wanted: wanted(asked) }),
    );
  }

  get #catalogueFile(): string {
    return join(this.folder, 'catalogue.yaml');
  }
}

function missing(what: string): never {
  throw new Error(`there is no ${what}`);
}
