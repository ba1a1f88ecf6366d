import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FAULT_RULES } from '../../../apps/simulator/src/faults/rules.js';
import { Draw } from './draw.js';
import { describeRound, drawRound } from './random-round.js';

const seeds = fc.integer({ min: 0, max: 0xffff_ffff });

describe(Draw, () => {
  it('draws the same for the same seed, and otherwise for another', () => {
    const numbers = (seed: number): number[] => {
      const sut = new Draw(seed);
      return Array.from({ length: 50 }, () => sut.int(0, 1_000_000));
    };
    expect(numbers(7)).toEqual(numbers(7));
    expect(numbers(7)).not.toEqual(numbers(8));
    expect(new Set(numbers(7)).size).toBeGreaterThan(45);
  });

  it('stays within its bounds and reaches both', () => {
    const sut = new Draw(1);
    const drawn = Array.from({ length: 500 }, () => sut.int(3, 6));
    expect(new Set(drawn)).toEqual(new Set([3, 4, 5, 6]));
    const picked = Array.from({ length: 100 }, () => sut.pick(['a', 'b']));
    expect(new Set(picked)).toEqual(new Set(['a', 'b']));
  });
});

describe(drawRound, () => {
  it('is the same for the same seed', () => {
    fc.assert(fc.property(seeds, (seed) => expect(drawRound(seed)).toEqual(drawRound(seed))));
  });

  it('takes its steps in the order of their moments, none of them without sense', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { steps } = drawRound(seed);
        const moments = steps.map(({ at }) => at);
        expect(moments).toEqual(moments.toSorted((a, b) => a - b));
        const rules = steps.flatMap(({ step }) => (step.kind === 'provider' ? [step.rule] : []));
        expect(FAULT_RULES.safeParse(rules).success).toBe(true);
      }),
    );
  });

  it('draws every kind of step before long', () => {
    const rounds = Array.from({ length: 300 }, (_, seed) => drawRound(seed));
    const kinds = new Set(rounds.flatMap(({ steps }) => steps.map(({ step }) => step.kind)));
    expect([...kinds].toSorted()).toEqual([
      'cancel-and-retry',
      'cut',
      'freeze',
      'kill',
      'pause-and-resume',
      'provider',
      'restart',
      'stop',
    ]);
    expect(rounds.some(({ twice }) => twice)).toBe(true);
  });

  it('is told in one line with all its steps', () => {
    const round = drawRound(11);
    const line = describeRound(round);
    expect(line).not.toContain('\n');
    expect(line.split('; ').length).toBe(1 + round.steps.length + (round.twice ? 1 : 0));
  });
});
