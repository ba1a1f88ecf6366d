import { createOrm, runStatement } from '@beacon/persistence';
import { startStack } from '@beacon/stack';
import type { Stack } from '@beacon/stack';
import type { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { ApiClient, until } from '@beacon/testing';

const MODELS = ['llama3.2-1b', 'mistral-7b', 'qwen2.5-1.5b'];
const REGIONS = ['us-east', 'eu-west', 'asia-pacific'];
const JUDGES = ['judge-strict', 'judge-plain'];
const QUESTIONS = [
  'math_basic',
  'geography_basic',
  'identity_basic',
  'tiananmen_neutral',
  'taiwan_status',
  'greatest_invention',
];
const REPEATS = 4;
const LIMIT_MS = 120_000;

const passShape = z.object({
  job_id: z.string(),
  status: z.string(),
  answers: z.number(),
  expected: z.number(),
  recorded: z.number(),
  outcomes_applied_at: z.string().nullable(),
});
const report = z.object({ passes: z.array(passShape) });

/** Labels of a job ($1), and executions of the job that judges it ($2), against what they should be. */
const COUNTS = `
select (select count(*) from labels where job_id = $1)::int as labels,
  (select count(*) from executions where job_id = $2 and outcome_rule = 'judge.heard')::int as heard,
  (select count(*) from executions where job_id = $2)::int as executions,
  (select count(*) from (select execution_id, round, rater from labels where job_id = $1 group by 1, 2, 3
    having count(*) > 1) twice)::int as twice,
  (select count(*) from executions e where e.job_id = $2 and e.outcome_rule = 'judge.heard' and not exists (
    select 1 from judged_answers a join labels l on l.execution_id = a.execution_id and l.round = a.round
    where a.job_id = e.job_id and 'answer-' || a.position = e.question_id and l.rater like '% ' || e.model_id))::int as unlabelled`;

/** Judging with real processes, some of which die. */
describe('a job that is judged as it runs', () => {
  let stack: Stack;
  let api: ApiClient;
  let orm: MikroORM;

  beforeAll(async () => {
    stack = await startStack({ durable: false });
    api = new ApiClient(stack.gatewayUrl);
    orm = await createOrm({ url: stack.databaseUrl });
  });
  afterAll(async () => {
    await orm?.close();
    await stack?.stop();
  });

  const passOf = async (id: string): Promise<z.output<typeof passShape>> => {
    const { body } = await api.get(`/api/v1/jobs/${id}/judging`);
    const [pass] = report.parse(body).passes;
    if (pass === undefined) throw new Error(`nobody judges ${id}`);
    return pass;
  };

  it('has one label for each answer and judge whose verdict could be read, though recorder and planner are killed meanwhile', async () => {
    const id = await api.submit({
      version: 'v1',
      benchmark: { name: 'judged' },
      constraints: { regions: REGIONS },
      models: MODELS,
      questions: QUESTIONS,
      repeats: REPEATS,
      judging: { models: JUDGES, policy: 'judges' },
    });
    for (const [name, share] of [
      ['recorder', 0.1],
      ['planner', 0.3],
      ['recorder', 0.6],
    ] as const) {
      await until(
        async () => {
          const { recorded, expected, status } = await passOf(id);
          return status === 'completed' || (expected > 0 && recorded >= share * expected);
        },
        `${share} of the judgements are recorded`,
        LIMIT_MS,
      );
      await stack.process(name).kill();
      await stack.process(name).restart();
    }
    const pass = await until(
      async () => {
        const state = await passOf(id);
        return state.status === 'completed' && state.outcomes_applied_at !== null && state;
      },
      'the judging has ended',
      LIMIT_MS,
    );
    const [counts] = await runStatement<Record<string, number>>(orm.em.fork(), COUNTS, [
      id,
      pass.job_id,
    ]);
    expect(counts).toMatchObject({
      executions: pass.answers * JUDGES.length,
      twice: 0,
      unlabelled: 0,
    });
    expect(counts?.['labels']).toBe(counts?.['heard']);
    expect(pass.answers).toBeGreaterThan(200);
    expect((await api.job(id)).status).toBe('completed');
  }, 400_000);
});
