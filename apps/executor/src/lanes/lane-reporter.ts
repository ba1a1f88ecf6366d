import type { JetStreamPublisher } from '@beacon/bus';
import { laneReport, laneReportSubject } from '@beacon/contracts';
import type { LaneReportV1 } from '@beacon/contracts';
import { storableText } from '@beacon/domain';
import type { ProviderFailure } from '../provider/attempt.js';

/** Who reports of which lane. */
export interface ReportedLane {
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
 * second. Over core NATS: a report that nobody hears costs a little adaptation.
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
      // The connection is closed for good: the process is ending, and nobody needs this any more.
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
