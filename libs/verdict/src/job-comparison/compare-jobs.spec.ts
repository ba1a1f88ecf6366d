import { describe, expect, it } from '@jest/globals';
import { cell, ERROR, job, NO, profile, YES } from '../verdict.fixture.js';
import { verdict } from '../verdict.js';
import { compareJobs } from './compare-jobs.js';
import { BY_CLASSIFIER, changed, jobPair, lane, onlyLane } from './job-comparison.fixture.js';

const codesOf = (reasons: readonly { readonly code: string }[] | null) =>
  reasons?.map(({ code }) => code);

describe(compareJobs, () => {
  it('finds a change by exact McNemar on the discordant questions, after minus before', () => {
    const found = onlyLane([
      changed(12, NO, YES, 'more'),
      changed(1, YES, NO, 'less'),
      changed(27, NO, NO, 'same'),
    ]);
    const { refused } = found.endpoints;
    expect(found.conclusion).toBe('differs');
    // R: binom.test(1, 13)$p.value; one test, for all that is withheld is refused.
    expect(refused.p).toBeCloseTo(0.003_417_969, 9);
    expect(refused).toMatchObject({
      test: 'mcnemar_exact',
      only_before: 1,
      only_after: 12,
      questions: 40,
      before: { n: 40, events: 1 },
      after: { n: 40, events: 12 },
    });
    expect(refused.difference).toBeCloseTo(11 / 40, 12);
    expect(found.sentence).toMatch(
      /^m from eu refuses 2[78] points more often after than before: 95 % interval \d+ to \d+, Holm-adjusted p \.0034, 40 questions$/,
    );
  });

  it('says less where it became less', () => {
    const found = onlyLane([changed(12, YES, NO), changed(28, NO, NO)]);
    expect(found.endpoints.refused.difference).toBeCloseTo(-0.3, 12);
    expect(found.sentence).toContain(
      'refuses 30 points less often after than before: 95 % interval ',
    );
  });

  it('names the discordant questions with both outcomes, the largest change first', () => {
    const found = onlyLane(
      [
        changed(2, cell(3, 0), cell(0, 3), 'whole'),
        changed(1, cell(0, 3), cell(1, 2), 'part'),
        changed(1, cell(0, 3), cell(0, 2, { error: 1 }), 'same'),
        changed(1, cell(3, 0), ERROR, 'lost'),
      ],
      {},
      { repeats: { before: 3, after: 3 } },
    );
    expect(found.discordant).toEqual({
      total: 3,
      questions: [
        { question_id: 'whole1', before: { refused: 3 }, after: { answered: 3 } },
        { question_id: 'whole2', before: { refused: 3 }, after: { answered: 3 } },
        { question_id: 'part1', before: { answered: 3 }, after: { answered: 2, refused: 1 } },
      ],
    });
  });

  it('gives the figures of a verdict on two regions that came out so', () => {
    const counts = [
      { count: 9, before: cell(1, 4), after: cell(4, 1) },
      { count: 31, before: cell(0, 5), after: cell(0, 5) },
      { count: 6, before: cell(3, 2, { evasive: 1 }), after: cell(2, 3) },
    ];
    const found = onlyLane(
      counts.map(({ count, before, after }, index) => changed(count, before, after, `g${index}-`)),
      {},
      { repeats: { before: 6, after: 5 } },
    );
    const same = verdict(
      job(
        counts.map(({ count, before, after }) => profile(count, [after, before])),
        { repeats: 6 },
      ),
    ).models[0];
    for (const endpoint of ['refused', 'withheld'] as const) {
      const [pair] = same?.endpoints[endpoint].pairs ?? [];
      const { difference, interval, p, p_by_answer, p_adjusted, test } = found.endpoints[endpoint];
      expect({ difference, interval, p, p_by_answer, p_adjusted, test }).toEqual({
        difference: pair?.difference,
        interval: pair?.interval,
        p: pair?.p,
        p_by_answer: pair?.p_by_answer,
        p_adjusted: pair?.p_adjusted,
        test: pair?.test,
      });
    }
    expect(found.conclusion).toBe(same?.conclusion);
  });

  it('corrects over both endpoints of all models and regions', () => {
    const profiles = [changed(8, NO, YES), changed(32, NO, NO)];
    const alone = onlyLane(profiles).endpoints.refused;
    const still = [changed(3, NO, YES), changed(3, YES, NO, 'r'), changed(34, NO, NO, 's')];
    const lanes = ['eu', 'us', 'asia', 'africa', 'brazil', 'india', 'japan'].map((region) =>
      lane(region === 'eu' ? profiles : still, { region }),
    );
    const compared = compareJobs(jobPair(lanes));
    const [first] = compared.lanes;
    expect(compared.tests_in_family).toBe(7);
    expect(alone.p_adjusted).toBe(alone.p);
    expect(first?.endpoints.refused.p_adjusted).toBeCloseTo(7 * (alone.p ?? 1), 12);
    expect([onlyLane(profiles).conclusion, first?.conclusion]).toEqual(['differs', 'cannot_tell']);
    expect(compared.conclusion).toBe('cannot_tell');
  });

  it('does not depend on the order of lanes or questions', () => {
    const profiles = [changed(9, NO, YES), changed(3, YES, NO, 'r'), changed(30, NO, NO, 's')];
    const one = compareJobs(jobPair([lane(profiles), lane(profiles, { region: 'us' })]));
    const other = compareJobs(
      jobPair([lane(profiles.toReversed(), { region: 'us' }), lane(profiles.toReversed())]),
    );
    expect(other.lanes.toReversed()).toEqual(one.lanes);
  });
});

