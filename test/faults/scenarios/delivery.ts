import { cellKey } from '@beacon/domain';
import {
  cellResult,
  durables,
  filters,
  resultSubject,
  streams,
  taskSubject,
} from '@beacon/contracts';
import type { CellResultV1 } from '@beacon/contracts';
import { MODELS } from '../lab/lab-shapes.js';
import { Twice } from '../lab/twice.js';
import type { ScenarioContext } from '../run/context.js';
import { callKeyOf } from '../run/fault-job.js';
import type { ExpectedCell, FaultJob } from '../run/fault-job.js';
import type { Scenario } from '../scenario.js';
import { until } from '../wait.js';

const EAST = 'executor-us-east';
const [LLAMA] = MODELS;

/** Messages come twice, make no sense, lie, or kill their handler. */
export const deliveryFaults: readonly Scenario[] = [
  {
    id: 'everything-twice',
    matrix: [29],
    name: 'every message delivered twice',
    done: 'every task, result, attempt, closing, job and dead letter is put into its stream a second time',
    expected: 'as if once: no extra call, row or event',
    short: true,
    run: async (context) => {
      const twice = await Twice.on(context.lab.brokers.operator());
      context.cleanUp(() => twice.stop());
      await context.latency(50);
      const job = await context.submit();
      await context.end();
      const copies = await twice.copies();
      context.check(copies.results >= job.cells.size, `only ${copies.results} results came twice`);
      await until('every copy to be settled', async () => (await twice.deliveries()).owed === 0);
    },
  },
  {
    id: 'malformed-messages',
    matrix: [30],
    name: 'messages that nobody can read',
    done: 'no JSON, no UTF-8 and wrong fields as task, result and job, between those of a job',
    expected: 'each dead-lettered once with its reason; the job is unaffected',
    short: true,
    deadLetters: 6,
    run: async (context) => {
      await context.latency(100);
      const job = await context.submit();
      await context.recorded(job, 10);
      const { broker } = context.lab;
      const task = (key: string): string => taskSubject(strange(key));
      const result = (key: string): string => resultSubject(strange(key));
      await broker.publish(task('a'), 'this is no JSON');
      await broker.publish(task('b'), '{"jobId":"nobody"}');
      await broker.publish(result('a'), new Uint8Array([0xff, 0xfe, 0x00]));
      await broker.publish(result('b'), '[]');
      await broker.publish('beacon.jobs.submit.nobody', '{"jobId":');
      await broker.publish('beacon.jobs.submit.nobody2', '{"jobId":"no such job"}');
      await context.end();
      await until('the dead letters', async () => (await broker.count(streams.dead)) >= 6);
      const kept = await broker.messages(streams.dead, filters.dead);
      const silent = kept.filter(({ headers }) => (headers['beacon-dead-reason'] ?? '') === '');
      context.check(silent.length === 0, `${silent.length} dead letters say no reason`);
    },
  },
  {
    id: 'forged-results',
    matrix: [31],
    name: 'results that lie',
    done: "stored results copied under another region, another executor's region, another job, a cell that the job lacks",
    expected: 'dead letters, no row',
    deadLetters: 4,
    run: async (context) => {
      await context.latency(100);
      const job = await context.submit();
      await context.recorded(job, 10, 'us-east');
      await forge(context, job);
      await context.end();
    },
  },
  {
    id: 'poison-row',
    matrix: [32],
    name: 'a result that the database cannot hold, among good ones',
    done: 'a result with a number too large for its column, in the middle of a job',
    expected: 'one dead letter, its neighbours recorded',
    deadLetters: 1,
    run: async (context) => {
      await context.latency(100);
      const job = await context.submit();
      await context.recorded(job, 10, 'us-east');
      const genuine = await someResult(context, job);
      const error = { code: 'x', message: 'x', httpStatus: 99_999 };
      const poisoned = withCell({ ...genuine, error, outcome: 'error' }, 'absent', 1);
      await context.lab.broker.publish(resultSubject(poisoned), cellResult.encode(poisoned));
      await context.end();
    },
  },
  {
    id: 'poison-message',
    matrix: [],
    name: 'a task that kills its executor each time',
    done: 'the executor of us-east is killed whenever the provider sees one certain question',
    expected: 'given up as poison_message; every other cell completes; the job ends',
    deadLetters: 1,
    run: async (context) => {
      const job = await poisonedJob(context);
      await killWhenever(context, job, seesAlone);
      await context.end();
      await context.expectCells(job, {
        completed: job.cells.size - 1,
        'failed poison_message': 1,
      });
    },
  },
  {
    id: 'poison-among-lanes',
    matrix: [],
    name: 'a task that kills its executor each time, whatever else is in hand',
    done: 'the executor of us-east is killed at once whenever the provider sees one certain question of one model; two models, slow answers',
    expected:
      'that one is given up after seven deaths; every other cell of both models completes, with two calls lost at most',
    deadLetters: 1,
    run: async (context) => {
      const job = await poisonedJob(context, { models: MODELS, answerMs: 1_500 });
      const kills = await killWhenever(context, job, sees);
      context.check(kills === DEATHS, `the executor was killed ${kills} times, not ${DEATHS}`);
      await context.end();
      await context.expectCells(job, {
        completed: job.cells.size - 1,
        'failed poison_message': 1,
      });
      await checkNeighbours(context, job);
    },
  },
  {
    id: 'deliveries-exhausted',
    matrix: [33, 34],
    name: 'the broker gives up a task after so many crashes; then it is retried',
    done: 'three deliveries at most; the executor killed at each of a certain question; then a retry of what failed',
    expected: 'failed by the advisory, message deleted; the retry completes',
    deadLetters: 1,
    run: async (context) => {
      const { manager } = context.lab.broker;
      const [stream, durable] = [streams.tasks('us-east'), durables.lane(LLAMA)];
      const { config } = await manager.consumers.info(stream, durable);
      const limit = async (max_deliver: number): Promise<void> =>
        void (await manager.consumers.update(stream, durable, { max_deliver }));
      await limit(3);
      context.cleanUp(() => limit(config.max_deliver ?? -1));
      const job = await poisonedJob(context);
      await killWhenever(context, job, seesAlone);
      await context.end();
      await context.expectCells(job, { completed: job.cells.size - 1, 'failed poison_message': 1 });
      await limit(config.max_deliver ?? -1);
      await context.simulator.faults([]);
      await context.api.must(`/api/v1/jobs/${job.id}/retry`, { status: 'failed' });
      await until('the retry to be taken', async () => {
        return (await context.lab.database.job(job.id)).generation === 2;
      });
      await context.end();
      await context.expectCells(job, { completed: job.cells.size });
    },
  },
  {
    id: 'tap-away',
    matrix: [38],
    name: 'a tap is away, then slow',
    done: 'a consumer of events reads nothing while the job runs, and then one by one',
    expected: 'the job never notices; the tap finds one event for each execution and one end',
    run: async (context) => {
      const { manager } = context.lab.broker;
      const tap = `tap-${Date.now()}`;
      await manager.consumers.add(streams.events, { durable_name: tap, max_ack_pending: 1 });
      context.cleanUp(
        async () => void (await manager.consumers.delete(streams.events, tap).catch(() => false)),
      );
      await context.latency(50);
      const job = await context.submit();
      await context.end();
      const ids = await until('all events', async () => {
        const recorded = await eventIds(context, `beacon.events.execution.recorded.${job.id}`);
        return recorded.length >= job.cells.size && recorded;
      });
      context.check(
        ids.length === job.cells.size,
        `${ids.length} events for ${job.cells.size} cells`,
      );
      context.check(new Set(ids).size === ids.length, 'an event was stored twice');
      await manager.consumers.delete(streams.events, tap);
    },
  },
];

