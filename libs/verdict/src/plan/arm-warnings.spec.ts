import { describe, expect, it } from '@jest/globals';
import { armWarnings } from './arm-warnings.js';
import type { PlanInput, PlanLane } from './input.js';

const lane = (region: string, model: string, route: string): PlanLane => ({
  region,
  model,
  route,
  concurrency: 1,
  prices: null,
  latencyMs: { low: 1, high: 2 },
});
const LANES = [
  lane('us', 'one', 'openai'),
  lane('eu', 'one', 'openai'),
  lane('us', 'two', 'azure'),
];
const warned = (change: Partial<PlanInput>, lanes: readonly PlanLane[] = LANES) =>
  armWarnings(
    {
      regions: ['us', 'eu'],
      models: ['one', 'two'],
      questions: [],
      repeats: 1,
      lanes,
      maxTokens: 1,
      ...change,
    },
    lanes,
  );

describe(armWarnings, () => {
  it('says nothing of a job that can be told apart', () => {
    expect(warned({})).toEqual([]);
    expect(warned({ arms: [{ kind: 'language' }], pairs: [['en', 'zh']] })).toEqual([]);
    const levels = [
      { name: 'direct', model: 'one' },
      { name: 'router', model: 'two' },
    ];
    expect(warned({ arms: [{ kind: 'route', levels }] })).toEqual([]);
  });

  it('says which regions of a model are asked by another route each', () => {
    expect(warned({}, [lane('us', 'one', 'openai'), lane('eu', 'one', 'azure')])).toEqual([
      {
        code: 'confounded',
        text: 'one is asked by openai from us only and by azure from eu only: region and route are confounded: a difference could be told to be of neither',
      },
    ]);
  });

  it('says which levels have no region in common', () => {
    const levels = [
      { name: 'old', model: 'one' },
      { name: 'new', model: 'three' },
    ];
    const lanes = [lane('us', 'one', 'openai'), lane('eu', 'three', 'openai')];
    expect(warned({ arms: [{ kind: 'served_model', levels }] }, lanes)).toEqual([
      {
        code: 'confounded',
        text: 'old is asked from us only and new from eu only: served model and region are confounded: a difference could be told to be of neither',
      },
    ]);
  });

  it('says which pairs lack a language, and in which languages nothing could be claimed', () => {
    const pairs = [['en', 'de'], ['en'], ['en', 'de']];
    expect(warned({ arms: [{ kind: 'language' }], pairs })).toEqual([
      {
        code: 'untranslated',
        text: '1 of 3 pairs lacks some of the languages (en and de), and tells nothing of those',
      },
      {
        code: 'detector_uncalibrated',
        text: 'how much the classifier misses is not known in de: a difference by language is claimed only after people have reviewed a sample of the answers',
      },
    ]);
  });
});
