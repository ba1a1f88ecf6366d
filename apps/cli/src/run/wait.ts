import type { Gateway } from '../gateway/gateway.js';
import { GatewayError } from '../gateway/gateway-client.js';
import { duration } from '../terminal/format.js';
import type { Job } from '../watch/job-state.js';
import type { Reporter } from '../watch/reporter.js';
import { watchJob } from '../watch/watch-job.js';
import { InterruptedError, RunFailedError } from './run-failed.error.js';

/** How long a gateway may be away while a job runs: one that is started again is back by then. */
const AWAY_MS = 5 * 60_000;

/** What a wait is told of, and by. */
export interface WaitOptions {
  readonly reporter: Reporter;
  /** Ctrl-C. */
  readonly signal: AbortSignal;
  readonly timeoutMs: number | undefined;
  /** @default 5 minutes */
  readonly awayMs?: number;
}

/**
 * Waits until a job has ended.
 * @throws InterruptedError when the signal ends it; RunFailedError when it takes too long (the job is then cancelled, so that it costs nothing more), or the
 * gateway stays away.
 */
export async function waitForEnd(
  gateway: Gateway,
  jobId: string,
  { reporter, signal, timeoutMs, awayMs = AWAY_MS }: WaitOptions,
): Promise<Job> {
  const away = new Absence(reporter, awayMs);
  const tooLong = timeoutMs === undefined ? [] : [AbortSignal.timeout(timeoutMs)];
  const either = AbortSignal.any([signal, away.signal, ...tooLong]);
  try {
    const watched = await watchJob(gateway, jobId, away, either);
    if (watched.kind === 'ended') return watched.job;
  } finally {
    away.end();
  }
  if (signal.aborted) throw new InterruptedError(jobId);
  if (away.signal.aborted) throw new RunFailedError('gateway', away.reason, jobId);
  const text = `the job did not end within ${duration(timeoutMs ?? 0)}`;
  throw new RunFailedError('timeout', `${text}: ${await cancelled(gateway, jobId)}`, jobId);
}

async function cancelled(gateway: Gateway, id: string): Promise<string> {
  try {
    await gateway.ask(
      gateway.api.POST('/api/v1/jobs/{id}/cancel', {
        params: { path: { id } },
        body: { reason: 'beacon run: it took too long' },
      }),
    );
    return 'it is cancelled';
  } catch (error) {
    if (error instanceof Error) return `it could not be cancelled (${error.message})`;
    throw error;
  }
}

/** Notes how long a gateway is away, and passes on what a reporter is told. */
class Absence implements Reporter {
  readonly #abort = new AbortController();
  readonly signal = this.#abort.signal;
  #timer: NodeJS.Timeout | undefined;
  #reason = '';

  constructor(
    private readonly inner: Reporter,
    private readonly limitMs: number,
  ) {}

  get reason(): string {
    return `the gateway was away for ${duration(this.limitMs)}: ${this.#reason}`;
  }

  progress(progress: Parameters<Reporter['progress']>[0]): void {
    this.inner.progress(progress);
  }

  lost(reason: string): void {
    this.#reason = reason;
    this.#timer ??= setTimeout(() => this.#abort.abort(new GatewayError(reason)), this.limitMs);
    this.inner.lost(reason);
  }

  back(): void {
    this.end();
    this.inner.back();
  }

  close(): void {
    this.inner.close();
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