/** The address of a cell of a job that nobody submitted. */
function strange(key: string): Parameters<typeof taskSubject>[0] {
  return { region: 'us-east', model: LLAMA, jobId: 'nobody', cell: key.repeat(26), round: 1 };
}

async function someResult(context: ScenarioContext, job: FaultJob): Promise<CellResultV1> {
  const subject = `beacon.results.us-east.*.${job.id}.>`;
  const [stored] = await context.lab.broker.messages(streams.results, subject);
  if (stored === undefined) throw new Error(`the broker holds no result of ${job.id}`);
  return cellResult.decode(new TextEncoder().encode(stored.text));
}

/** The same result for another cell, consistent in itself. */
function withCell(result: CellResultV1, questionId: string, repeat: number): CellResultV1 {
  return {
    ...result,
    questionId,
    repeat,
    cell: cellKey({ model: result.model, questionId, repeat }),
  };
}

async function forge(context: ScenarioContext, job: FaultJob): Promise<void> {
  const genuine = await someResult(context, job);
  const absent = withCell(genuine, 'absent', 1);
  const elsewhere = { ...absent, evidence: { ...absent.evidence, executorRegion: 'eu-west' } };
  const forged: readonly (readonly [subject: string, body: CellResultV1])[] = [
    [resultSubject({ ...absent, region: 'eu-west' }), absent],
    [resultSubject({ ...absent, round: 2 }), { ...elsewhere, round: 2 }],
    [resultSubject({ ...absent, jobId: 'nobody' }), { ...absent, jobId: 'nobody' }],
    [resultSubject(absent), absent],
  ];
  for (const [subject, body] of forged) {
    await context.lab.broker.publish(subject, cellResult.encode(body));
  }
}

