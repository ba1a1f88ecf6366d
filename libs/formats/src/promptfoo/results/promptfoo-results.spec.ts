import { describe, expect, it } from '@jest/globals';
import { exportedRowOf } from '../../exported-row.fixture.js';
import type { ExportedRow } from '../../exported-row.js';
import { checkedQuestionSchema } from '../checks/check.js';
import { promptfooResults } from './promptfoo-results.js';
import { resultsSchema } from './results-schema.fixture.js';

const JOB = {
  id: 'job-1',
  name: 'moon',
  createdAt: '2026-11-30T10:00:00.000Z',
  columns: [
    { model: 'm', region: 'us-east' },
    { model: 'm', region: 'eu-west' },
  ],
  questions: ['p', 'q'],
  repeats: 2,
};

const QUESTION = checkedQuestionSchema.parse({
  id: 'q',
  prompt: 'short',
  description: 'The Moon',
  vars: { body: 'Moon' },
  metadata: { source: 'mine' },
  assert: [
    { type: 'icontains-any', values: ['nobody', 'all'], metric: 'right' },
    { type: 'latency', threshold: 100 },
  ],
});

async function* from(rows: readonly ExportedRow[]): AsyncGenerator<ExportedRow> {
  yield* rows;
}

async function resultsOf(rows: readonly ExportedRow[], questions = [QUESTION]) {
  const checks = new Map(questions.map((question) => [question.id, question]));
  const exportedAt = new Date('2026-11-30T12:00:00Z');
  let text = '';
  for await (const piece of promptfooResults({ job: JOB, rows: from(rows), checks, exportedAt })) {
    text += piece;
  }
  return resultsSchema.parse(JSON.parse(text));
}

describe(promptfooResults, () => {
  it('has a column for each model and region, and a row for each question and repeat', async () => {
    const { results } = await resultsOf([
      exportedRowOf({ region: 'eu-west', question_id: 'q', repeat: 2 }),
      exportedRowOf({ region: 'us-east', question_id: 'p', repeat: 1 }),
    ]);
    expect(results.prompts.map(({ provider }) => provider)).toEqual(['m @ us-east', 'm @ eu-west']);
    expect(results.results.map(({ promptIdx, testIdx }) => [promptIdx, testIdx])).toEqual([
      [1, 3],
      [0, 0],
    ]);
  });

  it('keeps region, repeat, outcome and evidence of each answer, and leaves out what is not known', async () => {
    const row = { ...exportedRowOf(), provider_region: 'us-east-1', asked_region: null, seed: 7 };
    const [result] = (await resultsOf([row])).results.results;
    expect(result?.metadata).toMatchObject({
      region: 'us-east',
      repeat: 1,
      outcome: 'answered',
      provider_region: 'us-east-1',
      seed: 7,
    });
    expect(Object.keys(result?.metadata ?? {})).not.toEqual(
      expect.arrayContaining(['asked_region', 'text']),
    );
  });

  it('grades by the assertions of the import, and by whether it was withheld without them', async () => {
    const rows = [
      exportedRowOf(),
      exportedRowOf({ question_id: 'p', status: 'refused', outcome: 'refused' }),
    ];
    const { results, vars } = await resultsOf(rows);
    expect(results.results[0]).toMatchObject({
      success: false,
      failureReason: 1,
      score: 0.5,
      prompt: { label: 'short' },
      vars: { body: 'Moon', question: 'Who owns the Moon?' },
      namedScores: { right: 1, refused: 0, withheld: 0 },
      testCase: { description: 'The Moon', metadata: { source: 'mine', question_id: 'q' } },
      gradingResult: {
        reason: 'latency is not met: 120 ms, at most 100',
        componentResults: [
          { pass: true, assertion: { type: 'icontains-any', value: ['nobody', 'all'] } },
          { pass: false, assertion: { type: 'latency', threshold: 100 } },
        ],
      },
    });
    expect(results.results[1]).toMatchObject({
      success: false,
      response: { isRefusal: true },
      gradingResult: { componentResults: [{ assertion: { type: 'not-is-refusal' } }] },
    });
    expect(vars).toEqual(['question', 'body']);
  });

  it('tells an execution without an answer as an error', async () => {
    const failed = exportedRowOf({
      status: 'failed',
      outcome: 'error',
      error_code: 'rate_limited',
      error_message: 'slow down',
      text: null,
      duration_ms: null,
      cost_usd: null,
    });
    const { results } = await resultsOf([failed]);
    expect(results.results[0]).toMatchObject({
      success: false,
      failureReason: 2,
      error: 'rate_limited: slow down',
      gradingResult: null,
      response: { output: '' },
    });
    expect(results.stats).toMatchObject({ successes: 0, failures: 0, errors: 1 });
  });

  it('counts what it wrote, for each column and altogether', async () => {
    const { results } = await resultsOf(
      [
        exportedRowOf(),
        exportedRowOf({ repeat: 2, status: 'refused', outcome: 'refused' }),
        exportedRowOf({ region: 'eu-west' }),
      ],
      [],
    );
    expect(results.stats).toEqual({
      successes: 2,
      failures: 1,
      errors: 0,
      tokenUsage: { total: 30, prompt: 21, completion: 9, cached: 0, numRequests: 3 },
    });
    expect(results.prompts[0]?.metrics).toMatchObject({
      testPassCount: 1,
      testFailCount: 1,
      testErrorCount: 0,
      cost: 1,
      totalLatencyMs: 240,
      namedScores: { refused: 1, withheld: 1 },
      namedScoresCount: { refused: 2, withheld: 2 },
    });
  });

  it('writes a job without an execution, and one that asks its own prompt', async () => {
    expect((await resultsOf([])).results.results).toEqual([]);
    const own = exportedRowOf({ question_id: null, repeat: 2 });
    expect((await resultsOf([own])).results.results[0]?.testIdx).toBe(1);
  });
});
