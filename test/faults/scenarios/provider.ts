import { LANE_CONCURRENCY, MAX_ATTEMPTS, MODELS } from '../lab/lab-shapes.js';
import type { FaultRule } from '@beacon/testing';
import type { ScenarioContext } from '../run/context.js';
import type { FaultJob, JobOptions } from '../run/fault-job.js';
import { LimitWatch } from '../run/limit-watch.js';
import type { Scenario } from '../scenario.js';
import { until } from '../wait.js';

const EAST = { region: 'us-east' } as const;
/** How long a call takes in scenarios that count calls in flight. */
const CALL_MS = 400;
/** A new limit has reached every executor by then. */
const HEARD_WITHIN_MS = 1_500;
const SMALL: JobOptions = { questions: 4, repeats: 1, minRegions: 1 };

/** A job of which the provider disturbs the calls in us-east. */
async function disturbed(
  context: ScenarioContext,
  rules: readonly FaultRule[],
  options: JobOptions = {},
  end: 'completed' | 'partial' = 'completed',
): Promise<FaultJob> {
  await context.simulator.faults(rules);
  const job = await context.submit({ ...SMALL, ...options }, end);
  await context.end();
  return job;
}

/** A fault of every answer in us-east that no further attempt can help: one call, one failed cell. */
function permanent(
  id: string,
  what: string,
  code: string,
  fault: FaultRule['fault'],
  matrix: readonly number[] = [],
): Scenario {
  return {
    id: `provider-${id}`,
    matrix,
    name: `the provider answers with ${what}`,
    done: `every answer in us-east is ${what}`,
    expected: `failed with ${code} after one call; the other region completes`,
    run: async (context) => {
      const job = await disturbed(context, [{ match: EAST, fault }], {}, 'partial');
      const half = job.cells.size / 2;
      await context.expectCells(job, { completed: half, [`failed ${code}`]: half });
      await expectCalls(context, job.cells.size);
    },
  };
}

/** A fault of the first calls in us-east that passes: tried again until it has. */
function passing(
  id: string,
  what: string,
  fault: FaultRule['fault'],
  matrix: readonly number[] = [],
): Scenario {
  return {
    id: `provider-${id}`,
    matrix,
    name: `the provider ${what}, and then no more`,
    done: `the first 6 calls in us-east: the provider ${what}`,
    expected: 'tried again within the round; every cell completes',
    run: async (context) => {
      const job = await disturbed(context, [{ match: EAST, fault, times: 6 }], {
        providerTimeout: '2s',
      });
      await context.expectCells(job, { completed: job.cells.size });
      await expectCalls(context, job.cells.size + 6);
    },
  };
}

/** Notes a problem unless the provider was called exactly so often. */
async function expectCalls(context: ScenarioContext, count: number): Promise<void> {
  const { total } = await context.simulator.report();
  context.check(total === count, `${total} calls, not ${count}`);
}

