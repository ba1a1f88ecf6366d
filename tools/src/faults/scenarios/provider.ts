import { LANE_CONCURRENCY, MAX_ATTEMPTS } from '../lab/lab-shapes.js';
import type { FaultRule } from '../lab/simulator-probe.js';
import type { ScenarioContext } from '../run/context.js';
import type { FaultJob, JobOptions } from '../run/fault-job.js';
import type { Scenario } from '../scenario.js';

const EAST = { region: 'us-east' } as const;
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
    done: 'us-east answers 429 with Retry-After: 6 to the first 8 calls',
    expected: 'waited out within the round; no attempts exhausted; lane limit held',
    run: async (context) => {
      const fault = { kind: 'status', status: 429, retryAfterSeconds: 6 };
      const job = await disturbed(context, [{ match: EAST, fault, times: 8 }]);
      await context.expectCells(job, { completed: job.cells.size });
      await heldLimit(context);
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
      const job = await context.submit();
      await context.end();
      await context.expectCells(job, { completed: job.cells.size });
      await heldLimit(context);
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
        `select count(*)::float8 as count from lane_changes where region = ? and to_status = 'parked'`,
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

/** No lane ever had more calls in flight than it may have. */
async function heldLimit(context: ScenarioContext): Promise<void> {
  const { lanes } = await context.simulator.report();
  const over = lanes.filter(({ peak }) => peak > LANE_CONCURRENCY);
  context.check(over.length === 0, `lanes over their limit: ${JSON.stringify(over)}`);
}
