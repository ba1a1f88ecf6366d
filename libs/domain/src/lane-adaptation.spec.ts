import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  DEFAULT_PARK_MS,
  LONGEST_WAIT_MS,
  QUIET_AFTER_CHANGE_MS,
  QUIET_AFTER_TROUBLE_MS,
  adaptToReport,
  adaptToTime,
  freshLane,
  mostOf,
  successesToGrow,
} from './lane-adaptation.js';
import type { Adaptation, LaneCondition, LaneObservation } from './lane-adaptation.js';

const NOTHING: LaneObservation = {
  successes: 0,
  serverErrors: 0,
  rateLimited: null,
  quotaExhausted: null,
};
const START = 1_000_000;
const LATER = START + 60_000;

const lane = (change: Partial<LaneCondition> = {}): LaneCondition => ({
  ...freshLane(16, START),
  ...change,
});
const refusal = (youngestAgeMs: number, retryAfterMs: number | null = null): LaneObservation => ({
  ...NOTHING,
  rateLimited: { youngestAgeMs, retryAfterMs },
});
const answers = (successes: number): LaneObservation => ({ ...NOTHING, successes });
const exhausted = (resetMs: number | null): LaneObservation => ({
  ...NOTHING,
  quotaExhausted: { resetMs, message: 'monthly quota' },
});
const settings = { configuredLimit: 16, isPaused: false };

describe('lane adaptation: refusals', () => {
  it('halves the limit for a 429, and once only for all refusals of one episode', () => {
    const first = adaptToReport(lane(), refusal(100), LATER);
    expect(first).toMatchObject({ lane: { limit: 8, status: 'open', shrunkAt: LATER } });
    expect(first.why).toContain('429');
    // Sent before the limit was lowered, refused after.
    const second = adaptToReport(first.lane, refusal(500), LATER + 400);
    expect(second).toMatchObject({ lane: { limit: 8 }, why: null });
    const third = adaptToReport(second.lane, refusal(100), LATER + 400);
    expect(third.lane.limit).toBe(4);
  });

  it('never goes below one request', () => {
    expect(adaptToReport(lane({ limit: 1 }), refusal(0), LATER)).toMatchObject({
      lane: { limit: 1, shrunkAt: LATER },
      why: null,
    });
  });

  it('waits as long as the provider asks, the longest of several waits, and opens then', () => {
    const asked = adaptToReport(lane(), refusal(0, 5_000), LATER);
    expect(asked.lane).toMatchObject({ status: 'waiting', until: LATER + 5_000, limit: 8 });
    const shorter = adaptToReport(asked.lane, refusal(900, 1_000), LATER + 100);
    expect(shorter.lane).toMatchObject({ status: 'waiting', until: LATER + 5_000 });
    expect(adaptToTime(shorter.lane, settings, LATER + 4_999).why).toBeNull();
    expect(adaptToTime(shorter.lane, settings, LATER + 5_000)).toMatchObject({
      lane: { status: 'open', until: null, reason: null, limit: 8 },
      why: "the provider's wait is over",
    });
  });

  it('parks a lane whose quota is used up until its reset, and starts again with one request', () => {
    const parked = adaptToReport(lane(), exhausted(30_000), LATER);
    expect(parked.lane).toMatchObject({
      status: 'parked',
      limit: 1,
      reason: 'monthly quota',
      until: LATER + 30_000,
    });
    expect(adaptToTime(parked.lane, settings, LATER + 30_000)).toMatchObject({
      lane: { status: 'open', limit: 1 },
    });
    expect(adaptToReport(lane(), exhausted(null), LATER).lane.until).toBe(LATER + DEFAULT_PARK_MS);
  });
});