/** What providers do: limits, failures, silence, nonsense. */
export const providerFaults: readonly Scenario[] = [
  {
    id: 'provider-429-seconds',
    matrix: [16],
    name: 'the provider is overrun and says for how many seconds',
    done: 'us-east answers 429 with Retry-After: 3 to so many calls that some cell meets more than its attempts',
    expected:
      'waited out within the round; no attempts exhausted; lane limit held; each call explained',
    run: async (context) => {
      const fault = { kind: 'status', status: 429, retryAfterSeconds: 3 };
      const cells = MODELS.length;
      const times = cells * (MAX_ATTEMPTS + 1);
      const held = watchLimits(context);
      const job = await disturbed(context, [{ match: EAST, fault, times }], { questions: 1 });
      await context.expectCells(job, { completed: job.cells.size });
      await expectCalls(context, job.cells.size + times);
      await held();
    },
  },
  {
    id: 'provider-429-outlasts-attempts',
    matrix: [16],
    name: 'the provider is overrun for longer than attempts would last',
    done: 'us-east answers 429 to every call, one model with Retry-After: 1 and one with 0, then well',
    expected: 'no attempts exhausted; every cell completes; each call explained',
    run: async (context) => {
      const [first] = MODELS;
      const busy = (retryAfterSeconds: number) => ({
        kind: 'status',
        status: 429,
        retryAfterSeconds,
      });
      await context.simulator.faults([
        { match: { ...EAST, model: first }, fault: busy(1) },
        { match: EAST, fault: busy(0) },
      ]);
      const held = watchLimits(context);
      const job = await context.submit({ questions: 6, minRegions: 1 });
      // Until cells of both have been refused more often than they may fail.
      for (const model of MODELS) await refusedBeyondAttempts(context, model);
      await context.simulator.faults([]);
      await context.end();
      await context.expectCells(job, { completed: job.cells.size });
      await held();
    },
  },
  {
    id: 'lane-limit-over-replicas',
    matrix: [16],
    name: 'a lane starts again with one call, for three executors',
    done: "the quota of a lane is used up for the first 8 calls; while its limit is 1, the executor that has the lane's share is killed",
    expected:
      'never more calls in flight than the limit of that moment; another goes on; every cell completes',
    shape: 'triple',
    run: async (context) => {
      const [model] = MODELS;
      await context.simulator.faults([
        { match: { ...EAST, model }, fault: { kind: 'quota', resetSeconds: 2 }, times: 8 },
        { fault: { kind: 'latency', ms: CALL_MS } },
      ]);
      const held = watchLimits(context, CALL_MS);
      const job = await context.submit({ models: [model], questions: 12 });
      await context.recorded(job, 3, EAST.region);
      const holder = shareHolder(context);
      await context.kill(holder);
      await context.restart(holder);
      await context.goesOn(job, EAST.region);
      await context.end();
      await context.expectCells(job, { completed: job.cells.size });
      await held();
    },
  },
  {
    id: 'provider-429-date',
    short: true,
    matrix: [16],
    name: 'the provider is overrun and says until when',
    done: 'us-east answers 429 with Retry-After as a date 3 s ahead to the first 4 calls',
    expected: 'waited out within the round',
    run: async (context) => {
      const retryAfterDate = new Date(Date.now() + 3_000).toISOString();
      const fault = { kind: 'status', status: 429, retryAfterDate };
      const job = await disturbed(context, [{ match: EAST, fault, times: 4 }]);
      await context.expectCells(job, { completed: job.cells.size });
      await expectCalls(context, job.cells.size + 4);
    },
  },
  {
    id: 'provider-rate-limit',
    matrix: [16],
    name: 'the provider allows so many calls a second',
    done: 'a token bucket of 4 calls a second for each lane, under a job of 96 cells',
    expected: 'lanes shrink and grow; every cell completes',
    run: async (context) => {
      await context.simulator.rateLimits([{ match: {}, requestsPerSecond: 4, burst: 2 }]);
      const held = watchLimits(context);
      const job = await context.submit();
      await context.end();
      await context.expectCells(job, { completed: job.cells.size });
      await held();
    },
  },
  {
    id: 'provider-quota',
    matrix: [],
    name: 'the quota is used up',
    done: 'us-east answers insufficient_quota with a reset in 6 s to the first 3 calls',
    expected: 'the lane is parked until the reset; every cell completes',
    run: async (context) => {
      const fault = { kind: 'quota', resetSeconds: 6 };
      const job = await disturbed(context, [{ match: EAST, fault, times: 3 }]);
      await context.expectCells(job, { completed: job.cells.size });
      const parked = await context.lab.database.query<{ count: number }>(
        `select count(*)::float8 as count from lane_changes where region = $1 and to_status = 'parked'`,
        ['us-east'],
      );
      context.check((parked[0]?.count ?? 0) > 0, 'no lane was parked');
    },
  },
  passing('500-burst', 'answers 500', { kind: 'status', status: 500 }),
  passing('cut-body', 'breaks the connection in the middle of the body', { kind: 'cut_body' }),
  passing('hangs-once', 'never answers', { kind: 'hang' }),
  passing('trickle', 'sends a byte now and then', { kind: 'slow_trickle', bytesPerSecond: 20 }),
  {
    id: 'provider-never-answers',
    matrix: [15],
    name: 'the provider never answers',
    done: 'no call in us-east is ever answered; a call may take 1 s',
    expected: `aborted, tried ${MAX_ATTEMPTS} times, failed with attempts_exhausted`,
    run: async (context) => {
      const rules = [{ match: EAST, fault: { kind: 'hang' } }];
      const job = await disturbed(
        context,
        rules,
        { questions: 2, providerTimeout: '1s' },
        'partial',
      );
      const half = job.cells.size / 2;
      await context.expectCells(job, { completed: half, 'failed attempts_exhausted': half });
      await expectCalls(context, half + half * MAX_ATTEMPTS);
    },
  },
  permanent('10-mb', 'a body of 10 MB', 'response_too_large', {
    kind: 'huge_body',
    bytes: 10_000_000,
  }),
  permanent('invalid-json', 'JSON that breaks off', 'invalid_json', { kind: 'invalid_json' }),
  permanent('wrong-type', 'an HTML page', 'invalid_content_type', { kind: 'wrong_content_type' }),
  permanent('redirect', 'a redirect', 'redirect_refused', { kind: 'redirect', status: 307 }),
  permanent('400', 'HTTP 400', 'bad_request', { kind: 'status', status: 400 }, [17]),
  {
    id: 'provider-content-filter',
    matrix: [17],
    name: "the provider's filter blocks prompts and answers",
    done: 'us-east blocks every prompt of one model and every answer of the other',
    expected: 'refused at once, which is a measurement; one call each',
    run: async (context) => {
      const job = await disturbed(context, [
        { match: { ...EAST, model: 'mistral-7b' }, fault: { kind: 'content_filter', on: 'input' } },
        { match: EAST, fault: { kind: 'content_filter', on: 'output' } },
      ]);
      const half = job.cells.size / 2;
      await context.expectCells(job, { completed: half, refused: half });
      await expectCalls(context, job.cells.size);
    },
  },
  {
    id: 'provider-elsewhere',
    matrix: [],
    name: 'the provider answers from another region than it should',
    done: 'every answer to one model in us-east says that it is from eu-west',
    expected:
      'quarantined: stored, counted apart, not averaged; the region does not succeed by them; one call each',
    run: async (context) => {
      const match = { ...EAST, model: 'mistral-7b' };
      const rules = [{ match, fault: { kind: 'evidence', region: 'eu-west' } }];
      const job = await disturbed(context, rules, {}, 'partial');
      const seen = await context.tally(
        job,
        ({ region, model, quarantined }) =>
          `${region} ${model} ${quarantined ? 'apart' : 'counted'}`,
      );
      const quarter = job.cells.size / 4;
      context.check(
        seen['us-east mistral-7b apart'] === quarter && Object.keys(seen).length === 4,
        `quarantined are ${JSON.stringify(seen)}`,
      );
      await expectCalls(context, job.cells.size);
    },
  },
  {
    id: 'provider-long-answer',
    matrix: [18],
    name: "an answer beyond the broker's largest message",
    done: 'us-east answers with 1,200,000 characters',
    expected: 'cut and stored; no second call, no dead letter',
    run: async (context) => {
      const rules = [{ match: EAST, fault: { kind: 'long_answer', characters: 1_200_000 } }];
      const job = await disturbed(context, rules);
      await context.expectCells(job, { completed: job.cells.size });
      await expectCalls(context, job.cells.size);
    },
  },
  {
    id: 'provider-slow',
    matrix: [14],
    name: "a call takes longer than a task's lease",
    done: 'every answer takes 8 s',
    expected: 'leases are kept alive; one call for each cell',
    run: async (context) => {
      const job = await disturbed(context, [{ fault: { kind: 'latency', ms: 8_000 } }]);
      await context.expectCells(job, { completed: job.cells.size });
      await expectCalls(context, job.cells.size);
    },
  },
];

