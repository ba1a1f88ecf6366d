import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cellAt, countCells, lanesOf } from './cell.js';
import type { Cell } from './cell.js';
import { extendSpec } from './job-extension.js';
import type { ExtensibleJob, JobAddition } from './job-extension.js';
import type { JobQuestion, JobSpec } from './job-specification.js';

const REGIONS = ['us-east', 'eu-west', 'asia-pacific', 'sa-east'];
const MODELS = ['a', 'b.1', 'c/x'];
const QUESTIONS = ['q1', 'q2', 'q3', 'q4', 'q5'];

const question = (id: string): JobQuestion => ({
  id,
  text: `What is ${id}?`,
  category: null,
  language: null,
  source: 'inline',
});

function specOf(change: Partial<JobSpec> = {}): JobSpec {
  return {
    version: 'v1',
    benchmark: { name: 'x', version: null, description: null, details: {} },
    models: [{ id: 'a', name: 'A', regions: ['us-east', 'eu-west'] }],
    regions: ['us-east', 'eu-west'],
    questions: [question('q1'), question('q2')],
    prompt: null,
    repeats: 2,
    sampling: { temperature: 0, maxTokens: 1, seed: null, topP: null },
    constraints: {
      minRegions: 1,
      minSuccessRate: 1,
      timeoutMs: 600_000,
      providerTimeoutMs: 1_000,
    },
    systemPrompt: 'none',
    metadata: {},
    ...change,
  };
}

const jobOf = (spec: JobSpec): ExtensibleJob => ({ spec, lanes: lanesOf(spec) });
const nothing: JobAddition = { regions: [], models: [], questions: [], repeats: 1 };

const asText = ({ region, model, questionId, repeat }: Cell): string =>
  JSON.stringify([region, model, questionId, repeat]);

/** Every cell of a job, lane by lane in the order of positions. */
function cellsOf({ spec, lanes }: ExtensibleJob): Map<string, string[]> {
  return new Map(
    lanes.map((lane) => [
      `${lane.region} ${lane.model}`,
      Array.from({ length: lane.cells }, (_, position) => asText(cellAt(spec, lane, position))),
    ]),
  );
}

/** What a job without a history would ask: the whole of its specification. */
const whole = (spec: JobSpec): string[] => [...cellsOf(jobOf(spec)).values()].flat().toSorted();

const subset = (values: readonly string[], minLength = 0) =>
  fc.uniqueArray(fc.constantFrom(...values), { minLength });
const models = (minLength: number) =>
  fc.uniqueArray(
    fc.record({
      id: fc.constantFrom(...MODELS),
      name: fc.constantFrom('A', 'B'),
      regions: subset(REGIONS, minLength),
    }),
    { selector: ({ id }) => id, minLength },
  );
const specs = fc
  .record({
    models: models(1),
    questions: subset(QUESTIONS).map((ids) => ids.map(question)),
    repeats: fc.integer({ min: 1, max: 3 }),
    order: fc.option(fc.record({ seed: fc.nat(1_000) }), { nil: undefined }),
  })
  .map((parts) => {
    const regions = [...new Set(parts.models.flatMap((model) => model.regions))];
    const prompt = parts.questions.length === 0 ? 'Hello?' : null;
    const inOrder = parts.models.map((model) => ({
      ...model,
      regions: regions.filter((region) => model.regions.includes(region)),
    }));
    return specOf({ ...parts, regions, prompt, models: inOrder });
  });
const additions: fc.Arbitrary<JobAddition> = fc.record({
  regions: subset(REGIONS),
  models: models(0),
  questions: subset(QUESTIONS).map((ids) => ids.map(question)),
  repeats: fc.integer({ min: 1, max: 5 }),
});

