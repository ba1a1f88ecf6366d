import { describe, expect, it } from '@jest/globals';
import type { ExportedJob, ExportedLane, LaneTally } from '../executions/lane-row.js';
import { everyEvalEverSchema } from './record-schema.fixture.js';
import { everyEvalEverRecord, type RecordFacts } from './write-record.js';

const JOB: ExportedJob = {
  id: 'job-1',
  name: 'moon',
  status: 'completed',
  createdAt: '2026-01-01T10:00:00.000Z',
  startedAt: '2026-01-01T10:00:01.000Z',
  completedAt: null,
  questionIds: ['q1', 'q2'],
  repeats: 2,
  sampling: { temperature: 0.1, maxTokens: 50, topP: null, seed: 7 },
  importedFrom: null,
};

function laneOf(tally: Partial<LaneTally> = {}): ExportedLane {
  return {
    region: 'eu-west',
    model: 'lab/m',
    tally: {
      rows: 4,
      measured: 4,
      refused: 1,
      withheld: 2,
      simulated: 0,
      inputTokens: 1,
      outputTokens: 1,
      providers: ['openai-compatible'],
      servedModels: ['m-1'],
      ...tally,
    },
    rows: async function* () {
      yield* [];
    },
  };
}

function recordOf(lane: ExportedLane, facts: Partial<RecordFacts> = {}, job = JOB) {
  const intervalOf = () => ({ lower: 0.1, upper: 0.7, level: 0.95 });
  return everyEvalEverSchema.parse(
    everyEvalEverRecord(job, lane, {
      organization: 'A Lab',
      version: '1.0.0',
      retrievedAt: 1_760_000_000,
      intervalOf,
      ...facts,
    }),
  );
}

describe(everyEvalEverRecord, () => {
  it.each<readonly [string, ExportedLane, ExportedJob]>([
    ['answers that were asked', laneOf(), JOB],
    ['nothing measured', laneOf({ measured: 0, refused: 0, withheld: 0 }), JOB],
    [
      'imported answers without their sampling',
      laneOf(),
      { ...JOB, name: '', sampling: null, importedFrom: 'inspect' },
    ],
  ])('is valid by the schema: %s', (_, lane, job) => {
    expect(recordOf(lane, {}, job).model_info.id).toBe('lab/m');
  });

  it('claims nothing that nobody said: no relationship to the maker of the model, no deployment, no weights', () => {
    const { source_metadata: source, model_info: model } = recordOf(laneOf());
    expect(source).toMatchObject({
      evaluator_relationship: 'other',
      additional_details: { evaluator_relationship: 'not said' },
    });
    expect(model.additional_details).toMatchObject({
      deployment_type: 'unknown',
      model_availability: 'unknown',
    });
  });

  it('says what the exporter says', () => {
    const { source_metadata: source, model_info: model } = recordOf(laneOf(), {
      relationship: 'first_party',
      deployment: 'self_deployed',
      availability: 'open_weights',
    });
    expect(source.evaluator_relationship).toBe('first_party');
    expect(source.additional_details).toEqual({ job_id: 'job-1' });
    expect(model.additional_details).toMatchObject({
      deployment_type: 'self_deployed',
      model_availability: 'open_weights',
    });
  });

  it('marks what a simulator made up, in the source, the model and the words of each metric', () => {
    const record = recordOf(laneOf({ simulated: 3 }));
    const said = '3 of 4 measured answers were made up by a simulator';
    expect(record.source_metadata.additional_details?.['simulated']).toContain(said);
    expect(record.model_info.additional_details['simulated']).toBe('true');
    for (const { metric_config: metric } of record.evaluation_results) {
      expect(metric.evaluation_description).toContain(said);
    }
    expect(JSON.stringify(recordOf(laneOf()))).not.toContain('simulat');
  });
});
