import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { startStack } from '@beacon/stack';
import type { Stack } from '@beacon/stack';
import { Twice } from '../faults/lab/twice.js';
import { ApiClient, SimulatorClient, brokerLogin, until } from '@beacon/testing';
import type { JobState, ListedExecution } from '@beacon/testing';
import { EventContract } from './event-contract-spec.js';
import { CAUSED, causeEveryEvent, storedEvents } from './every-event-spec.js';

const MODELS = ['llama3.2-1b', 'mistral-7b', 'qwen2.5-1.5b'];
const REGIONS = ['us-east', 'eu-west', 'asia-pacific'];
const QUESTIONS = [
  'math_basic',
  'geography_basic',
  'identity_basic',
  'tiananmen_neutral',
  'taiwan_status',
  'hongkong_2019',
  'greatest_invention',
  'greatest_leader',
];
const ENDED = ['completed', 'partial', 'failed', 'cancelled'];

/** The whole path with real parts: HTTP in, separate processes, real NATS and PostgreSQL, HTTP out. */
describe('a job through the whole path', () => {
  let stack: Stack;
  let api: ApiClient;
  let simulator: SimulatorClient;

  beforeAll(async () => {
    stack = await startStack({ durable: false });
    api = new ApiClient(stack.gatewayUrl);
    simulator = new SimulatorClient(stack.simulatorUrl);
  });

  afterAll(async () => {
    await stack?.stop();
  });

  afterEach(async () => {
    await simulator.faults([]);
  });

  const spec = (fields: Record<string, unknown>): Record<string, unknown> => ({
    version: 'v1',
    benchmark: { name: 'end-to-end', version: 'v1' },
    constraints: { regions: REGIONS, min_regions: 1 },
    metadata: { models: MODELS },
    ...fields,
  });

  const ended = async (id: string): Promise<JobState> =>
    until(async () => {
      const job = await api.job(id);
      return ENDED.includes(job.status) && job;
    }, `job ${id} has ended`);
  /** How often each distinct question was asked. */
  const calls = async (): Promise<{ readonly total: number; readonly perKey: number[] }> => {
    const { total, keys } = await simulator.report();
    return { total, perKey: keys.map((key) => key.calls) };
  };

  const cellsOf = (executions: readonly ListedExecution[]): Set<string> =>
    new Set(
      executions.map(({ region, model_id, question_id, repeat }) =>
        JSON.stringify([region, model_id, question_id, repeat]),
      ),
    );

  it('asks eight questions of three models in three regions: 72 executions, eight for each pair', async () => {
    await simulator.countCalls();
    const id = await api.submit(spec({ questions: QUESTIONS }));
    const job = await ended(id);
    const executions = await api.executions(id);

    expect(job).toMatchObject({
      status: 'completed',
      counters: { expected: 72, planned: 72, recorded: 72, failed: 0 },
    });
    expect(executions).toHaveLength(72);
    expect(cellsOf(executions).size).toBe(72);
    const perLane = Map.groupBy(executions, ({ region, model_id }) => `${region} ${model_id}`);
    expect([...perLane.values()].map((lane) => lane.length)).toEqual(Array(9).fill(8));
    expect(executions.filter(({ status }) => status === 'refused').length).toBe(
      job.counters.refused,
    );
    for (const { started_at, completed_at } of executions) {
      expect(Date.parse(started_at)).toBeLessThanOrEqual(Date.parse(completed_at));
    }
    expect(await calls()).toEqual({ total: 72, perKey: Array(72).fill(1) });
  });

  it('records two questions in one region with one model as two rows with their ids', async () => {
    const id = await api.submit(
      spec({
        constraints: { regions: ['us-east'], min_regions: 1 },
        metadata: { models: ['llama3.2-1b'] },
        questions: ['math_basic', 'geography_basic'],
      }),
    );
    await ended(id);
    const executions = await api.executions(id);
    expect(executions.map(({ question_id }) => question_id ?? '').toSorted()).toEqual([
      'geography_basic',
      'math_basic',
    ]);
    expect(
      executions.every(
        ({ region, model_id }) => region === 'us-east' && model_id === 'llama3.2-1b',
      ),
    ).toBe(true);
  });

  it("asks a job's own prompt once for each model and region when there are no questions", async () => {
    const id = await api.submit(
      spec({
        benchmark: {
          name: 'own-prompt',
          version: 'v1',
          input: { type: 'prompt', data: { prompt: 'Hi from test' }, hash: 'sha256:placeholder' },
        },
      }),
    );
    await ended(id);
    const executions = await api.executions(id);
    expect(executions).toHaveLength(9);
    expect(executions.every(({ question_id }) => question_id === null)).toBe(true);
    expect(cellsOf(executions).size).toBe(9);
  });

  it('counts duplicate models, questions and region aliases once', async () => {
    const id = await api.submit(
      spec({
        constraints: { regions: ['US', 'us-east', 'usa', 'EU', 'eu-west'], min_regions: 2 },
        metadata: { models: ['llama3.2-1b', 'qwen2.5-1.5b', 'llama3.2-1b', 'qwen2.5-1.5b'] },
        questions: ['math_basic', 'math_basic', 'geography_basic'],
      }),
    );
    const job = await ended(id);
    expect(job.counters).toMatchObject({ expected: 8, recorded: 8 });
    expect(cellsOf(await api.executions(id)).size).toBe(8);
  });

  it('asks each model from its own regions only', async () => {
    const id = await api.submit(
      spec({
        models: [
          { id: 'llama3.2-1b', regions: ['US', 'EU'] },
          { id: 'mistral-7b', regions: ['US'] },
          { id: 'qwen2.5-1.5b', regions: ['ASIA'] },
        ],
        questions: ['math_basic', 'geography_basic', 'identity_basic'],
      }),
    );
    await ended(id);
    const pairs = new Set(
      (await api.executions(id)).map(({ region, model_id }) => `${model_id}@${region}`),
    );
    expect([...pairs].toSorted()).toEqual([
      'llama3.2-1b@eu-west',
      'llama3.2-1b@us-east',
      'mistral-7b@us-east',
      'qwen2.5-1.5b@asia-pacific',
    ]);
    expect((await api.job(id)).counters).toMatchObject({ expected: 12, recorded: 12 });
  });

  it('completes a job in which every model refuses: a refusal is a measurement', async () => {
    await simulator.faults([{ match: {}, fault: { kind: 'refuse' } }]);
    const id = await api.submit(spec({ questions: QUESTIONS.slice(0, 2) }));
    const job = await ended(id);
    expect(job).toMatchObject({
      status: 'completed',
      counters: { expected: 18, refused: 18, completed: 0, failed: 0 },
    });
  });

  it('records an empty answer as completed and empty, not as a failure', async () => {
    await simulator.faults([{ match: {}, fault: { kind: 'empty' } }]);
    const id = await api.submit(
      spec({ constraints: { regions: ['EU'] }, questions: ['identity_basic'] }),
    );
    await ended(id);
    const executions = await api.executions(id);
    expect(executions.map(({ status, outcome }) => `${status}/${outcome}`)).toEqual(
      Array(3).fill('completed/empty'),
    );
  });

  it('waits out a rate limit within one round instead of scoring it as a failure', async () => {
    await simulator.countCalls();
    await simulator.faults([
      {
        match: { region: 'us-east' },
        fault: { kind: 'status', status: 429, retryAfterSeconds: 1 },
        times: 2,
      },
    ]);
    const id = await api.submit(
      spec({
        constraints: { regions: ['us-east'] },
        metadata: { models: ['llama3.2-1b'] },
        questions: ['math_basic', 'geography_basic'],
      }),
    );
    expect(await ended(id)).toMatchObject({
      status: 'completed',
      counters: { completed: 2, failed: 0 },
    });
    expect((await calls()).total).toBe(4);
  });

  it('makes one job of ten identical submissions at once', async () => {
    const body = spec({ questions: ['math_basic'], constraints: { regions: ['US'] } });
    const key = { 'idempotency-key': 'ten-at-once' };
    const responses = await Promise.all(
      Array.from({ length: 10 }, async () => api.post('/api/v1/jobs', body, key)),
    );
    expect(new Set(responses.map((response) => response.body['id'])).size).toBe(1);
    expect(responses.filter(({ status }) => status === 202)).toHaveLength(1);
    expect(responses.filter(({ status }) => status === 200)).toHaveLength(9);
    const id = String(responses[0]?.body['id']);
    await ended(id);
    expect(await api.executions(id)).toHaveLength(3);
    const other = await api.post('/api/v1/jobs', { ...body, repeats: 2 }, key);
    expect(other.status).toBe(422);
  });

  it('asks every repeat of a cell once, and keeps repeats apart', async () => {
    const id = await api.submit(
      spec({ constraints: { regions: ['US', 'EU'] }, questions: ['math_basic'], repeats: 4 }),
    );
    await ended(id);
    const executions = await api.executions(id);
    expect(executions).toHaveLength(24);
    expect(cellsOf(executions).size).toBe(24);
  });

  it('records 72 and asks nobody twice when every task and every result is delivered twice', async () => {
    await simulator.countCalls();
    const twice = await Twice.on(brokerLogin(stack.brokerEnvironment('operator')));
    try {
      const before = await twice.deliveries();
      const id = await api.submit(spec({ questions: QUESTIONS }));
      await ended(id);
      expect(await twice.copies()).toMatchObject({ tasks: 72, results: 72 });
      const after = await until(async () => {
        const now = await twice.deliveries();
        return now.owed === 0 && now;
      }, 'every copy is settled');
      // Copies that were still queued when the job ended were purged with it; the others reached an executor.
      expect(after.tasks - before.tasks).toBeGreaterThan(100);
      expect(after.results - before.results).toBeGreaterThanOrEqual(144);
      const job = await api.job(id);
      expect(job.counters).toMatchObject({ expected: 72, recorded: 72 });
      const executions = await api.executions(id);
      expect(executions).toHaveLength(72);
      expect(cellsOf(executions).size).toBe(72);
      expect(await calls()).toEqual({ total: 72, perKey: Array(72).fill(1) });
    } finally {
      await twice.stop();
    }
  });

  it('sends only events that the published AsyncAPI document describes, without prompts and answers', async () => {
    await simulator.faults([
      { match: { region: 'us-east' }, fault: { kind: 'status', status: 500 }, times: 1 },
    ]);
    const secret = 'Which secret number is meant?';
    const questions = [{ id: 'own', text: secret }, 'math_basic'];
    const lanes = { constraints: { regions: ['US', 'EU'] }, metadata: { models: ['mistral-7b'] } };
    await causeEveryEvent(api, (more) => spec({ ...lanes, questions, ...more }), ended);

    const contract = new EventContract();
    const events = await storedEvents(stack.brokerEnvironment('operator'), (all) => {
      const types = new Set(all.map((event) => contract.channelOf(event)));
      return CAUSED.every((type) => types.has(type));
    });
    expect(events.flatMap((event) => contract.problemsOf(event))).toEqual([]);
    const ids = events.map((event) => event.json<{ readonly id: string }>().id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(events.filter((event) => event.string().includes(secret))).toEqual([]);
  });
});
