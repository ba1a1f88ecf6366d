/** What a run of mixed load is made of. Everything follows from its minutes. */
export interface MixedPlan {
  /** How long small jobs are submitted in the mix. */
  readonly mixedMs: number;
  /** How long they are submitted alone, before. */
  readonly aloneMs: number;
  /** How long the run waits for the last job to end. */
  readonly settleMs: number;
  /** Connections that submit small jobs. */
  readonly connections: number;
  /** Each of them submits one this often. */
  readonly submitEveryMs: number;
  readonly readers: number;
  /** Each of them asks this often. */
  readonly readEveryMs: number;
  /** Of the large job. */
  readonly largeCells: number;
  /** Of the job that the hostile provider is asked. */
  readonly hostileCells: number;
}

const MINUTE_MS = 60_000;
const WHOLE_MINUTES = 10;
const LARGE_CELLS = 300_000;
/** A multiple of what one repeat of the large job asks. */
const LARGE_STEP = 3_000;
const HOSTILE_CELLS = 400;

/**
 * The plan of a run. Its paces are what two cores carry beside the services, the broker, the database and this client: 8 small jobs
 * and 20 reads a second, and a large job whose provider's latency lets it do some 530 cells a second. A run of less than ten minutes has as
 * much less of the large job.
 */
export function mixedPlan(minutes: number): MixedPlan {
  const share = Math.min(1, minutes / WHOLE_MINUTES);
  return {
    mixedMs: minutes * MINUTE_MS,
    aloneMs: Math.min(MINUTE_MS, (minutes * MINUTE_MS) / 2),
    settleMs: (minutes + 5) * MINUTE_MS,
    connections: 40,
    submitEveryMs: 5_000,
    readers: 200,
    readEveryMs: 10_000,
    largeCells: Math.max(1, Math.round((LARGE_CELLS * share) / LARGE_STEP)) * LARGE_STEP,
    hostileCells: Math.round(HOSTILE_CELLS * share),
  };
}