async function refusedBeyondAttempts(context: ScenarioContext, model: string): Promise<void> {
  const isRefused = async (): Promise<boolean> => {
    const { keys } = await context.simulator.report();
    return keys.some((key) => key.model === model && key.disturbed > MAX_ATTEMPTS);
  };
  // The pauses between them grow.
  const limitMs = 120_000;
  await until(`a cell of ${model} refused more than ${MAX_ATTEMPTS} times`, isRefused, { limitMs });
}

/**
 * Watches, until what it returns is called, that no lane has more calls in flight than its limit of that moment, and that some
 * limit was lowered.
 */
function watchLimits(context: ScenarioContext, callMs = 0): () => Promise<void> {
  const watch = new LimitWatch(context.lab, callMs + HEARD_WITHIN_MS);
  context.cleanUp(async () => void (await watch.stop()));
  return async () => {
    for (const problem of await watch.stop()) context.check(false, problem);
    context.check(watch.lowest < LANE_CONCURRENCY, 'no limit was lowered');
    const { lanes } = await context.simulator.report();
    const over = lanes.filter(({ peak }) => peak > LANE_CONCURRENCY);
    context.check(over.length === 0, `lanes over their concurrency: ${JSON.stringify(over)}`);
  };
}

/** The first by its id, which ends with the number of its process, has the share of a lane whose limit is 1. */
function shareHolder(context: ScenarioContext): string {
  const names = [...context.lab.services.keys()].filter((name) =>
    name.startsWith('executor-us-east'),
  );
  const [first] = names.toSorted((one, other) =>
    String(context.process(one).pid) < String(context.process(other).pid) ? -1 : 1,
  );
  if (first === undefined) throw new Error('us-east has no executor');
  return first;
}