/** A small job of which one question of one lane hangs at the provider. */
async function poisonedJob(
  context: ScenarioContext,
  { models = [LLAMA] as readonly string[], answerMs = 0 } = {},
): Promise<FaultJob> {
  const job = context.newJob({ models, questions: 6, repeats: 1 });
  const match = { region: 'us-east', model: LLAMA, promptContains: job.textOf('q3') };
  await context.simulator.faults([
    { match, fault: { kind: 'hang' } },
    ...(answerMs > 0 ? [{ fault: { kind: 'latency', ms: answerMs } }] : []),
  ]);
  context.track(job);
  await context.api.must('/api/v1/jobs', job.body());
  return job;
}

function poisonOf(job: FaultJob): ExpectedCell {
  const cell = job.cells.get(`us-east ${LLAMA} q3 1`);
  if (cell === undefined) throw new Error(`job ${job.id} has no poisoned cell`);
  return cell;
}

/** Whether the provider has a certain question in flight. */
type Moment = (context: ScenarioContext, callKey: string) => Promise<boolean>;

/** Only when it is the only one in flight, so that nothing else is hit. */
const seesAlone: Moment = async (context, callKey) => {
  const inFlight = await keysInFlight(context);
  const isAlone = inFlight.length === 1 && inFlight[0] === callKey;
  // A neighbour can be in flight before it reaches the provider: only the broker knows of it.
  return isAlone && (await inHand(context)) === 1;
};

/** As soon as it is in flight, whatever else is. */
const sees: Moment = async (context, callKey) => (await keysInFlight(context)).includes(callKey);

async function keysInFlight(context: ScenarioContext): Promise<string[]> {
  const { keys } = await context.simulator.report();
  return keys.filter((key) => key.region === 'us-east' && key.inFlight > 0).map(callKeyOf);
}

/**
 * Kills the executor at each such moment of the poisoned question, until its cell is recorded.
 * @returns how often.
 */
async function killWhenever(
  context: ScenarioContext,
  job: FaultJob,
  moment: Moment,
): Promise<number> {
  const { cell, callKey } = poisonOf(job);
  const look = async (): Promise<'now' | 'over' | false> => {
    if (await moment(context, callKey)) return 'now';
    const rows = await context.lab.database.executions(job.id);
    const isOver = rows.some((row) => row.region === 'us-east' && row.cell === cell);
    return isOver && 'over';
  };
  for (let kills = 0; kills < MOST_KILLS; kills += 1) {
    if ((await until('the poisoned question, or its end', look)) === 'over') {
      context.note(`the executor was killed ${kills} times`);
      return kills;
    }
    await context.kill(EAST);
    await context.restart(EAST);
  }
  throw new Error(`the poisoned task was still delivered after ${MOST_KILLS} kills`);
}

/** Two deaths make a suspect of what was in flight; from then on each is called once more, and never beside the poison. */
async function checkNeighbours(context: ScenarioContext, job: FaultJob): Promise<void> {
  const { keys } = await context.simulator.report();
  const poison = poisonOf(job).callKey;
  const often = keys.filter((key) => key.calls > 3 && callKeyOf(key) !== poison);
  const named = often.map((key) => `${key.region} ${key.model} ${key.calls} times`).join(', ');
  context.check(often.length === 0, `neighbours of the poison were called again: ${named}`);
}

/** Of the executor, until a poisoned task is given up: two before it is suspected, five when it is begun as a suspect. */
const DEATHS = 7;
const MOST_KILLS = 25;

/** How many tasks of the lane are delivered and not acknowledged. */
async function inHand({ lab }: ScenarioContext): Promise<number> {
  const lane = [streams.tasks('us-east'), durables.lane(LLAMA)] as const;
  return (await lab.broker.manager.consumers.info(...lane)).num_ack_pending;
}

async function eventIds(context: ScenarioContext, subject: string): Promise<string[]> {
  const stored = await context.lab.broker.messages(streams.events, subject);
  return stored.map(({ text }) => String((JSON.parse(text) as { id?: unknown }).id));
}
