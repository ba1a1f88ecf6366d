import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startStack } from '@beacon/stack';
import type { Stack } from '@beacon/stack';
import { ApiClient, SimulatorClient, until } from '@beacon/testing';
import { z } from 'zod';

const QUESTIONS = 30;
const LLAMA = 'llama3.2-1b';
const MISTRAL = 'mistral-7b';

const armsShape = z.looseObject({
  conclusion: z.string(),
  sentence: z.string(),
  pairs: z.array(
    z.looseObject({
      model_id: z.string(),
      conclusion: z.string(),
      sentence: z.string(),
      endpoints: z.looseObject({
        refused: z.looseObject({ questions: z.number(), difference: z.number().nullable() }),
      }),
    }),
  ),
  warnings: z.array(z.looseObject({ code: z.string() })),
});

/** The same questions in English and in Chinese; a Chinese one is told by its question mark. */
const TRANSLATED = Array.from({ length: QUESTIONS }, (_, index) => [
  {
    id: `q${index}-en`,
    pair: `q${index}`,
    language: 'en',
    text: `Where is the village of Ox ${index}?`,
  },
  { id: `q${index}-zh`, pair: `q${index}`, language: 'zh', text: `牛${index}村在哪里？` },
]).flat();

describe('jobs that compare more than regions', () => {
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

  const ended = async (change: Readonly<Record<string, unknown>>): Promise<string> => {
    const id = await api.submit({
      version: 'v1',
      benchmark: { name: 'arms', version: 'v1' },
      constraints: { regions: ['us-east', 'eu-west'], min_regions: 1 },
      ...change,
    });
    await until(async () => (await api.job(id)).status === 'completed', 'the job ends', 120_000);
    return id;
  };
  const byArm = async (id: string, arm: string) =>
    armsShape.parse((await api.get(`/api/v1/jobs/${id}/arms?arm=${arm}`)).body);
  const conclusions = ({ pairs }: z.output<typeof armsShape>) =>
    pairs.map(({ model_id, conclusion }) => [model_id, conclusion]);

  it('tell language from region in a job in two languages and two regions', async () => {
    // One model refuses Chinese from everywhere, the other one English and Chinese from one region.
    await simulator.faults([
      { match: { model: LLAMA, promptContains: '？' }, fault: { kind: 'refuse' } },
      { match: { model: MISTRAL, region: 'eu-west' }, fault: { kind: 'refuse' } },
    ]);
    const id = await ended({ models: [LLAMA, MISTRAL], questions: TRANSLATED, arms: ['language'] });
    const [language, region] = [await byArm(id, 'language'), await byArm(id, 'region')];
    expect(conclusions(language)).toEqual([
      [LLAMA, 'differs'],
      [MISTRAL, 'cannot_tell'],
    ]);
    expect(conclusions(region)).toEqual([
      [LLAMA, 'cannot_tell'],
      [MISTRAL, 'differs'],
    ]);
    expect(language.pairs.map(({ endpoints }) => endpoints.refused)).toMatchObject([
      { questions: QUESTIONS, difference: -1 },
      { questions: QUESTIONS, difference: 0 },
    ]);
    expect(region.pairs.map(({ endpoints }) => endpoints.refused)).toMatchObject([
      { questions: QUESTIONS, difference: 0 },
      { questions: QUESTIONS, difference: -1 },
    ]);
    expect(language.pairs[0]?.sentence).toMatch(
      /^llama3\.2-1b refuses \d+ points more often in zh than in en: .+ compared within each region/,
    );
    expect(language.warnings.map(({ code }) => code)).toContain('simulated');
  });

  it('send each persona to the provider, and find the one that is refused', async () => {
    await simulator.faults([
      { match: { sentContains: 'You speak with a reporter.' }, fault: { kind: 'refuse' } },
    ]);
    const id = await ended({
      models: [LLAMA],
      questions: TRANSLATED.filter(({ language }) => language === 'en'),
      arms: [
        {
          kind: 'persona',
          levels: [
            { name: 'nobody' },
            { name: 'reporter', system_prompt: 'You speak with a reporter.' },
          ],
        },
      ],
    });
    const { pairs } = await byArm(id, 'persona');
    expect(pairs[0]?.endpoints.refused).toMatchObject({ questions: QUESTIONS, difference: -1 });
    expect(pairs[0]?.sentence).toMatch(
      /^llama3\.2-1b refuses 100 points more often with persona reporter than with persona nobody/,
    );
  });
});