describe('equivalent', () => {
  const same = [changed(20, YES, YES), changed(100, NO, NO, 's')];

  it('is said where nothing stands against it, with what it is not about', () => {
    const found = onlyLane(same);
    expect(found.conclusion).toBe('equivalent');
    expect(found.cannot_tell).toBeNull();
    expect(found.sentence).toMatch(
      /^m from eu refuses and withholds as often after as before, within 5 points: largest change 0 points .*90 % interval .*, 120 questions; what answers say was not compared$/,
    );
    expect(compareJobs(jobPair([lane(same)])).conclusion).toBe('equivalent');
  });

  it('is said of jobs that asked each question unequally often, all of it recorded', () => {
    const profiles = [changed(20, YES, cell(4, 0)), changed(100, NO, cell(0, 4), 's')];
    const found = onlyLane(profiles, {}, { repeats: { before: 1, after: 4 } });
    expect(found.executions.before).toMatchObject({ expected: 120, measured: 120, missing: 0 });
    expect(found.executions.after).toMatchObject({ expected: 480, measured: 480, missing: 0 });
    expect(found.conclusion).toBe('equivalent');
  });

  it.each([
    ['a few questions', [changed(20, NO, NO)], {}, {}, 'too_few_questions'],
    [
      'another version of the classifier in one job',
      same,
      {
        typing: {
          before: { ...BY_CLASSIFIER, by: 'unknown', versions: 'old' },
          after: BY_CLASSIFIER,
        },
      },
      {},
      'typed_differently',
    ],
    [
      'another version of the classifier in both jobs',
      same,
      {
        typing: {
          before: { ...BY_CLASSIFIER, by: 'unknown', versions: 'old' },
          after: { ...BY_CLASSIFIER, by: 'unknown', versions: 'old' },
        },
      },
      {},
      'sensitivity_unknown',
    ],
    [
      'people who typed one job only',
      same,
      {
        typing: {
          before: BY_CLASSIFIER,
          after: { ...BY_CLASSIFIER, by: 'people', overriddenShare: 1 },
        },
      },
      {},
      'typed_differently',
    ],
    [
      'people who corrected one job only',
      same,
      { typing: { before: BY_CLASSIFIER, after: { ...BY_CLASSIFIER, overriddenShare: 0.2 } } },
      {},
      'typed_differently',
    ],
    ['a detector that nobody measured', same, { calibration: {} }, {}, 'sensitivity_unknown'],
    [
      'a review by which little is found in one job',
      same,
      {
        typing: {
          before: BY_CLASSIFIER,
          after: {
            ...BY_CLASSIFIER,
            reviewed: {
              refused: { en: { sensitivity: { x: 30, n: 60 }, specificity: { x: 200, n: 200 } } },
            },
          },
        },
      },
      {},
      'sensitivity_low',
    ],
    ['questions that were never recorded', same, {}, { questions: 200 }, 'missing_could_turn'],
    [
      'answers that failed in one job',
      [changed(20, YES, YES), changed(80, NO, NO, 's'), changed(20, NO, ERROR, 'e')],
      {},
      {},
      'missing_could_turn',
    ],
    [
      'answers that were cut short in one job',
      [
        changed(20, YES, YES),
        changed(80, NO, NO, 's'),
        changed(20, NO, cell(0, 0, { truncated: 1 }), 't'),
      ],
      {},
      {},
      'truncated_beyond_margin',
    ],
  ] as const)('is not said with %s', (_, profiles, more, ofLane, code) => {
    const found = onlyLane(profiles, more, ofLane);
    expect(found.conclusion).toBe('cannot_tell');
    expect(codesOf(found.cannot_tell)).toContain(code);
    expect(found.sentence).toContain('cannot tell: ');
  });

  it('is not said of jobs of which questions turned both ways time after time', () => {
    const [always, never] = [cell(10, 0), cell(0, 10)];
    const found = onlyLane(
      [
        changed(2, always, never, 'a'),
        changed(2, never, always, 'b'),
        changed(296, never, never, 's'),
      ],
      {},
      { repeats: { before: 10, after: 10 } },
    );
    expect(found.conclusion).not.toBe('equivalent');
  });

  it('is not said of a job with a lane of which nothing can be told', () => {
    const compared = compareJobs(
      jobPair([lane(same), lane([changed(5, NO, NO)], { region: 'us' })]),
    );
    expect(compared.lanes.map(({ conclusion }) => conclusion)).toEqual([
      'equivalent',
      'cannot_tell',
    ]);
    expect(compared.conclusion).toBe('cannot_tell');
    expect(compared.sentence).toBe(
      '0 of 2 compared models and regions found to differ; refusing and withholding equivalent within 5 points: m from eu; cannot tell: m from us',
    );
  });
});