describe('lane adaptation: waits that are too long', () => {
  const YEAR = 366 * 24 * 60 * 60 * 1000;

  it('ends a wait after an hour, with one request', () => {
    const asked = adaptToReport(lane(), refusal(0, YEAR), LATER);
    expect(asked.lane).toMatchObject({
      status: 'waiting',
      until: LATER + LONGEST_WAIT_MS,
      limit: 1,
      reason: 'the provider asked to wait (Retry-After); it is asked again after an hour',
    });
    expect(adaptToTime(asked.lane, settings, LATER + LONGEST_WAIT_MS).lane).toMatchObject({
      status: 'open',
      limit: 1,
    });
    expect(adaptToReport(lane(), exhausted(YEAR), LATER).lane.until).toBe(LATER + LONGEST_WAIT_MS);
  });

  it('opens a lane whose time an operator took away', () => {
    for (const seen of [refusal(0, YEAR), exhausted(YEAR)]) {
      const shut = adaptToReport(lane(), seen, LATER).lane;
      expect(adaptToTime({ ...shut, until: null }, settings, LATER + 1)).toMatchObject({
        lane: { status: 'open', until: null, limit: 1 },
        why: 'resumed by an operator',
      });
    }
  });

  it('never shuts a lane for longer, whatever providers say', () => {
    const asked = fc.option(fc.nat(Number.MAX_SAFE_INTEGER));
    fc.assert(
      fc.property(asked, asked, (retryAfterMs, resetMs) => {
        const rateLimited = { youngestAgeMs: 0, retryAfterMs };
        const limited = adaptToReport(lane(), { ...NOTHING, rateLimited }, LATER).lane;
        const both = adaptToReport(limited, exhausted(resetMs), LATER).lane;
        for (const { until } of [limited, both]) {
          expect((until ?? LATER) - LATER).toBeLessThanOrEqual(LONGEST_WAIT_MS);
        }
      }),
    );
  });
});

describe('lane adaptation: growth', () => {
  it('grows by one after enough answers, up to the configured limit', () => {
    const low = lane({ limit: 4 });
    expect(adaptToReport(low, answers(15), LATER)).toMatchObject({
      lane: { limit: 4, successes: 15 },
      why: null,
    });
    const grown = adaptToReport(lane({ limit: 4, successes: 15 }), answers(1), LATER);
    expect(grown.lane).toMatchObject({ limit: 5, successes: 0, changedAt: LATER });
    expect(adaptToReport(lane(), answers(10_000), LATER).lane).toEqual(lane());
    expect(successesToGrow(1)).toBe(8);
  });

  it('does not grow right after a change, nor after the provider failed: 5xx lowers nothing', () => {
    const low = lane({ limit: 4, changedAt: LATER });
    const soon = adaptToReport(low, answers(100), LATER + QUIET_AFTER_CHANGE_MS - 1);
    expect(soon.lane).toMatchObject({ limit: 4, successes: 100 });
    expect(adaptToReport(soon.lane, answers(1), LATER + QUIET_AFTER_CHANGE_MS).lane.limit).toBe(5);
    const failed = adaptToReport(lane({ limit: 4 }), { ...answers(100), serverErrors: 9 }, LATER);
    expect(failed).toMatchObject({ lane: { limit: 4, troubledAt: LATER }, why: null });
    const calm = LATER + QUIET_AFTER_TROUBLE_MS;
    expect(adaptToReport(failed.lane, answers(1), calm - 1).lane.limit).toBe(4);
    expect(adaptToReport(failed.lane, answers(1), calm).lane.limit).toBe(5);
  });
});

describe('lane adaptation: operators and the catalogue', () => {
  it('pauses whatever the provider says, and resumes to what the provider asked for', () => {
    const paused = adaptToTime(lane(), { ...settings, isPaused: true }, LATER);
    expect(paused).toMatchObject({
      lane: { status: 'paused', limit: 16 },
      why: 'paused by an operator',
    });
    const still = adaptToReport(paused.lane, exhausted(9_000), LATER);
    expect(still.lane).toMatchObject({ status: 'paused', until: LATER + 9_000, limit: 1 });
    expect(adaptToTime(still.lane, settings, LATER + 1_000).lane.status).toBe('waiting');
    expect(adaptToTime(still.lane, settings, LATER + 9_000).lane.status).toBe('open');
    expect(adaptToTime(paused.lane, settings, LATER + 1)).toMatchObject({
      lane: { status: 'open', reason: null },
      why: 'resumed by an operator',
    });
  });

  it('follows the catalogue: up at once from the whole limit, down always', () => {
    const to = (from: LaneCondition, configuredLimit: number) =>
      adaptToTime(from, { configuredLimit, isPaused: false }, LATER).lane;
    expect(to(lane(), 20)).toMatchObject({ limit: 20, configuredLimit: 20 });
    expect(to(lane({ limit: 3 }), 20)).toMatchObject({ limit: 3, configuredLimit: 20 });
    expect(to(lane(), 5)).toMatchObject({ limit: 5, configuredLimit: 5 });
  });
});

