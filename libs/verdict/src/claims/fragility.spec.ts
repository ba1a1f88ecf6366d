import { describe, expect, it } from '@jest/globals';
import { mcNemar } from '@beacon/statistics';
import { cell, firstModel, job, NO, profile, SURE, YES } from '../verdict.fixture.js';

/** One answer a question in two regions: so many refused in a only, in b only, in both, in neither. */
const paired = (onlyA: number, onlyB: number, both: number, neither: number) =>
  [
    profile(onlyA, [YES, NO]),
    profile(onlyB, [NO, YES]),
    profile(both, [YES, YES]),
    profile(neither, [NO, NO]),
  ].filter(({ questions }) => questions > 0);

/** Fewest answers typed otherwise after which exact McNemar does not reject: every way is tried. */
function bruteForce(onlyA: number, onlyB: number, concordant: number): number {
  for (let flips = 1; ; flips += 1) {
    for (let added = 0; added <= flips; added += 1) {
      const removed = flips - added;
      // What is taken from one region leaves a question on which the other can have one more.
      if (removed > onlyA || added > concordant + removed) continue;
      if (mcNemar(onlyA - removed, onlyB + added).p > 0.05) return flips;
    }
  }
}

describe('fragility', () => {
  it.each([
    [6, 0, 0, 40],
    [10, 0, 0, 40],
    [10, 0, 20, 0],
    [10, 0, 0, 1],
    [12, 2, 5, 30],
    [25, 3, 2, 1],
    [40, 10, 0, 100],
    [9, 0, 0, 0],
  ])(
    'finds the least number of flips for %i against %i discordant questions, %i and %i others',
    (onlyA, onlyB, both, neither) => {
      const { fragility } = firstModel(job(paired(onlyA, onlyB, both, neither)));
      // All that is withheld is refused here: one test, said of both endpoints.
      expect(fragility).toMatchObject(
        ['refused', 'withheld'].map((endpoint) => ({
          endpoint,
          conclusion: 'differs',
          flips: bruteForce(onlyA, onlyB, both + neither),
          at_most: false,
          beyond: null,
          fewer_events: 'a',
          more_events: 'b',
        })),
      );
    },
  );

  it('counts in the other direction, too', () => {
    const [one] = firstModel(job(paired(0, 10, 0, 40))).fragility;
    expect(one).toMatchObject({ flips: 3, fewer_events: 'b', more_events: 'a' });
  });

  it('takes the family into account: what must be shown at a lower level falls sooner', () => {
    const alone = firstModel(job(paired(12, 0, 0, 40))).fragility[0]?.flips ?? 0;
    const others = Array.from({ length: 9 }, (_, n) =>
      profile(50, [NO, NO], { modelId: `other-${n}` }),
    );
    const among = firstModel(job([...paired(12, 0, 0, 40), ...others])).fragility[0]?.flips ?? 0;
    expect(among).toBeLessThan(alone);
    expect(among).toBeGreaterThan(0);
  });

  it('says of "equivalent" how many answers would end it', () => {
    const input = job(paired(0, 0, 100, 900), { options: { margin: 0.05 } });
    const { conclusion, fragility } = firstModel(input);
    expect(conclusion).toBe('equivalent');
    expect(fragility.map((one) => one.conclusion)).toEqual(['equivalent', 'equivalent']);
    const flips = fragility[0]?.flips ?? 0;
    // One less leaves it standing, and so many make it fall.
    const after = (count: number) =>
      firstModel(job(paired(0, count, 100, 900 - count), { options: { margin: 0.05 } })).conclusion;
    expect([after(flips - 1), after(flips)]).toEqual(['equivalent', 'differs']);
  });

  it('makes the same test again with repeats, where so many flips are enough', () => {
    const rows = [profile(14, [cell(3, 2), cell(0, 5)]), profile(30, [cell(0, 5), cell(0, 5)])];
    const { conclusion, fragility } = firstModel(job(rows));
    expect(conclusion).toBe('differs');
    expect(fragility[0]).toMatchObject({ at_most: true, conclusion: 'differs' });
    expect(fragility[0]?.flips).toBeGreaterThan(2);
    expect(fragility[0]?.flips).toBeLessThanOrEqual(42);
  });

  it('brings several regions together where they are furthest apart', () => {
    const rows = [profile(20, [YES, NO, NO]), profile(40, [NO, NO, NO])];
    const { fragility } = firstModel(job(rows));
    expect(fragility[0]).toMatchObject({ fewer_events: 'a', at_most: true });
    expect(fragility[0]?.flips).toBeGreaterThan(3);
    expect(fragility[0]?.flips).toBeLessThanOrEqual(20);
  });

  it('gives up beyond a bound, and says so', () => {
    const [one] = firstModel(job(paired(5_000, 0, 0, 1_000))).fragility;
    expect(one).toMatchObject({ flips: null, at_most: null, beyond: 200 });
  });

  it('is silent where nothing is concluded, and while the job runs', () => {
    expect(firstModel(job(paired(2, 0, 0, 40))).fragility).toEqual([]);
    expect(firstModel(job(paired(20, 0, 0, 40), { interim: true })).fragility).toEqual([]);
  });

  describe('against the errors to be expected', () => {
    const counts = (sensitivity: number, specificity: number) => ({
      sensitivity: { x: sensitivity, n: 100 },
      specificity: { x: specificity, n: 100 },
    });
    const table = (detector: ReturnType<typeof counts>) => ({
      refused: { en: detector },
      withheld: { en: detector },
    });
    const warnings = (reviewed: ReturnType<typeof table>) =>
      firstModel(job(paired(10, 0, 0, 90), { reviewed })).warnings.filter(
        ({ code }) => code === 'fragile',
      );

    it('counts missed events and false alarms, and those that would help', () => {
      const [one] = firstModel(
        job(paired(10, 0, 0, 90), { reviewed: table(counts(80, 95)) }),
      ).fragility;
      // Region a: (.10 - .05) / .75 of 100 are events; region b: none.
      const truth = (0.05 / 0.75) * 100;
      expect(one?.expected_errors).toBeCloseTo(truth * 0.2 + (100 - truth) * 0.05 + 5, 10);
      expect(one?.expected_helping).toBeCloseTo((100 - truth) * 0.05, 10);
    });

    it('warns where no more errors are needed than are to be expected', () => {
      const [warning] = warnings(table(counts(80, 95)));
      expect(warning?.text).toContain(
        '3 mistyped answers would overturn that it differs in refusals',
      );
      expect(warning?.text).toContain(
        'of the answers compared about 11 are expected to be mistyped',
      );
      expect(warning?.text).toContain('about 4.7 of them in the direction that would');
      expect(warnings(table(SURE))).toEqual([]);
    });
  });
});
