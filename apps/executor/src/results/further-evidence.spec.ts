import { NO_EVIDENCE } from '@beacon/providers';
import { laneConfig } from '@beacon/testing';
import { describe, expect, it } from '@jest/globals';
import { samplingLeftOut, routeOf, thoughtsOf } from './further-evidence.js';

const lane = laneConfig({ region: 'us-east', model: 'm' });

describe(routeOf, () => {
  it('says nothing where there is nothing to say', () => {
    expect(routeOf(lane, NO_EVIDENCE)).toEqual({});
  });

  it('tells the region that was asked, who served behind a router, and that it was free to choose', () => {
    const routed = { ...lane, providerRegion: 'eu', settings: { openRouter: { upstream: [] } } };
    expect(routeOf(routed, { ...NO_EVIDENCE, upstream: 'Azure\0' })).toEqual({
      askedRegion: 'eu',
      upstream: 'Azure\uFFFD',
      unpinned: true,
    });
    const pinned = { ...routed, settings: { openRouter: { upstream: ['azure'] } } };
    expect(routeOf(pinned, NO_EVIDENCE)).toEqual({ askedRegion: 'eu' });
  });
});

describe(samplingLeftOut, () => {
  const sampling = { temperature: 0, maxTokens: 10, seed: null, topP: 0.5 };

  it('tells what the job says and the lane does not send, and no more', () => {
    const without = { withoutSampling: ['temperature', 'top_p', 'seed'] as const };
    expect(samplingLeftOut(without, sampling)).toEqual({ leftOut: ['temperature', 'top_p'] });
    expect(samplingLeftOut({ withoutSampling: ['seed'] }, sampling)).toEqual({});
  });
});

describe(thoughtsOf, () => {
  it('keeps what was written before the answer within its limit, and what was counted', () => {
    const said = { ...NO_EVIDENCE, reasoning: 'r'.repeat(30_000), reasoningTokens: 0 };
    expect(thoughtsOf(said)).toEqual({ reasoning: 'r'.repeat(20_000), reasoningTokens: 0 });
    expect(thoughtsOf(NO_EVIDENCE)).toEqual({});
  });

  it('keeps the findings of filters, forty at most, in words that a database takes', () => {
    const found = { side: 'input', category: `\0${'c'.repeat(99)}`, severity: null } as const;
    const filters = Array.from({ length: 50 }, () => ({ ...found, blocked: false }));
    const kept = thoughtsOf({ ...NO_EVIDENCE, filters }).filters ?? [];
    expect(kept).toHaveLength(40);
    expect(kept[0]).toEqual({
      side: 'input',
      category: `\uFFFD${'c'.repeat(59)}`,
      severity: null,
      blocked: false,
    });
  });
});
