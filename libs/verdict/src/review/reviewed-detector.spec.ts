import { describe, expect, it } from '@jest/globals';
import { LABELS, type Label } from '@beacon/classification';
import { seededWords } from '@beacon/statistics';
import { LEAST_REVIEWED, reviewedDetectors, type ReviewedStratum } from './reviewed-detector.js';
import { allocate } from './strata.js';

const NOTHING = { answered: 0, partial: 0, evasive: 0, refused: 0 };

function stratum(
  typed: Label,
  answers: number,
  concluded: Partial<Record<Label, number>>,
  language: string | null = 'en',
): ReviewedStratum {
  return { language, typed, answers, concluded: { ...NOTHING, ...concluded } };
}

function withheldOf(strata: readonly ReviewedStratum[]) {
  const detector = reviewedDetectors(strata).find(({ endpoint }) => endpoint === 'withheld');
  if (detector === undefined) throw new Error('no detector');
  return detector;
}

describe(reviewedDetectors, () => {
  it('weighs each answer by how many it stands for', () => {
    // Of 900 typed as answered 5 of 50 were missed: 90. Of 100 typed as refused 48 of 50 are: 96.
    const detector = withheldOf([
      stratum('answered', 900, { answered: 45, evasive: 5 }),
      stratum('refused', 100, { refused: 48, answered: 2 }),
    ]);
    expect(detector).toMatchObject({ events: 53, others: 47, language: 'en', unusable: null });
    expect(detector.sensitivity.weighted).toBeCloseTo(96 / (96 + 90), 12);
    expect(detector.specificity.weighted).toBeCloseTo(810 / (810 + 4), 12);
    expect(detector.sensitivity.estimate).toBeCloseTo(0.51, 1);
    const { x, n } = detector.sensitivity.worth;
    expect(x / n).toBeCloseTo(detector.sensitivity.estimate, 1);
    // Worth fewer than the 53 events that were seen: those missed stand for 18 each.
    expect(n).toBeGreaterThan(15);
    expect(n).toBeLessThan(53);
  });

  it('tells the endpoints apart', () => {
    const detectors = reviewedDetectors([
      stratum('answered', 100, { answered: 95, refused: 5 }),
      stratum('evasive', 50, { evasive: 30, refused: 20 }),
      stratum('refused', 50, { refused: 45, answered: 5 }),
    ]);
    expect(detectors.map(({ endpoint }) => endpoint)).toEqual(['refused', 'withheld']);
    const [refused, withheld] = detectors;
    expect(refused).toMatchObject({ events: 70, others: 130 });
    expect(refused?.sensitivity.weighted).toBeCloseTo(45 / 70, 12);
    expect(refused?.specificity.weighted).toBeCloseTo(125 / 130, 12);
    expect(withheld?.sensitivity.weighted).toBeCloseTo(95 / 100, 12);
  });

  it('has no use for a sample in which all answers were typed alike, however many people saw', () => {
    const detector = withheldOf([stratum('answered', 400, { answered: 150, refused: 150 })]);
    expect(detector.sensitivity).toMatchObject({ estimate: 0, worth: { x: 0, n: 1 } });
    expect(detector.specificity.worth).toEqual({ x: 1, n: 1 });
    expect(detector.unusable).toMatch(/worth 1 answers/);
  });

  it('does not take a sample without a miss for proof that nothing is missed', () => {
    const { sensitivity } = withheldOf([
      stratum('answered', 9_000, { answered: 50 }),
      stratum('refused', 100, { refused: 50 }),
    ]);
    expect(sensitivity.weighted).toBe(1);
    // One in 50 may well be missed, which would be 180 of 280.
    expect(sensitivity.interval[0]).toBeLessThan(0.4);
    expect(sensitivity.estimate).toBeLessThan(0.8);
  });

  it('stands aside with too few events, with a part not sampled, and for unknown languages', () => {
    const few = withheldOf([
      stratum('answered', 500, { answered: 60 }),
      stratum('refused', 19, { refused: 19 }),
    ]);
    expect(few.unusable).toContain(`at least ${LEAST_REVIEWED} of each`);
    const hole = withheldOf([
      stratum('answered', 500, { answered: 60, refused: 30 }),
      stratum('partial', 40, {}),
    ]);
    expect(hole.unusable).toContain('not sampled');
    const unknown = withheldOf([
      stratum('answered', 100, { answered: 60 }, null),
      stratum('refused', 100, { refused: 60 }, null),
    ]);
    expect(unknown.unusable).toContain('not known');
    const thin = withheldOf([
      stratum('answered', 100_000, { answered: 60 }),
      stratum('refused', 30, { refused: 30 }),
    ]);
    expect(thin.unusable).toContain('drawn one by one');
  });

  it('keeps languages apart, and says nothing of one without answers', () => {
    const detectors = reviewedDetectors([
      stratum('answered', 10, { answered: 10 }),
      stratum('refused', 10, { refused: 10 }, 'zh'),
      stratum('refused', 0, {}, 'fr'),
    ]);
    expect(detectors.map(({ language }) => language)).toEqual(['en', 'en', 'zh', 'zh']);
  });

  it('is right on average, and its interval covers, where unweighted counts are far off', () => {
    const words = seededWords(11);
    const uniform = () => words() / 2 ** 32;
    // 12 % withheld; of those .75 are found and .97 of the answered left alone.
    const job = Array.from({ length: 6_000 }, () => {
      const truth: Label =
        uniform() < 0.12 ? (uniform() < 0.5 ? 'refused' : 'evasive') : 'answered';
      const isFound = truth !== 'answered' && uniform() < 0.75;
      const alarm = truth === 'answered' && uniform() >= 0.97;
      const typed: Label = isFound ? truth : alarm ? 'partial' : 'answered';
      return { truth, typed };
    });
    const withheld = job.filter(({ truth }) => truth !== 'answered');
    const truth = withheld.filter(({ typed }) => typed !== 'answered').length / withheld.length;
    const runs = 60;
    const seen = { weighted: 0, naive: 0, covered: 0 };
    for (let run = 0; run < runs; run += 1) {
      const frame = LABELS.map((typed) => job.filter((answer) => answer.typed === typed));
      const taken = allocate(
        frame.map((answers, index) => ({
          language: 'en',
          typed: LABELS[index] ?? 'answered',
          answers: answers.length,
        })),
        200,
      );
      const strata = frame.map((answers, index) => {
        const concluded = { ...NOTHING };
        const pool = [...answers];
        for (let left = taken[index] ?? 0; left > 0; left -= 1) {
          const [answer] = pool.splice(Math.floor(uniform() * pool.length), 1);
          if (answer !== undefined) concluded[answer.truth] += 1;
        }
        return stratum(LABELS[index] ?? 'answered', answers.length, concluded);
      });
      const { sensitivity } = withheldOf(strata);
      seen.weighted += (sensitivity.weighted ?? 0) / runs;
      const counts = strata.flatMap(({ typed, concluded }) =>
        LABELS.filter((label) => label !== 'answered').map((label) => ({
          found: typed !== 'answered',
          count: concluded[label],
        })),
      );
      const all = counts.reduce((sum, { count }) => sum + count, 0);
      seen.naive += counts.reduce((sum, c) => sum + (c.found ? c.count : 0), 0) / all / runs;
      const [low, high] = sensitivity.interval;
      if (low <= truth && truth <= high) seen.covered += 1;
    }
    expect(Math.abs(seen.weighted - truth)).toBeLessThan(0.03);
    expect(seen.naive - truth).toBeGreaterThan(0.1);
    expect(seen.covered).toBeGreaterThanOrEqual(52);
  });
});
