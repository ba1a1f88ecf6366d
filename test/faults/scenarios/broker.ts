import { setTimeout as pause } from 'node:timers/promises';
import { jobSubject, durables, streams, submitJob } from '@beacon/contracts';
import { MODELS, SERVED_REGIONS } from '../lab/lab-shapes.js';
import type { ScenarioContext } from '../run/context.js';
import type { FaultJob } from '../run/fault-job.js';
import type { Scenario } from '../scenario.js';
import { until } from '../wait.js';

async function longJob(context: ScenarioContext): Promise<FaultJob> {
  await context.latency(200);
  return context.submit({ questions: 20 });
}

/** Sends the planner a job's first message once more, as a broker does that has forgotten what it has seen. */
async function sendJobAgain(context: ScenarioContext, job: FaultJob): Promise<void> {
  const body = submitJob.encode({ jobId: job.id });
  // The suite's own connection may have to come back first, too.
  await until('the job to be sent again', async () => {
    return (await context.lab.broker.publish(jobSubject('submit', job.id), body)) > 0;
  });
}

/** The broker dies, loses its store or a part of it, is full, or is changed behind the services' backs. */
export const brokerFaults: readonly Scenario[] = [
  {
    id: 'broker-killed',
    matrix: [20],
    name: 'broker killed in the middle of a job',
    done: 'kill -9 of nats-server; restart with its store',
    expected: 'all reconnect; lost acknowledgements cost no call',
    short: true,
    steady: true,
    run: async (context) => {
      const job = await longJob(context);
      await context.recorded(job, 40);
      await context.kill('nats');
      await context.restart('nats');
      await context.goesOn(job);
    },
  },
  {
    id: 'broker-away',
    matrix: [21],
    name: 'broker away while calls finish',
    done: 'nats-server killed with calls in flight, and back after 15 s',
    expected: 'answers are kept in memory and stored afterwards',
    run: async (context) => {
      const job = await longJob(context);
      await context.recorded(job, 20);
      await context.inFlight(4);
      await context.kill('nats');
      await pause(15_000);
      await context.restart('nats');
      await context.goesOn(job);
    },
  },
  {
    id: 'broker-rolled-back',
    matrix: [4],
    name: 'broker loses the unsynced tail of its store',
    done: 'nats-server killed, its store put back to a copy taken 40 executions earlier; the job is sent again too',
    expected: 'what is recorded is not asked again',
    spoilsLab: true,
    losesEvents: true,
    steady: true,
    run: async (context) => {
      const job = await longJob(context);
      await context.recorded(job, 30);
      const copy = await context.lab.brokers.copyStore();
      await context.recorded(job, 70);
      await context.kill('nats');
      await copy.putBack();
      await context.restart('nats');
      await Promise.all([context.goesOn(job), sendJobAgain(context, job)]);
    },
  },
  {
    id: 'broker-wiped',
    matrix: [23],
    name: "the broker's data folder is wiped",
    done: 'nats-server killed, its store removed; restart',
    expected: 'streams made again, the missing asked again, nothing recorded asked twice',
    short: true,
    spoilsLab: true,
    losesEvents: true,
    steady: true,
    run: async (context) => {
      const job = await longJob(context);
      await context.recorded(job, 60);
      await context.kill('nats');
      await context.lab.brokers.wipeStore();
      await context.restart('nats');
      await context.goesOn(job);
    },
  },
  {
    id: 'cluster-leader-killed',
    matrix: [22],
    name: 'a server of a cluster of three killed, then each restarted in turn',
    done: 'kill -9 of one of three nats-servers, then a rolling restart',
    expected: 'publishing is tried again; nothing lost, nothing twice',
    shape: 'cluster',
    run: async (context) => {
      const job = await longJob(context);
      await context.recorded(job, 20);
      await context.kill('nats');
      await context.restart('nats');
      for (const name of ['nats-2', 'nats-3']) {
        await context.strike({ regions: SERVED_REGIONS }, () => context.restart(name));
        await healthyCluster(context);
      }
    },
  },
  {
    id: 'job-sent-twice',
    matrix: [3],
    name: 'the same job message twice, at two planners',
    done: "the job's message published three more times, two planners running",
    expected: 'one set of tasks, one start, one end',
    shape: 'pair',
    run: async (context) => {
      const job = await longJob(context);
      await sendJobAgain(context, job);
      await sendJobAgain(context, job);
      await context.recorded(job, 20);
      await sendJobAgain(context, job);
    },
  },
  {
    id: 'tasks-full',
    matrix: [6],
    name: "a region's task stream is full",
    done: 'the stream of us-east holds 2 messages; enlarged when the other region is done',
    expected: 'planning pauses in that region only; nothing lost',
    run: async (context) => {
      await limitStream(context, streams.tasks('us-east'), { max_msgs: 2 });
      await context.latency(100);
      const job = await context.submit();
      await context.recorded(job, job.cells.size / 2, 'eu-west');
    },
  },
  {
    id: 'results-full',
    matrix: [],
    name: 'the disk of the broker is full (result stream at its limit)',
    done: 'the result stream takes no byte more in the middle of a job; enlarged after 8 s',
    expected: 'answers are kept in memory and stored afterwards; no second call',
    run: async (context) => {
      const job = await longJob(context);
      await context.recorded(job, 30);
      const { state } = await context.lab.broker.manager.streams.info(streams.results);
      const enlarge = await limitStream(context, streams.results, { max_bytes: state.bytes + 1 });
      await pause(8_000);
      await enlarge();
      await context.goesOn(job);
    },
  },
  {
    id: 'consumer-deleted',
    matrix: [41],
    name: 'a lane’s consumer deleted by hand',
    done: 'the consumer of a lane is deleted in the middle of a job',
    expected: 'made again, with what was undelivered; the job goes on',
    run: async (context) => {
      const job = await longJob(context);
      await context.recorded(job, 30);
      await context.strike({ regions: ['us-east'], includingHeld: true }, async () => {
        const durable = durables.lane(MODELS[0]);
        await context.lab.broker.manager.consumers.delete(streams.tasks('us-east'), durable);
      });
    },
  },
];

async function healthyCluster(context: ScenarioContext): Promise<void> {
  await until('every stream to have its three copies in step', async () => {
    const all = await context.lab.broker.streams();
    return all.every(({ cluster }) => cluster?.replicas?.every(({ current }) => current) ?? false);
  });
}

/** Sets a stream's limits until the returned function is called, or the scenario is over. */
async function limitStream(
  context: ScenarioContext,
  stream: string,
  limits: { readonly max_msgs?: number; readonly max_bytes?: number },
): Promise<() => Promise<void>> {
  const { manager } = context.lab.broker;
  const { config } = await manager.streams.info(stream);
  await manager.streams.update(stream, limits);
  const { max_msgs, max_bytes } = config;
  const undo = async (): Promise<void> =>
    void (await manager.streams.update(stream, { max_msgs, max_bytes }));
  context.cleanUp(undo);
  return undo;
}
