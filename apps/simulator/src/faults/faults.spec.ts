import { describe, expect, it } from '@jest/globals';
import { FaultBox } from './fault-box.js';
import { RateLimiter } from './rate-limiter.js';
import { FAULT_RULES } from './rules.js';

const call = {
  region: 'eu-west',
  model: 'mistral-7b',
  prompt: 'What is new?',
  sent: 'Be brief. What is new?',
};
const HANG = { kind: 'hang' } as const;
const EMPTY = { kind: 'empty' } as const;

describe(FaultBox, () => {
  it('uses the first rule that matches and has times left', () => {
    const sut = new FaultBox(1);
    sut.replace([
      { match: { region: 'us-east' }, fault: { kind: 'refuse' } },
      { match: { promptContains: 'new' }, fault: HANG, times: 2 },
      { match: {}, fault: EMPTY },
    ]);
    const taken = [1, 2, 3].map(() => sut.take(call)?.kind);
    expect(taken).toEqual(['hang', 'hang', 'empty']);
    expect(sut.list().map(({ fired }) => fired)).toEqual([0, 2, 1]);
  });

  it('matches region, model and a part of the prompt all together', () => {
    const sut = new FaultBox(1);
    const match = { region: 'eu-west', model: 'mistral-7b', promptContains: 'new' };
    sut.replace([{ match, fault: HANG }]);
    expect(sut.take(call)).toEqual(HANG);
    expect(sut.take({ ...call, region: 'us-east' })).toBeNull();
    expect(sut.take({ ...call, model: 'qwen2.5-1.5b' })).toBeNull();
    expect(sut.take({ ...call, prompt: 'What is old?' })).toBeNull();
  });

  it('finds a text in all that was sent, the system prompt included', () => {
    const sut = new FaultBox(1);
    sut.replace([{ match: { sentContains: 'brief' }, fault: HANG }]);
    expect(sut.take(call)).toEqual(HANG);
    expect(sut.take({ ...call, sent: call.prompt })).toBeNull();
  });

  it('fires with the given probability, the same calls for the same seed', () => {
    const fired = (seed: number) => {
      const sut = new FaultBox(seed);
      sut.replace([{ match: {}, fault: HANG, probability: 0.3 }]);
      return Array.from({ length: 1_000 }, () => sut.take(call) !== null);
    };
    const share = fired(1).filter(Boolean).length / 1_000;
    expect(share).toBeGreaterThan(0.25);
    expect(share).toBeLessThan(0.35);
    expect(fired(1)).toEqual(fired(1));
    expect(fired(1)).not.toEqual(fired(2));
  });
});

describe(RateLimiter, () => {
  it('gives each lane its own bucket and tells how long to wait', () => {
    let now = 0;
    const sut = new RateLimiter(() => now);
    sut.replace([{ match: { region: 'eu-west' }, requestsPerSecond: 2, burst: 1 }]);
    expect(sut.take(call)).toBeNull();
    expect(sut.take(call)).toBe(500);
    expect(sut.take({ ...call, model: 'qwen2.5-1.5b' })).toBeNull();
    expect(sut.take({ ...call, region: 'us-east' })).toBeNull();
    now = 500;
    expect(sut.take(call)).toBeNull();
    expect(sut.take(call)).toBe(500);
  });
});

describe('fault rules from outside', () => {
  it.each([
    [{ match: {}, fault: { kind: 'explode' } }],
    [{ match: { zone: 'x' }, fault: HANG }],
    [{ match: {}, fault: { kind: 'status', status: 200 } }],
    [{ match: {}, fault: { kind: 'redirect', status: 304 } }],
    [{ match: {}, fault: HANG, times: 0 }],
    [{ match: {}, fault: HANG, probability: 1.5 }],
    [{ match: {}, fault: { kind: 'huge_body', bytes: 2 ** 40 } }],
    [
      {
        match: {},
        fault: {
          kind: 'status',
          status: 429,
          retryAfterSeconds: 1,
          retryAfterDate: '2030-01-01T00:00:00Z',
        },
      },
    ],
  ])('are refused when they make no sense: %j', (rule) => {
    expect(FAULT_RULES.safeParse([rule]).success).toBe(false);
  });
});
