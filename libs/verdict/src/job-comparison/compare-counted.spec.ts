import { CLASSIFIER_VERSION } from '@beacon/classification';
import { describe, expect, it } from '@jest/globals';
import type { AnsweredGroup, AskedJob, CountedJob } from './asked.js';
import { compareCounted } from './compare-counted.js';

const COUNT = 80;

const asked = (change: Partial<AskedJob> = {}): AskedJob => ({
  id: 'one',
  status: 'completed',
  createdAt: '2026-11-01T10:00:00.000Z',
  startedAt: '2026-11-01T10:00:01.000Z',
  models: [{ id: 'm', regions: ['eu', 'us'] }],
  repeats: 1,
  sampling: { temperature: 0.1, maxTokens: 500, seed: null, topP: null },
  systemPrompts: {},
  ...change,
});
const group = (region: string): AnsweredGroup => ({
  modelId: 'm',
  region,
  source: 'rules',
  version: CLASSIFIER_VERSION,
  isSimulated: false,
  provider: 'ollama',
  providerModel: 'm',
  servedModel: null,
  askedRegion: null,
  upstream: null,
  leftOut: null,
  executions: COUNT,
});

/** A job of 80 questions, of which the first so many are refused in eu. */
const counted = (refusedInEu = 0, job: Partial<AskedJob> = {}, text = 'hash'): CountedJob => ({
  job: asked(job),
  questions: Array.from({ length: COUNT }, (_, index) => ({
    id: `q${index}`,
    sha256: `${text} ${index}`,
    language: 'en',
    kind: null,
  })),
  cells: ['eu', 'us'].flatMap((region) =>
    Array.from({ length: COUNT }, (_, index) => ({
      modelId: 'm',
      region,
      questionId: `q${index}`,
      outcomes: region === 'eu' && index < refusedInEu ? { refused: 1 } : { answered: 1 },
      cancelled: 0,
      quarantined: 0,
    })),
  ),
  answered: [group('eu'), group('us')],
});

describe(compareCounted, () => {
  it('finds a planted change in its region, and calls the other one equivalent', () => {
    const { comparison } = compareCounted(counted(), counted(20, { id: 'two' }));
    expect(comparison.lanes.map(({ region, conclusion }) => [region, conclusion])).toEqual([
      ['eu', 'differs'],
      ['us', 'equivalent'],
    ]);
    expect(comparison.lanes[0]?.endpoints.refused).toMatchObject({
      difference: 0.25,
      only_after: 20,
      questions: COUNT,
    });
    expect(comparison.lanes[0]?.discordant.total).toBe(20);
  });

  it('calls a job equivalent to its like, whatever order questions and cells come in', () => {
    const turned = (job: CountedJob): CountedJob => ({
      ...job,
      questions: job.questions.toReversed(),
      cells: job.cells.toReversed(),
    });
    const { comparison } = compareCounted(counted(), counted(0, { id: 'two' }));
    expect(comparison.conclusion).toBe('equivalent');
    expect(compareCounted(turned(counted()), turned(counted(0, { id: 'two' }))).comparison).toEqual(
      comparison,
    );
  });

  it('compares no question in other words, and no region asked with another system prompt', () => {
    const reworded = compareCounted(counted(), counted(0, {}, 'other'));
    expect(reworded.comparison.conclusion).toBe('cannot_tell');
    expect(reworded.questionsLeftOut).toHaveLength(COUNT);
    expect(reworded.comparison.sentence).toMatch(/; not compared: 80 questions$/);
    const prompted = compareCounted(counted(), counted(0, { systemPrompts: { eu: 'hash' } }));
    expect(prompted.lanesLeftOut).toEqual([
      { modelId: 'm', region: 'eu', reason: 'system_prompt_changed' },
    ]);
    expect(prompted.comparison.lanes.map(({ region }) => region)).toEqual(['us']);
  });

  it('says that nothing can be told of cells that only one job recorded', () => {
    const half = counted();
    const after = { ...half, cells: half.cells.filter(({ region }) => region === 'us') };
    const [eu] = compareCounted(counted(), after).comparison.lanes;
    expect([eu?.region, eu?.conclusion]).toEqual(['eu', 'cannot_tell']);
  });
});
