import { JetStreamPublisher } from '@beacon/bus';
import { laneReport, laneReportSubject } from '@beacon/contracts';
import type { LaneReportV1 } from '@beacon/contracts';
import { storableText } from '@beacon/domain';
import { Inject, Injectable } from '@nestjs/common';
import type { OnApplicationShutdown, OnModuleInit } from '@nestjs/common';
import { LANE_ACCESS } from '../provider/lane-access.js';
import { ExecutorIdentity } from '../region/executor-identity.js';
import { expectationsOf } from '@beacon/providers';
import { LaneGate } from './lane-gate.js';
import { LaneMetrics } from './lane-metrics.js';
import type { CountAttempt } from './lane-metrics.js';
import type { AttemptOutcome, Expectations, LaneAccess, ProviderFailure } from '@beacon/providers';
import { askedWaitMs } from '../provider/retry-delay.js';

/** One lane of the region, with its gate and what it expects of evidence. */
export interface ServedLane {
  readonly lane: Lane;
  readonly expectations: Expectations;
}

/** The region's lanes by model, their gates shut until their states are read. */
@Injectable()
export class ServedLanes implements OnModuleInit, OnApplicationShutdown {
  readonly #lanes: ReadonlyMap<string, ServedLane>;

  readonly region: string;

  constructor(
    @Inject(LANE_ACCESS) lanes: readonly LaneAccess[],
    { region, executorId }: ExecutorIdentity,
    publisher: JetStreamPublisher,
    private readonly metrics: LaneMetrics,
  ) {
    this.region = region;
    this.#lanes = new Map(
      lanes.map(({ lane: config }) => {
        const { model, concurrency } = config;
        const reporter = new LaneReporter(publisher, { region, model, executorId });
        const lane = new Lane(
          new LaneGate(concurrency),
          reporter,
          metrics.attemptsOf({ region, model }),
        );
        return [model, { lane, expectations: expectationsOf(config) }];
      }),
    );
  }

  onModuleInit(): void {
    this.metrics.watch(this.region, this.gates);
  }

  get models(): string[] {
    return [...this.#lanes.keys()];
  }

  /** The lanes' gates by model. */
  get gates(): ReadonlyMap<string, LaneGate> {
    return new Map(Array.from(this.#lanes, ([model, { lane }]) => [model, lane.gate]));
  }

  /** Undefined when this region has no lane of the model. */
  get(model: string): ServedLane | undefined {
    return this.#lanes.get(model);
  }

  /** After the last call has ended, and before the connection closes: what the lanes have not reported yet is sent. */
  onApplicationShutdown(): void {
    for (const { lane } of this.#lanes.values()) lane.close();
  }
}

/** A lane as this process serves it. */
export class Lane {
  constructor(
    readonly gate: LaneGate,
    private readonly reporter: LaneReporter,
    private readonly count: CountAttempt,
  ) {}

  /**
   * Makes an attempt once the gate lets it through, and learns from what it came to.
   * @param attempt is told whether it had to wait; it comes back with null when it was not made.
   * @throws the signal's reason when that ends the waiting.
   */
  async attempt<Outcome extends AttemptOutcome | null>(
    signal: AbortSignal,
    attempt: (hasWaited: boolean) => Promise<Outcome>,
  ): Promise<Outcome> {
    return this.gate.pass(signal, async (hasWaited) => {
      const outcome = await attempt(hasWaited);
      // Before the next one is let through.
      if (outcome !== null) this.#learn(outcome);
      return outcome;
    });
  }

  /** Reports what is pending, and clears its timers. */
  close(): void {
    this.gate.close();
    this.reporter.close();
  }

  #learn(outcome: AttemptOutcome): void {
    this.count(outcome);
    if (outcome.kind === 'answered') return this.reporter.answered();
    const { failure } = outcome;
    const waitMs = failure.kind === 'permanent' ? null : askedWaitMs(failure);
    if (waitMs !== null) this.gate.shutFor(waitMs);
    // The time of the call alone: what was waited for before it, such as a broker, would make a refusal look older than it is.
    const ageMs = outcome.completedAt.getTime() - outcome.startedAt.getTime();
    this.reporter.failed(failure, ageMs);
  }
}

/** Who reports of which lane. */
interface ReportedLane {
  readonly region: string;
  readonly model: string;
  readonly executorId: string;
}

const GATHER_MS = 500;
const MESSAGE_LIMIT = 300;

type Trouble = Pick<LaneReportV1, 'rateLimited' | 'quotaExhausted'>;
const NO_TROUBLE: Trouble = { rateLimited: null, quotaExhausted: null };

/**
 * Tells planners what a lane's provider answers: a refusal for its rate or quota at once, all else gathered for half a
 * second. Over core NATS: a lost report only slows the adaptation.
 */
export class LaneReporter {
  #successes = 0;
  #serverErrors = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly publisher: Pick<JetStreamPublisher, 'hint'>,
    private readonly lane: ReportedLane,
  ) {}

  answered(): void {
    this.#successes += 1;
    this.#sendLater();
  }

  /**
   * Counts a failure. Permanent ones say nothing of the lane's load, and are not told.
   * @param ageMs how long ago the request was sent.
   */
  failed(failure: ProviderFailure, ageMs: number): void {
    const trouble = troubleOf(failure, ageMs);
    if (trouble !== null) return this.#send(trouble);
    if (failure.kind !== 'transient') return;
    this.#serverErrors += 1;
    this.#sendLater();
  }

  /** Sends what has been gathered. */
  close(): void {
    if (this.#timer !== undefined) this.#send(NO_TROUBLE);
  }

  #sendLater(): void {
    this.#timer ??= setTimeout(() => this.#send(NO_TROUBLE), GATHER_MS);
  }

  #send(trouble: Trouble): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const gathered = { successes: this.#successes, serverErrors: this.#serverErrors };
    this.#successes = 0;
    this.#serverErrors = 0;
    const { region, model } = this.lane;
    const body = laneReport.encode({ ...this.lane, ...gathered, ...trouble });
    try {
      this.publisher.hint(laneReportSubject(region, model), body);
    } catch {
      // The connection is closed permanently: the process is shutting down and no longer needs this.
    }
  }
}

function troubleOf(failure: ProviderFailure, ageMs: number): Trouble | null {
  const { kind, retryAfterMs, message } = failure;
  if (kind === 'quota') {
    const quotaExhausted = {
      resetMs: retryAfterMs,
      message: storableText(message, MESSAGE_LIMIT).text,
    };
    return { ...NO_TROUBLE, quotaExhausted };
  }
  // A provider that is overloaded may ask to wait, too; only a rate limit says that there were too many requests.
  if (kind !== 'throttled') return null;
  const rateLimited = { count: 1, youngestAgeMs: Math.max(0, Math.round(ageMs)), retryAfterMs };
  return { ...NO_TROUBLE, rateLimited };
}