describe(extendSpec, () => {
  it('adds the difference only, whatever is added in whatever order: old positions keep their cells, no cell comes twice', () => {
    fc.assert(
      fc.property(specs, fc.array(additions, { minLength: 1, maxLength: 4 }), (spec, steps) => {
        let job = jobOf(spec);
        for (const step of steps) {
          const asks = job.spec.questions.length === 0 ? { ...step, questions: [] } : step;
          const before = cellsOf(job);
          const extended = extendSpec(job, asks);
          const after = cellsOf(extended);
          const all = [...after.values()].flat();

          for (const [lane, cells] of before) {
            expect(after.get(lane)?.slice(0, cells.length)).toEqual(cells);
          }
          expect(new Set(all).size).toBe(all.length);
          expect(all.toSorted()).toEqual(whole(extended.spec));
          expect(extended.added).toBe(all.length - [...before.values()].flat().length);
          expect(countCells(extended.spec)).toBe(all.length);
          job = extended;
        }
      }),
    );
  });

  it('adds nothing the second time', () => {
    fc.assert(
      fc.property(specs, additions, (spec, step) => {
        const asks = spec.questions.length === 0 ? { ...step, questions: [] } : step;
        const once = extendSpec(jobOf(spec), asks);
        const twice = extendSpec(once, asks);
        expect(twice.added).toBe(0);
        expect(twice.lanes).toEqual(once.lanes);
        expect(twice.spec).toEqual(once.spec);
      }),
    );
  });

  it('puts more repeats and new questions in blocks of their own, behind the old', () => {
    const more = { ...nothing, repeats: 3, questions: [question('q3')] };
    const { lanes, added } = extendSpec(jobOf(specOf()), more);
    expect(added).toBe(10);
    expect(lanes[0]?.blocks).toEqual([
      { base: 0, questionFrom: 0, questionTo: 2, repeatFrom: 1, repeatTo: 2 },
      { base: 4, questionFrom: 0, questionTo: 2, repeatFrom: 3, repeatTo: 3 },
      { base: 6, questionFrom: 2, questionTo: 3, repeatFrom: 1, repeatTo: 3 },
    ]);
  });

  it('gives a new model and a new region whole lanes, in the order of the models', () => {
    const added = {
      ...nothing,
      regions: ['asia-pacific'],
      models: [
        { id: 'a', name: 'other name', regions: ['asia-pacific'] },
        { id: 'b', name: 'B', regions: ['asia-pacific', 'us-east'] },
      ],
    };
    const { spec, lanes } = extendSpec(jobOf(specOf()), added);
    expect(spec.regions).toEqual(['us-east', 'eu-west', 'asia-pacific']);
    expect(spec.models).toEqual([
      { id: 'a', name: 'A', regions: ['us-east', 'eu-west', 'asia-pacific'] },
      { id: 'b', name: 'B', regions: ['us-east', 'asia-pacific'] },
    ]);
    expect(lanes.map(({ model, region, cells }) => [model, region, cells])).toEqual([
      ['a', 'us-east', 4],
      ['a', 'eu-west', 4],
      ['a', 'asia-pacific', 4],
      ['b', 'us-east', 4],
      ['b', 'asia-pacific', 4],
    ]);
  });

  it('asks in one order in all regions of a model, those that came later, too', () => {
    fc.assert(
      fc.property(specs, fc.array(additions, { minLength: 1, maxLength: 4 }), (spec, steps) => {
        let job = jobOf(spec);
        for (const step of steps) {
          const asks = job.spec.questions.length === 0 ? { ...step, questions: [] } : step;
          job = extendSpec(job, asks);
        }
        for (const lanes of Map.groupBy(job.lanes, ({ model }) => model).values()) {
          expect(new Set(lanes.map(({ blocks }) => JSON.stringify(blocks))).size).toBe(1);
        }
      }),
    );
  });

  it('draws an order of its own for each block that it adds', () => {
    const more = { ...nothing, repeats: 3, questions: [question('q3')] };
    const { lanes } = extendSpec(jobOf(specOf({ order: { seed: 5 } })), more);
    const blocks = lanes[0]?.blocks ?? [];
    expect(blocks).toHaveLength(3);
    expect(new Set(blocks.map(({ key }) => key)).size).toBe(3);
    expect(blocks.every(({ key }) => key !== undefined)).toBe(true);
  });

  it('keeps the text of a question that the job has', () => {
    const other = { ...question('q1'), text: 'Another text?' };
    const { spec, added } = extendSpec(jobOf(specOf()), { ...nothing, questions: [other] });
    expect(added).toBe(0);
    expect(spec.questions[0]?.text).toBe('What is q1?');
  });

  it("repeats a job's own prompt", () => {
    const own = specOf({ questions: [], prompt: 'Hello?' });
    const extended = extendSpec(jobOf(own), { ...nothing, repeats: 4 });
    expect(extended.added).toBe(4);
    expect(cellsOf(extended).get('us-east a')).toEqual(
      [1, 2, 3, 4].map((repeat) =>
        asText({ region: 'us-east', model: 'a', questionId: null, repeat }),
      ),
    );
  });
});
