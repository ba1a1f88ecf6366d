import type { AnsweredGroup, AskedJob } from './asked.js';
import { describe, expect, it } from '@jest/globals';
import { servedBy } from './answered-by.js';
import { pairWarnings } from './pair-warnings.js';

const job = (change: Partial<AskedJob> = {}): AskedJob => ({
  id: 'one',
  status: 'completed',
  createdAt: '2026-11-01T10:00:00.000Z',
  startedAt: '2026-11-01T10:00:01.000Z',
  models: [],
  repeats: 1,
  sampling: { temperature: 0.1, maxTokens: 500, seed: null, topP: null },
  systemPrompts: {},
  ...change,
});
const group = (change: Partial<AnsweredGroup> = {}): AnsweredGroup => ({
  modelId: 'm',
  region: 'eu',
  source: 'rules',
  version: '1',
  isSimulated: false,
  provider: 'ollama',
  providerModel: 'llama',
  servedModel: 'llama',
  askedRegion: null,
  upstream: null,
  leftOut: null,
  executions: 10,
  ...change,
});
const LANE = { modelId: 'm', region: 'eu' };

const warned = (after: Partial<AskedJob> = {}, answered: readonly AnsweredGroup[] = [group()]) =>
  pairWarnings(
    {
      before: job(),
      after: job({ id: 'two', ...after }),
      answered: { before: [group()], after: answered },
    },
    [LANE],
  );
const codesOf = (found: ReturnType<typeof warned>) => found.map(({ code }) => code);

describe(pairWarnings, () => {
  it('always says how far apart the jobs were asked, and nothing else of two that are alike', () => {
    const later = { startedAt: '2026-11-01T13:30:01.000Z' };
    expect(warned(later)).toEqual([
      expect.objectContaining({
        code: 'time_apart',
        text: expect.stringContaining('3.5 hours apart'),
      }),
    ]);
    const muchLater = { startedAt: '2026-11-15T10:00:01.000Z' };
    expect(warned(muchLater)[0]?.text).toContain('14.0 days apart');
  });

  it.each([
    ['2026-11-01T10:00:31.000Z', 'less than a minute apart'],
    ['2026-11-01T10:01:31.000Z', 'a minute apart'],
    ['2026-11-01T10:40:31.000Z', '40 minutes apart'],
    ['2026-11-01T12:00:01.000Z', '2.0 hours apart'],
  ])('says of a job that was asked at %s that it was %s', (startedAt, words) => {
    expect(warned({ startedAt })[0]?.text).toContain(`the jobs were asked ${words}:`);
  });

  it.each([
    ['order_reversed', { startedAt: '2026-10-01T10:00:00.000Z' }],
    ['stopped_early', { status: 'cancelled' }],
    ['seed_changed', { sampling: { temperature: 0.1, maxTokens: 500, seed: 7, topP: null } }],
  ] as const)('says %s', (code, after) => {
    expect(codesOf(warned(after))).toEqual(['time_apart', code]);
  });

  it.each([
    ['another provider', group({ provider: 'openai' })],
    ['another name of the model', group({ providerModel: 'llama-new' })],
    ['another model that answered', group({ servedModel: 'llama-q4' })],
    ['another region of the provider', group({ askedRegion: 'eu-west-1' })],
    ['another provider behind a router', group({ upstream: 'Azure' })],
    ['what was not sent of the sampling', group({ leftOut: '["temperature", "top_p"]' })],
  ])('names %s', (_, other) => {
    const [, found] = warned({}, [other]);
    expect(found).toMatchObject({ code: 'served_model_changed', model_id: 'm', region: 'eu' });
  });

  it('tells in words what answered, where, and what it was not sent', () => {
    const other = group({
      provider: 'openrouter',
      servedModel: 'llama-q4',
      askedRegion: 'eu',
      upstream: 'Azure',
      leftOut: '["temperature", "top_p"]',
    });
    expect(servedBy([other], LANE)).toEqual([
      'openrouter: llama (llama-q4) in eu by Azure, without temperature, top_p',
    ]);
  });

  it('says nothing of a lane in which one job has no answer, nor of other lanes', () => {
    expect(codesOf(warned({}, []))).toEqual(['time_apart']);
    const elsewhere = [group(), group({ region: 'us', provider: 'openai' })];
    expect(codesOf(warned({}, elsewhere))).toEqual(['time_apart']);
  });
});
