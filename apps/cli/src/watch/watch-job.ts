import { liveMessages } from '../gateway/event-stream.js';
import type { LiveMessage } from '../gateway/event-stream.js';
import { Following } from '../gateway/following.js';
import type { Gateway } from '../gateway/gateway.js';
import { GatewayError } from '../gateway/gateway-client.js';
import { readable } from '../output/show.js';
import { hasEnded } from './job-state.js';
import type { Job } from './job-state.js';
import { Rates } from './rates.js';
import type { Reporter, Watched } from './reporter.js';

/** Executions come in batches, at most so often: that is how often the job is read at most. */
const BATCH_MS = 400;
/** Where an event is lost on the way, the job is read all the same. */
const LOOK_MS = 15_000;

/**
 * Follows a job by its live events until it has ended, or the signal ends the watch. Events say when something happened, the job itself
 * how it stands: counts are never guessed.
 * @throws GatewayRefusal for a job that the gateway does not have; GatewayError when it is away from the start.
 */
export async function watchJob(
  gateway: Gateway,
  jobId: string,
  reporter: Reporter,
  signal: AbortSignal,
): Promise<Watched> {
  const rates = new Rates();
  const look = async (): Promise<Job> => {
    const job = await readJob(gateway, jobId, signal);
    const now = Date.now();
    readable(() => {
      rates.add(job, now);
      reporter.progress({ job, rates, now });
    });
    return job;
  };
  try {
    const first = await look();
    if (hasEnded(first)) return { kind: 'ended', job: first };
    return await untilEnded(new Follower(gateway, jobId, reporter), look, signal);
  } catch (error) {
    if (signal.aborted) return { kind: 'detached' };
    throw error;
  } finally {
    reporter.close();
  }
}

/** The job, as it is now. */
export function readJob(gateway: Gateway, jobId: string, signal?: AbortSignal): Promise<Job> {
  return gateway.ask(
    gateway.api.GET('/api/v1/jobs/{id}', {
      params: { path: { id: jobId } },
      ...(signal === undefined ? {} : { signal }),
    }),
  );
}

async function untilEnded(
  follower: Follower,
  look: () => Promise<Job>,
  signal: AbortSignal,
): Promise<Watched> {
  for await (const _change of follower.changes(signal)) {
    const job = await lookWhereThere(look);
    if (job !== null && hasEnded(job)) return { kind: 'ended', job };
  }
  return { kind: 'detached' };
}

/** A gateway that is away is the stream's to tell, and to wait for. */
async function lookWhereThere(look: () => Promise<Job>): Promise<Job | null> {
  try {
    return await look();
  } catch (error) {
    if (error instanceof GatewayError) return null;
    throw error;
  }
}

/** Turns live events into moments at which the job should be read. */
class Follower {
  constructor(
    private readonly gateway: Gateway,
    private readonly jobId: string,
    private readonly reporter: Reporter,
  ) {}

  async *changes(signal: AbortSignal): AsyncGenerator<void, void, undefined> {
    const path = `/api/v1/jobs/${encodeURIComponent(this.jobId)}/events?batch_ms=${BATCH_MS}`;
    using leave = new Following(signal);
    const signs = liveMessages(this.gateway, path, leave.signal);
    let next = signs.next();
    try {
      for (;;) {
        const sign = await within(LOOK_MS, next);
        if (sign === null) {
          yield;
          continue;
        }
        if (sign.done === true) return;
        next = signs.next();
        if (sign.value.kind === 'lost') this.reporter.lost(sign.value.reason);
        else if (sign.value.kind === 'back') this.reporter.back();
        else if (tellsSomething(sign.value.message)) yield;
      }
    } finally {
      // A stream that is read waits for its next message, which may never come: it is cut off before it is left.
      leave.abort();
      await next.catch(() => undefined);
      await signs.return();
    }
  }
}

/** The gateway's own messages: after `ready` and `gap` something before may be missing, and the job is read for it. */
function tellsSomething({ event }: LiveMessage): boolean {
  return !['end', 'stalled'].includes(event);
}

/** Null when it takes longer; it can be waited for again. */
async function within<T>(ms: number, promise: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
