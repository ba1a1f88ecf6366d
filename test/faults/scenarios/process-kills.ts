import type { Scenario } from '../scenario.js';
import type { ScenarioContext } from '../run/context.js';

const TASK_DELIVERED = /MSG beacon\.tasks\./;
const RESULT_PUBLISHED = /PUB beacon\.results\./;
const TASK_PUBLISHED = /PUB beacon\.tasks\./;
const ACKNOWLEDGED = /\$JS\.ACK\.[^\r]*\r\n(?:NATS\/1\.0[^]*)?\+ACK/;

/** Kills a process and starts it again; the job must go on within five seconds. */
async function killAndRestart(
  context: ScenarioContext,
  ...names: readonly string[]
): Promise<void> {
  await context.kill(...names);
  await context.restart(...names);
}

/** A job long enough for a fault in its middle. */
async function longJob(
  context: ScenarioContext,
): Promise<Awaited<ReturnType<typeof context.submit>>> {
  await context.latency(150);
  return context.submit({ questions: 15 });
}

/** `kill -9` of one process or of two, at chosen moments. */
export const processKills: readonly Scenario[] = [
  {
    id: 'executor-in-call',
    matrix: [9],
    name: 'executor killed while it waits for answers',
    done: 'kill -9 of an executor with calls in flight; restart',
    expected: 'redelivered; one row each; a second call for those in flight at most',
    short: true,
    run: async (context) => {
      const job = await longJob(context);
      await context.recorded(job, 20);
      await context.inFlight(2, 'us-east');
      await killAndRestart(context, 'executor-us-east');
      await context.goesOn(job, 'us-east');
    },
  },
  {
    id: 'executor-before-call',
    matrix: [8],
    name: 'executor killed before it calls',
    done: 'kill -9 at the moment when a task reaches the executor',
    expected: 'redelivered; one call for that task',
    run: async (context) => {
      await context.latency(100);
      const trap = context.trap('executor-us-east', 'nats', {
        direction: 'down',
        pattern: TASK_DELIVERED,
        action: 'hold',
        occurrence: 3,
        onSprung: () => context.killAtOnce('executor-us-east'),
      });
      const job = await context.submit();
      await context.strike({ regions: ['us-east'] }, () => trap);
      await context.restart('executor-us-east');
      await context.goesOn(job, 'us-east');
    },
  },
  {
    id: 'executor-before-result',
    matrix: [11],
    name: 'executor killed between answer and stored result',
    done: 'kill -9 when it publishes a result, which is lost',
    expected: 'called again, one row: the one window that pays twice',
    short: true,
    run: async (context) => {
      await context.latency(100);
      const trap = context.trap('executor-us-east', 'nats', {
        direction: 'up',
        pattern: RESULT_PUBLISHED,
        action: 'hold',
        occurrence: 3,
        onSprung: () => context.killAtOnce('executor-us-east'),
      });
      const job = await context.submit();
      await context.strike({ regions: ['us-east'] }, () => trap);
      await context.restart('executor-us-east');
      await context.goesOn(job, 'us-east');
    },
  },
  {
    id: 'executor-before-ack',
    matrix: [10],
    name: 'executor killed between stored result and acknowledgement',
    done: 'kill -9 when it acknowledges a task; the acknowledgement is lost',
    expected: 'redelivered; its result is found, no second call',
    run: async (context) => {
      await context.latency(100);
      const trap = context.trap('executor-us-east', 'nats', {
        direction: 'up',
        pattern: ACKNOWLEDGED,
        action: 'hold',
        occurrence: 3,
        onSprung: () => context.killAtOnce('executor-us-east'),
      });
      const job = await context.submit();
      await context.strike({ regions: ['us-east'] }, () => trap);
      await context.restart('executor-us-east');
      await context.goesOn(job, 'us-east');
    },
  },
  {
    id: 'planner-mid-publish',
    matrix: [1],
    name: 'planner killed in the middle of publishing',
    done: 'kill -9 after some tasks are stored and none is counted',
    expected: 'planned again without a second task or call',
    short: true,
    run: async (context) => {
      await context.latency(100);
      const trap = context.trap('planner', 'nats', {
        direction: 'up',
        pattern: TASK_PUBLISHED,
        action: 'pass',
        onSprung: () => context.killAtOnce('planner'),
      });
      const job = await context.submit();
      await context.strike({}, () => trap);
      await context.restart('planner');
      await context.goesOn(job);
    },
  },
  {
    id: 'planner-mid-job',
    matrix: [],
    name: 'planner killed in the middle of a job',
    done: 'kill -9 of the planner when half is recorded; restart',
    expected: 'the rest is planned; no extra call',
    run: async (context) => {
      const job = await longJob(context);
      await context.recorded(job, 40);
      await killAndRestart(context, 'planner');
      await context.goesOn(job);
    },
  },
  {
    id: 'planner-at-end',
    matrix: [],
    name: 'planner killed when the job is about to end',
    done: 'kill -9 of the planner before the last cells are recorded; restart',
    expected: 'the job ends once',
    run: async (context) => {
      const job = await longJob(context);
      await context.planned(job, job.cells.size);
      await context.recorded(job, job.cells.size - 4);
      await killAndRestart(context, 'planner');
    },
  },
  {
    id: 'recorder-before-commit',
    matrix: [26],
    name: 'recorder killed before its commit',
    done: 'kill -9 when it sends a batch to the database, which never gets it',
    expected: 'redelivered and inserted; no extra call',
    run: async (context) => {
      await context.latency(100);
      const trap = context.trap('recorder', 'postgres', {
        direction: 'up',
        pattern: /insert into executions/i,
        action: 'hold',
        occurrence: 2,
        onSprung: () => context.killAtOnce('recorder'),
      });
      const job = await context.submit();
      await context.strike({}, () => trap);
      await context.restart('recorder');
      await context.goesOn(job);
    },
  },
  {
    id: 'recorder-before-ack',
    matrix: [25],
    name: 'recorder killed between commit and acknowledgement',
    done: 'kill -9 when it acknowledges; the acknowledgements are lost',
    expected: 'redelivered; nothing inserted twice, counters unmoved',
    short: true,
    run: async (context) => {
      await context.latency(100);
      const trap = context.trap('recorder', 'nats', {
        direction: 'up',
        pattern: ACKNOWLEDGED,
        action: 'hold',
        occurrence: 2,
        onSprung: () => context.killAtOnce('recorder'),
      });
      const job = await context.submit();
      await context.strike({}, () => trap);
      await context.restart('recorder');
      await context.goesOn(job);
    },
  },
  {
    id: 'recorder-mid-job',
    matrix: [],
    name: 'recorder killed in the middle of a job',
    done: 'kill -9 of the recorder when half is recorded; restart',
    expected: 'what waited is recorded; no extra call',
    run: async (context) => {
      const job = await longJob(context);
      await context.recorded(job, 40);
      await killAndRestart(context, 'recorder');
      await context.goesOn(job);
    },
  },
  {
    id: 'gateway-before-relay',
    matrix: [5],
    name: 'gateway killed between commit and publication',
    done: 'the gateway is cut off the broker, accepts a job, and is killed',
    expected: 'the job is known by its row and starts',
    run: async (context) => {
      context.link('gateway', 'nats').cut();
      const job = await context.submit();
      await context.kill('gateway');
      context.link('gateway', 'nats').heal();
      await context.restart('gateway');
      await context.recorded(job, 1);
    },
  },
  {
    id: 'gateway-mid-job',
    matrix: [],
    name: 'gateway killed in the middle of a job',
    done: 'kill -9 of the gateway while a job runs; restart',
    expected: 'the job never notices',
    run: async (context) => {
      const job = await longJob(context);
      await context.recorded(job, 20);
      await killAndRestart(context, 'gateway');
      const answer = await context.api.get(`/api/v1/jobs/${job.id}`);
      context.check(
        answer.status === 200,
        `the gateway answers ${answer.status} after its restart`,
      );
    },
  },
  {
    id: 'outbox-before-mark',
    matrix: [37],
    name: 'relay killed between publication and mark',
    done: 'kill -9 of the planner when it deletes relayed events, which stay',
    expected: 'told again under the same id',
    run: async (context) => {
      await context.latency(100);
      const trap = context.trap('planner', 'postgres', {
        direction: 'up',
        pattern: /delete from "?outbox"?/i,
        action: 'hold',
        onSprung: () => context.killAtOnce('planner'),
      });
      const job = await context.submit();
      await context.strike({}, () => trap);
      await context.restart('planner');
      await context.goesOn(job);
    },
  },
  ...twoAtOnce(),
];

function twoAtOnce(): Scenario[] {
  const pairs = [
    ['executor-us-east', 'recorder'],
    ['planner', 'recorder'],
    ['executor-us-east', 'planner'],
    ['gateway', 'planner'],
    ['executor-us-east', 'executor-eu-west'],
  ] as const;
  return pairs.map(([first, second]) => ({
    id: `two-${short(first)}-${short(second)}`,
    matrix: [],
    name: `${first} and ${second} killed at once`,
    done: `kill -9 of ${first} and ${second} at one moment; restart`,
    expected: 'as with one: a second call for those in flight at an executor at most',
    run: async (context: ScenarioContext) => {
      const job = await longJob(context);
      await context.recorded(job, 30);
      await killAndRestart(context, first, second);
      await context.goesOn(job);
    },
  }));
}

function short(name: string): string {
  return name === 'executor-eu-west' ? 'executor' : (name.split('-')[0] ?? name);
}
