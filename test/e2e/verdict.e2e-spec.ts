import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { projectRoot, startStack } from '@beacon/stack';
import type { Stack } from '@beacon/stack';
import { z } from 'zod';
import { ApiClient, until } from '@beacon/testing';

const REGIONS = ['us-east', 'eu-west', 'asia-pacific'];
const MODELS = ['llama3.2-1b', 'mistral-7b', 'qwen2.5-1.5b'];
const CELLS = 118 * REGIONS.length * MODELS.length;

const verdictShape = z.looseObject({
  conclusion: z.string(),
  interim: z.boolean(),
  models: z.array(
    z.looseObject({
      model_id: z.string(),
      conclusion: z.string(),
      sentence: z.string(),
      regions: z.array(
        z.looseObject({ region: z.string(), n: z.number(), refused: z.number(), rate: z.number() }),
      ),
      pairs: z.array(
        z.looseObject({
          a: z.string(),
          b: z.string(),
          only_a: z.number().nullable(),
          only_b: z.number().nullable(),
          difference: z.number().nullable(),
          p_adjusted: z.number().nullable(),
        }),
      ),
    }),
  ),
  warnings: z.array(z.looseObject({ code: z.string() })),
});
const questionBank = z.object({
  categories: z.record(z.string(), z.array(z.object({ question_id: z.string() }))),
});

/** What the simulator plants: one model refuses sensitive questions far more often from one region. Nothing else. */
describe('the verdict on all questions of the bank', () => {
  let stack: Stack;
  let api: ApiClient;
  let jobId: string;

  beforeAll(async () => {
    stack = await startStack({ durable: false });
    api = new ApiClient(stack.gatewayUrl);
    const { categories } = questionBank.parse((await api.get('/api/v1/questions')).body);
    jobId = await api.submit({
      version: 'v1',
      benchmark: { name: 'whole-bank', version: 'v1' },
      constraints: { regions: REGIONS, min_regions: 1 },
      metadata: { models: MODELS },
      questions: Object.values(categories).flatMap((group) =>
        group.map(({ question_id }) => question_id),
      ),
    });
    await until(
      async () => (await api.job(jobId)).status === 'completed',
      'the job is completed',
      120_000,
    );
  });

  afterAll(async () => {
    await stack?.stop();
  });

  const verdict = async (): Promise<z.output<typeof verdictShape>> =>
    verdictShape.parse((await api.get(`/api/v1/jobs/${jobId}/verdict`)).body);

  it('finds the planted difference, and claims no other', async () => {
    const { models, interim } = await verdict();
    expect(interim).toBe(false);
    const differing = models.filter(({ conclusion }) => conclusion === 'differs');
    expect(differing.map(({ model_id }) => model_id)).toEqual(['qwen2.5-1.5b']);
    const claimed = differing.flatMap(({ pairs }) =>
      pairs.filter((pair) => (pair.p_adjusted ?? 1) <= 0.05).map(({ a, b }) => `${a} ${b}`),
    );
    expect(claimed).toEqual(['us-east asia-pacific', 'eu-west asia-pacific']);
    expect(differing[0]?.sentence).toContain('more often from asia-pacific than from us-east');
  });

  it('says that no model was asked, to machines and to people', async () => {
    expect((await verdict()).warnings[0]?.code).toBe('simulated');
    const report = await fetch(`${stack.gatewayUrl}/api/v1/jobs/${jobId}/report`);
    expect(await report.text()).toContain('<strong>Simulation.</strong>');
  });

  it('counts what a recount of the executions counts', async () => {
    const executions = await api.executions(jobId, 200);
    expect(executions).toHaveLength(CELLS);
    for (const { model_id, regions } of (await verdict()).models) {
      for (const { region, n, refused } of regions) {
        const own = executions.filter((e) => e.model_id === model_id && e.region === region);
        expect(n).toBe(own.filter(({ outcome }) => outcome !== 'error').length);
        expect(refused).toBe(own.filter(({ outcome }) => outcome === 'refused').length);
      }
    }
  });

  it('comes out the same offline, from the exported rows', async () => {
    const exported = await fetch(`${stack.gatewayUrl}/api/v1/jobs/${jobId}/export?format=jsonl`);
    const folder = await mkdtemp(join(tmpdir(), 'beacon-verdict-'));
    try {
      const file = join(folder, 'executions.jsonl');
      await writeFile(file, await exported.text());
      const program = join(projectRoot(), 'apps/cli/dist/main.js');
      const { stdout } = spawnSync(process.execPath, [program, 'analyse', '--in', file]);
      const offline = verdictShape.parse(JSON.parse(stdout.toString()));
      expect(figuresOf(offline)).toEqual(figuresOf(await verdict()));
      expect(offline.warnings.map(({ code }) => code)).toContain('simulated');
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

/** By model and region, without regard to the order in which rows and lanes come. */
function figuresOf({ models }: z.output<typeof verdictShape>): unknown {
  return models
    .map(({ model_id, conclusion, regions, pairs }) => ({
      model_id,
      conclusion,
      regions: regions
        .map(({ region, n, refused }) => ({ region, n, refused }))
        .toSorted((a, b) => a.region.localeCompare(b.region)),
      adjusted: pairs.map((pair) => (pair.p_adjusted ?? 1).toPrecision(9)).toSorted(),
    }))
    .toSorted((a, b) => a.model_id.localeCompare(b.model_id));
}
