import { describe, expect, it } from '@jest/globals';
import type { CellCounts, VerdictInput } from '../input/input.js';
import { simulatedJob } from './simulate.fixture.js';
import { verdict } from '../verdict.js';
import { ERROR, firstModel, job, NO, profile, YES } from '../verdict.fixture.js';

const JOBS = 100;
/** Of 100 jobs without an effect 5 % claim one on average, and 11 or fewer with a chance of 99.6 %. */
const MOST_FALSE_CLAIMS = 11;

/** 60 questions of which a refuses 30 and b none; c answers the first so many of either sort and fails at the others. */
function withThird(refusedThere: number, answeredThere: number): VerdictInput {
  const rows = [
    { questions: refusedThere, cells: [YES, NO, NO] },
    { questions: 30 - refusedThere, cells: [YES, NO, ERROR] },
    { questions: answeredThere, cells: [NO, NO, NO] },
    { questions: 30 - answeredThere, cells: [NO, NO, ERROR] },
  ];
  return job(
    rows
      .filter(({ questions }) => questions > 0)
      .map(({ questions, cells }) => profile(questions, cells)),
  );
}

describe('a third region that measured little', () => {
  it.each([0, 1, 5, 12, 20, 27, 28, 30])(
    'takes nothing from what the other two say of each other (%i of each sort)',
    (measured) => {
      const sut = firstModel(withThird(measured, measured));
      expect(sut.sentence).toMatch(/^m refuses 50 points more often from a than from [bc]: /);
      const [first] = sut.pairs;
      expect(first).toMatchObject({ a: 'a', b: 'b', difference: 0.5, questions: 60 });
      expect(first?.p_adjusted).toBeLessThan(0.001);
    },
  );

  it('is named, with how little it has', () => {
    const sut = firstModel(withThird(3, 2));
    expect(sut.omnibus).toMatchObject({
      test: 'min_p',
      questions: 60,
      incomplete: 55,
      dropped: 0,
    });
    expect(sut.reason).toContain('55 of 60 questions were not measured in every region');
    expect(sut.warnings.find(({ code }) => code === 'region_mostly_unmeasured')?.text).toBe(
      'm: c has measurements of 5 of 60 questions only: it is compared on those, and the other regions on more',
    );
  });

  it("shows Cochran's Q over the questions measured in every region, which decides nothing", () => {
    const sut = firstModel(withThird(27, 27));
    expect(sut.omnibus).toMatchObject({ questions: 60, incomplete: 6, dropped: 0 });
    expect(sut.omnibus?.exchange?.test).toBe('cochran_q');
  });

  it('says which pairs could show nothing, not that there are no questions', () => {
    const sut = firstModel(
      job([
        profile(4, [YES, NO, ERROR]),
        profile(3, [NO, YES, ERROR]),
        profile(3, [NO, NO, NO]),
        profile(50, [NO, NO, ERROR]),
      ]),
    );
    expect(sut.conclusion).toBe('cannot_tell');
    expect(sut.sentence).toContain('only a difference of');
    expect(sut.sentence).toContain('with 60 questions like these');
    expect(sut.sentence).toMatch(/none at all between a and c \(3 questions\)/);
    expect(sut.sentence).not.toContain('measured in every region');
  });
});

const REGIONS = ['a', 'b', 'c'];
const NOTHING: CellCounts = { outcomes: { error: 1 }, cancelled: 0, quarantined: 0 };

describe('100 simulated jobs whose third region measured few questions', () => {
  it.each([
    { name: 'five of 80, asked once', repeats: 1, questions: 80, kept: 5 },
    { name: 'twenty of 80, asked once', repeats: 1, questions: 80, kept: 20 },
    { name: 'five of 50, asked three times', repeats: 3, questions: 50, kept: 5 },
  ])('claim no more than 5 % where nothing is planted ($name)', ({ kept, ...design }) => {
    const claims = Array.from({ length: JOBS }, (_, index) => {
      const drawn = simulatedJob({
        ...design,
        seed: 31 + 7919 * index,
        regions: REGIONS,
        models: ['m'],
        baseRate: 0.4,
        questionShare: 0,
        cellShare: 0,
      });
      const profiles = drawn.profiles.map((row, question) =>
        question < kept ? row : { ...row, cells: [...row.cells.slice(0, 2), NOTHING] },
      );
      return verdict({ ...drawn, profiles }).conclusion;
    }).filter((conclusion) => conclusion === 'differs');
    expect(claims.length).toBeLessThanOrEqual(MOST_FALSE_CLAIMS);
  });
});