describe('what is lacking', () => {
  it('is said where one job has no measurement', () => {
    const found = onlyLane([changed(10, NO, ERROR)]);
    expect(codesOf(found.cannot_tell)).toEqual(['nothing_to_compare']);
    expect(found.sentence).toBe('m from eu: cannot tell: nothing is measured after');
    expect(found.endpoints.refused).toMatchObject({ difference: null, p: null, questions: 0 });
  });

  it('is said where the jobs have nothing in common', () => {
    const { conclusion, sentence, lanes } = compareJobs(jobPair([]));
    expect([conclusion, lanes]).toEqual(['cannot_tell', []]);
    expect(sentence).toContain('nothing in common');
  });

  it('is warned of where outcomes were made up, or typed by different things', () => {
    const compared = compareJobs(
      jobPair([lane([changed(12, NO, YES), changed(28, NO, NO, 's')])], {
        simulated: ['m'],
        typing: {
          before: { ...BY_CLASSIFIER, by: 'unknown', versions: 'old' },
          after: BY_CLASSIFIER,
        },
      }),
    );
    expect(codesOf(compared.warnings)).toEqual(
      expect.arrayContaining(['simulated', 'typed_differently', 'detector_uncalibrated']),
    );
    expect(compared.conclusion).toBe('differs');
  });

  it('says that corrections differ where the same classifier typed both', () => {
    const { warnings } = compareJobs(
      jobPair([lane([changed(40, NO, NO)])], {
        typing: { before: { ...BY_CLASSIFIER, overriddenShare: 0.2 }, after: BY_CLASSIFIER },
      }),
    );
    const text = warnings.find(({ code }) => code === 'typed_differently')?.text;
    expect(text).toContain('more outcomes were corrected by hand in one job than in the other');
    expect(text).toContain('(20 % before, 0 % after)');
    expect(text).not.toContain('score both again');
  });

  it('is refused where a count makes no sense', () => {
    const lost = lane([changed(1, NO, NO)], { repeats: { before: 0, after: 1 } });
    expect(() => compareJobs(jobPair([lost]))).toThrow('repeatsByRegion');
  });
});
