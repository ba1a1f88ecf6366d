import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { SERVED_REGIONS } from '../lab/lab-shapes.js';
import type { ScenarioContext } from '../run/context.js';
import type { Scenario } from '../scenario.js';
import { EAST, lateResults, nothingInFlight, order, pathOf, staysQuiet } from './job-orders.js';

const cancelled = z.object({ unconfirmed_executors: z.array(z.string()) });

/** Cancels a job whose calls are short and many, and looks whether any begins after the answer. */
async function cancelAtFullPace(context: ScenarioContext): Promise<void> {
  const job = await context.submit({ questions: 60 }, 'cancelled');
  await context.recorded(job, 60);
  await context.strike({ regions: SERVED_REGIONS, includingHeld: true }, async () => {
    const answer = cancelled.parse(await context.api.must(pathOf(job, 'cancel'), {}));
    const silent = answer.unconfirmed_executors.join(', ');
    context.check(silent === '', `${silent} did not confirm the cancellation`);
  });
  await staysQuiet(context);
  await context.recorded(job, job.cells.size);
}

/** Jobs are cancelled, or their deadline passes, while calls run and things break. */
export const cancellationFaults: readonly Scenario[] = [
  {
    id: 'cancel-queued',
    matrix: [35],
    name: 'a job cancelled while most of it is queued',
    done: 'cancelled after 20 executions, twice',
    expected: 'no new call starts; every other cell is cancelled; no end is told',
    short: true,
    run: async (context) => {
      await context.latency(200);
      const job = await context.submit({ questions: 20 }, 'cancelled');
      await context.recorded(job, 20);
      await order(context, job, 'cancel');
      await order(context, job, 'cancel');
      await staysQuiet(context);
      await context.recorded(job, job.cells.size);
    },
  },
  {
    id: 'cancel-at-full-pace',
    matrix: [35],
    name: 'jobs cancelled while hundreds of short calls a second are made',
    done: 'three jobs in turn, calls of 10 ms, cancelled after 60 executions',
    expected:
      'every executor confirms; no call starts after the answer; every other cell is cancelled',
    run: async (context) => {
      await context.latency(10);
      for (let turn = 0; turn < 3; turn += 1) await cancelAtFullPace(context);
    },
  },
  {
    id: 'cancel-in-flight',
    matrix: [35],
    name: 'a job cancelled while its calls run',
    done: 'cancelled with calls in flight that would take 20 s',
    expected: 'calls are aborted; cells are cancelled',
    run: async (context) => {
      await context.latency(20_000);
      const job = await context.submit({ questions: 6 }, 'cancelled');
      await context.inFlight(8);
      await order(context, job, 'cancel');
      await nothingInFlight(context);
      await staysQuiet(context);
      await context.recorded(job, job.cells.size);
      await context.expectCells(job, { 'cancelled cancelled': job.cells.size });
    },
  },
  {
    id: 'cancel-done',
    matrix: [35],
    name: 'a job cancelled when it is done',
    done: 'cancelled after its end',
    expected: 'nothing changes',
    run: async (context) => {
      const job = await context.submit({ questions: 4 });
      await context.end();
      await order(context, job, 'cancel');
      await context.expectCells(job, { completed: job.cells.size });
    },
  },
  {
    id: 'late-after-cancel',
    matrix: [35],
    name: 'results arrive after the cancellation',
    done: 'us-east is cut off with calls in flight, the job cancelled, the link healed',
    expected: 'late results are kept and not counted',
    run: async (context) => {
      await context.latency(1_500);
      const job = await context.submit({ questions: 10 }, 'cancelled');
      await context.inFlight(4, 'us-east');
      await context.strike({ regions: ['us-east'], includingHeld: true }, async () =>
        context.link(EAST, 'nats').cut(),
      );
      await order(context, job, 'cancel');
      await context.recorded(job, job.cells.size);
      // Healed before its answers were there, the link would bring the order to call them off.
      await nothingInFlight(context);
      context.link(EAST, 'nats').heal();
      await lateResults(context, job);
    },
  },
  {
    id: 'cancel-broker-away',
    matrix: [],
    name: 'a job cancelled while the broker is away',
    done: 'nats-server killed, the job cancelled, nats-server back',
    expected: 'the order is taken and carried out afterwards',
    run: async (context) => {
      await context.latency(200);
      const job = await context.submit({ questions: 20 }, 'cancelled');
      await context.recorded(job, 20);
      await context.strike({ regions: SERVED_REGIONS, includingHeld: true }, () =>
        context.process('nats').kill('SIGKILL'),
      );
      await context.api.must(pathOf(job, 'cancel'), {});
      await context.restart('nats');
      await context.recorded(job, job.cells.size);
      await staysQuiet(context);
    },
  },
  {
    id: 'deadline',
    matrix: [],
    name: 'the deadline passes while calls hang',
    done: 'a job of 30 s of which us-east never answers',
    expected: 'its cells fail with deadline_exceeded; calls are aborted; the job ends',
    run: async (context) => {
      await context.simulator.faults([{ match: { region: 'us-east' }, fault: { kind: 'hang' } }]);
      const options = { questions: 4, timeout: '30s', providerTimeout: '30s', minRegions: 1 };
      const job = await context.submit(options, 'partial');
      await context.end(60_000);
      const half = job.cells.size / 2;
      await context.expectCells(job, { completed: half, 'failed deadline_exceeded': half });
      await nothingInFlight(context);
    },
  },
  {
    id: 'late-after-deadline',
    matrix: [],
    name: 'results arrive after the deadline',
    done: 'us-east is cut off before the deadline with calls in flight, and healed after it',
    expected: 'its cells have failed; late results are kept and not counted',
    run: async (context) => {
      await context.simulator.faults([
        { match: { region: 'us-east' }, fault: { kind: 'latency', ms: 25_000 } },
      ]);
      const options = { questions: 2, repeats: 1, timeout: '30s', minRegions: 1 };
      const job = await context.submit({ ...options, providerTimeout: '30s' }, 'partial');
      await context.inFlight(4, 'us-east');
      await pause(20_000);
      await context.strike({ regions: ['us-east'], includingHeld: true }, async () =>
        context.link(EAST, 'nats').cut(),
      );
      await context.end(60_000);
      context.link(EAST, 'nats').heal();
      await lateResults(context, job);
    },
  },
];