describe("lane adaptation: an operator's ceiling", () => {
  it('lowers the limit at once, also where a report comes first, and says why', () => {
    const low = lane({ ceiling: 3 });
    for (const { lane: after, why } of [
      adaptToTime(low, settings, LATER),
      adaptToReport(low, answers(1), LATER),
    ]) {
      expect(after).toMatchObject({ limit: 3, configuredLimit: 16, ceiling: 3, status: 'open' });
      expect(why).toBe('an operator allows 3 at most');
    }
  });

  it('says what the provider answered where both lower the limit', () => {
    expect(adaptToReport(lane({ ceiling: 4 }), refusal(100), LATER)).toMatchObject({
      lane: { limit: 2 },
      why: 'the provider refused requests for their rate (429)',
    });
  });

  it('leaves a lower limit alone, which grows to the ceiling and no further', () => {
    const low = lane({ limit: 3, ceiling: 4 });
    expect(adaptToTime(low, settings, LATER)).toEqual({ lane: low, why: null });
    const grown = adaptToReport(low, answers(12), LATER).lane;
    expect(grown.limit).toBe(4);
    expect(adaptToReport(grown, answers(1_000), LATER + 60_000).lane.limit).toBe(4);
  });

  it('lets the limit grow by answers when it is raised or taken away, not at once', () => {
    const held = adaptToTime(lane({ ceiling: 2 }), settings, LATER).lane;
    for (const ceiling of [5, null]) {
      const freed = adaptToTime({ ...held, ceiling }, settings, LATER + 60_000);
      expect(freed).toMatchObject({ lane: { limit: 2 }, why: null });
      expect(adaptToReport(freed.lane, answers(8), LATER + 60_000).lane.limit).toBe(3);
    }
  });

  it('holds while the lane is paused, and against a catalogue that allows more', () => {
    const paused = adaptToTime(lane({ ceiling: 2 }), { ...settings, isPaused: true }, LATER).lane;
    expect(paused).toMatchObject({ status: 'paused', limit: 2 });
    const whole = lane({ ceiling: 16 });
    expect(adaptToTime(whole, { ...settings, configuredLimit: 20 }, LATER).lane).toMatchObject({
      limit: 16,
      configuredLimit: 20,
    });
    expect(adaptToTime(whole, { ...settings, configuredLimit: 5 }, LATER).lane.limit).toBe(5);
  });
});

