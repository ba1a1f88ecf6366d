import { z } from 'zod';
import type { ScenarioContext } from '../run/context.js';
import type { FaultJob } from '../run/fault-job.js';
import type { Scenario } from '../scenario.js';
import { until } from '../wait.js';
import { EAST, lateResults, nothingInFlight, order, pathOf, staysQuiet } from './job-orders.js';

const listed = z.object({ executions: z.array(z.object({ id: z.number() })) });

async function waitForRound(
  context: ScenarioContext,
  job: FaultJob,
  generation: number,
): Promise<void> {
  await until(`generation ${generation} of ${job.id}`, async () => {
    return (await context.lab.database.job(job.id)).generation === generation;
  });
}

/** A job of which us-east has failed for good. */
async function halfFailed(context: ScenarioContext): Promise<FaultJob> {
  const match = { region: 'us-east' };
  await context.simulator.faults([{ match, fault: { kind: 'status', status: 400 } }]);
  const job = await context.submit({ questions: 4, minRegions: 1 }, 'partial');
  await context.end();
  await context.latency(100);
  return job;
}

/** Users retry, pause and extend while things break. */
export const jobControlFaults: readonly Scenario[] = [
  {
    id: 'retry-under-kill',
    matrix: [34],
    name: 'a retry of what failed, with the executor killed in it',
    done: 'us-east fails with 400, is mended, retried; its executor killed with calls in flight',
    expected: 'round 2 replaces the failures; nothing else is asked',
    short: true,
    run: async (context) => {
      const job = await halfFailed(context);
      context.mustEnd(job, 'completed');
      await context.latency(500);
      await context.api.must(pathOf(job, 'retry'), { status: 'failed' });
      await waitForRound(context, job, 2);
      await context.inFlight(2, 'us-east');
      await context.kill(EAST);
      await context.restart(EAST);
      await context.end();
      await context.expectCells(job, { completed: job.cells.size });
    },
  },
  {
    id: 'retry-planner-killed',
    matrix: [],
    name: 'a retry of what failed, with the planner killed at once',
    done: 'us-east fails with 400, is mended, retried; the planner killed right after the order',
    expected: 'the retry is planned after the restart',
    run: async (context) => {
      const job = await halfFailed(context);
      context.mustEnd(job, 'completed');
      await context.api.must(pathOf(job, 'retry'), { status: 'failed' });
      await context.kill('planner');
      await context.restart('planner');
      await waitForRound(context, job, 2);
      await context.end();
      await context.expectCells(job, { completed: job.cells.size });
    },
  },
  {
    id: 'retry-in-flight',
    matrix: [36],
    name: 'one question retried while its old attempt is in flight',
    done: 'us-east is cut off in calls of 25 s until its cells have failed; one is retried; the link healed',
    expected: 'the retried cell has the result of round 2; the old one is kept as late',
    run: async (context) => {
      await context.simulator.faults([
        { match: { region: 'us-east' }, fault: { kind: 'latency', ms: 25_000 } },
      ]);
      const job = await context.submit({ questions: 2, repeats: 1, minRegions: 1 }, 'partial');
      await context.inFlight(4, 'us-east');
      await context.strike({ regions: ['us-east'], includingHeld: true }, async () =>
        context.link(EAST, 'nats').cut(),
      );
      await context.end();
      await context.latency(100);
      const id = await failedExecution(context, job);
      const place = { region: 'us-east', question_index: 0 };
      await context.api.must(`/api/v1/executions/${id}/retry-question`, place);
      await waitForRound(context, job, 2);
      context.link(EAST, 'nats').heal();
      await context.end();
      await lateResults(context, job);
      const rounds = await context.tally(
        job,
        ({ round, status }) => `${status} ${round}`,
        'us-east',
      );
      context.check(
        rounds['completed 2'] === 1,
        `not one cell of round 2: ${JSON.stringify(rounds)}`,
      );
    },
  },
  {
    id: 'cancel-then-retry',
    matrix: [],
    name: 'a cancelled job retried',
    done: 'cancelled after 20 executions, then all its cancelled cells are retried',
    expected: 'they complete; the job ends once more',
    run: async (context) => {
      await context.latency(200);
      const job = await context.submit({ questions: 10 }, 'cancelled');
      await context.recorded(job, 20);
      await order(context, job, 'cancel');
      await context.recorded(job, job.cells.size);
      context.mustEnd(job, 'completed');
      await until('the retry to be taken', async () => {
        const answer = await context.api.post(pathOf(job, 'retry'), { status: 'cancelled' });
        return answer.status === 202;
      });
      await waitForRound(context, job, 2);
      await context.end();
      await context.expectCells(job, { completed: job.cells.size });
    },
  },
  {
    id: 'pause-planner-killed',
    matrix: [],
    name: 'a job paused and resumed, with the planner killed meanwhile',
    done: 'paused after 20 executions; planner killed and back; resumed after 3 s',
    expected: 'no call starts while it is paused; then it goes on and completes',
    short: true,
    run: async (context) => {
      await context.latency(200);
      const job = await context.submit({ questions: 15 });
      await context.recorded(job, 20);
      await order(context, job, 'pause');
      await nothingInFlight(context);
      await context.kill('planner');
      await context.restart('planner');
      await staysQuiet(context);
      await context.api.must(pathOf(job, 'resume'), {});
      await context.goesOn(job);
    },
  },
  {
    id: 'extend-planner-killed',
    matrix: [],
    name: 'a job extended, with the planner killed at once',
    done: 'four questions added in the middle of a job; the planner killed right after; restart',
    expected: 'the difference is asked, and nothing else',
    run: async (context) => {
      await context.latency(200);
      const job = await context.submit({ questions: 8 });
      await context.recorded(job, 20);
      const added = job.addQuestions(4);
      await context.api.must(pathOf(job, 'extend'), {
        questions: added.map((question) => job.submitted(question)),
      });
      await context.kill('planner');
      await context.restart('planner');
      await context.goesOn(job);
      await context.recorded(job, job.cells.size);
    },
  },
  {
    id: 'submission-storm',
    matrix: [],
    name: 'the same submission fifty times at once',
    done: 'fifty equal requests with one Idempotency-Key and one id, at all gateways',
    expected: 'one job',
    short: true,
    run: async (context) => {
      const job = context.newJob({ questions: 6 });
      const key = { 'idempotency-key': `storm-${job.id}` };
      const gateways = context.lab.gateways();
      const answers = await Promise.all(
        Array.from({ length: 50 }, async (_, index) => {
          return gateways[index % gateways.length]?.post('/api/v1/jobs', job.body(), key);
        }),
      );
      context.track(job);
      const statuses = answers.map((answer) => answer?.status);
      const wrong = answers.filter((answer) => answer?.body['id'] !== job.id);
      context.check(wrong.length === 0, `${wrong.length} answers do not name the job`);
      const taken = statuses.filter((status) => status === 202).length;
      context.check(taken === 1, `${taken} requests were answered 202`);
      const rest = statuses.filter((status) => status === 200).length;
      context.check(taken + rest === 50, `statuses ${JSON.stringify([...new Set(statuses)])}`);
    },
  },
];

async function failedExecution(context: ScenarioContext, job: FaultJob): Promise<number> {
  const query = `job_id=${job.id}&region=us-east&status=failed&question_id=q1`;
  const answer = await context.api.get(`/api/v1/executions?${query}`);
  const id = listed.parse(answer.body).executions[0]?.id;
  if (id === undefined) throw new Error(`no failed execution in ${JSON.stringify(answer.body)}`);
  return id;
}