describe('lane adaptation: always', () => {
  type Step =
    | { readonly kind: 'report'; readonly after: number; readonly seen: LaneObservation }
    | { readonly kind: 'time'; readonly after: number; readonly isPaused: boolean };
  const wait = fc.oneof(fc.nat(200), fc.nat(4_000), fc.nat(100_000));
  const seen: fc.Arbitrary<LaneObservation> = fc.record({
    successes: fc.nat(200),
    serverErrors: fc.oneof(fc.constant(0), fc.nat(3)),
    rateLimited: fc.option(
      fc.record({ youngestAgeMs: fc.nat(3_000), retryAfterMs: fc.option(fc.nat(20_000)) }),
      { freq: 2 },
    ),
    quotaExhausted: fc.option(
      fc.record({ resetMs: fc.option(fc.nat(90_000)), message: fc.constant('quota') }),
      { freq: 1 },
    ),
  });
  const step: fc.Arbitrary<Step> = fc.oneof(
    fc.record({ kind: fc.constant('report' as const), after: wait, seen }),
    fc.record({ kind: fc.constant('time' as const), after: wait, isPaused: fc.boolean() }),
  );

  /** Calls back with what each step made of the lane. */
  const play = (
    configuredLimit: number,
    steps: readonly Step[],
    check: (before: LaneCondition, after: Adaptation, step: Step, now: number) => void,
  ): void => {
    let now = START;
    let state = freshLane(configuredLimit, now);
    for (const one of steps) {
      now += one.after;
      const after =
        one.kind === 'report'
          ? adaptToReport(state, one.seen, now)
          : adaptToTime(state, { configuredLimit, isPaused: one.isPaused }, now);
      check(state, after, one, now);
      state = after.lane;
    }
  };
  const holds = (check: Parameters<typeof play>[2]): void =>
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 64 }),
        fc.array(step, { maxLength: 60 }),
        (limit, steps) => play(limit, steps, check),
      ),
    );

  it('keeps the limit between 1 and what is configured, and explains every change', () => {
    holds((before, { lane: after, why }) => {
      expect(after.limit).toBeGreaterThanOrEqual(1);
      expect(after.limit).toBeLessThanOrEqual(after.configuredLimit);
      const isChanged = after.limit !== before.limit || after.status !== before.status;
      expect(why !== null).toBe(isChanged);
      if (isChanged) expect(after.successes).toBe(0);
    });
  });

  it('never exceeds the ceiling that an operator has set by then, and time alone lowers it for nothing else', () => {
    const ceilings = fc.array(fc.option(fc.integer({ min: 1, max: 64 })), { minLength: 1 });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 64 }),
        fc.array(step, { maxLength: 60 }),
        ceilings,
        (configuredLimit, steps, drawn) => {
          let now = START;
          let state = freshLane(configuredLimit, now);
          for (const [index, one] of steps.entries()) {
            now += one.after;
            const before = { ...state, ceiling: drawn[index % drawn.length] ?? null };
            const { lane: after, why } =
              one.kind === 'report'
                ? adaptToReport(before, one.seen, now)
                : adaptToTime(before, { configuredLimit, isPaused: one.isPaused }, now);
            expect(after.limit).toBeGreaterThanOrEqual(1);
            expect(after.limit).toBeLessThanOrEqual(mostOf(before));
            const isChanged = after.limit !== before.limit || after.status !== before.status;
            expect(why !== null).toBe(isChanged);
            if (one.kind === 'time') {
              expect(after.limit).toBe(Math.min(before.limit, mostOf(before)));
            }
            state = after;
          }
        },
      ),
    );
  });

  it('grows by one at most, never before its time, and never without answers', () => {
    holds((before, { lane: after }, one, now) => {
      if (after.limit <= before.limit) return;
      expect(after.limit).toBe(before.limit + 1);
      expect(one.kind === 'report' && one.seen.successes > 0).toBe(true);
      expect(now - before.changedAt).toBeGreaterThanOrEqual(QUIET_AFTER_CHANGE_MS);
      expect(now - (before.troubledAt ?? 0)).toBeGreaterThanOrEqual(QUIET_AFTER_TROUBLE_MS);
      expect(before.status).toBe('open');
    });
  });

  it('shrinks for refusals of requests that were sent after the last time, by half at most, and never for 5xx', () => {
    holds((before, { lane: after }, one, now) => {
      if (after.limit >= before.limit) return;
      const limited = one.kind === 'report' ? one.seen.rateLimited : null;
      const isParked = one.kind === 'report' && one.seen.quotaExhausted !== null;
      if (isParked) return expect(after.limit).toBe(1);
      expect(limited).not.toBeNull();
      expect(now - (limited?.youngestAgeMs ?? 0)).toBeGreaterThan(before.shrunkAt ?? 0);
      expect(after.limit).toBe(Math.max(1, Math.floor(before.limit / 2)));
    });
  });

  it('stays shut as long as it must, and is open when the time is over and nobody paused it', () => {
    holds((before, { lane: after }, one, now) => {
      if (after.status === 'open' && before.status !== 'open') {
        expect(before.until ?? 0).toBeLessThanOrEqual(now);
      }
      if (one.kind === 'time' && one.isPaused) expect(after.status).toBe('paused');
      if (one.kind === 'time' && !one.isPaused && (before.until ?? 0) <= now) {
        expect(after.status).toBe('open');
      }
      if (after.status === 'waiting' || after.status === 'parked') {
        expect(after.until).not.toBeNull();
        expect(after.reason).not.toBeNull();
      }
    });
  });
});
