import { describe, expect, it } from '@jest/globals';
import { cell, discordant, ERROR, firstModel, job, NO, profile, YES } from './verdict.fixture.js';
import { verdict } from './verdict.js';

/** Eight questions, asked five times each from two regions. */
const EIGHT_BY_FIVE = [
  [5, 2],
  [4, 2],
  [5, 1],
  [0, 0],
  [3, 2],
  [1, 2],
  [2, 0],
  [5, 0],
].map(([a = 0, b = 0]) => profile(1, [cell(a, 5 - a), cell(b, 5 - b)]));

/** Eight questions, asked once from three regions. */
const EIGHT_BY_THREE = [
  [1, 1, 0],
  [1, 0, 0],
  [1, 1, 0],
  [1, 0, 0],
  [1, 1, 1],
  [0, 0, 0],
  [1, 0, 0],
  [0, 0, 0],
].map((row) =>
  profile(
    1,
    row.map((value) => (value === 1 ? YES : NO)),
  ),
);

describe('two regions, one repeat', () => {
  it('says what is needed when five questions differ', () => {
    const sut = firstModel(job(discordant(5, 0, 40)));
    expect(sut.conclusion).toBe('cannot_tell');
    expect(sut.sentence).toBe(
      'm: cannot tell: 5 discordant questions, at least 6 needed (refusals: 13 points more from a than from b seen, 95 % interval 0.1 to 24, 40 questions)',
    );
    expect(sut.pairs[0]).toMatchObject({ p: 0.0625, mid_p: 0.03125, p_adjusted: 0.0625 });
    expect(sut.cannot_tell).toMatchObject({ informative: 5, needed: 6, alpha_step: 0.05 });
    expect(sut.omnibus).toBeNull();
  });

  it('tells with six, by exact McNemar', () => {
    const sut = firstModel(job(discordant(6, 0, 40)));
    expect(sut.conclusion).toBe('differs');
    expect(sut.pairs[0]).toMatchObject({
      test: 'mcnemar_exact',
      only_a: 6,
      only_b: 0,
      difference: 0.15,
      p: 0.03125,
      p_adjusted: 0.03125,
    });
    expect(sut.sentence).toBe(
      'm refuses 15 points more often from a than from b: 95 % interval 2 to 27, Holm-adjusted p .031, 40 questions',
    );
  });

  it('gives the interval of Bonett and Price, a minus b', () => {
    const [pair] = firstModel(job(discordant(6, 1, 8))).pairs;
    expect(pair?.difference).toBe(0.625);
    expect(pair?.interval?.[0]).toBeCloseTo(0.0003052698445598634, 12);
    expect(pair?.interval?.[1]).toBeCloseTo(0.99969473015544, 12);
  });

  it('takes Holm over the models into account, in p and in what is needed', () => {
    const sut = verdict(
      job([
        ...discordant(6, 0, 40, 'one'),
        ...discordant(0, 6, 40, 'two'),
        ...discordant(0, 0, 40, 'three'),
      ]),
    );
    expect(sut.tests_in_family).toBe(3);
    expect(sut.models.map(({ p_adjusted: p }) => p)).toEqual([0.09375, 0.09375, 1]);
    expect(sut.models[0]?.sentence).toContain(
      'cannot tell: 6 discordant questions, at least 7 needed after Holm over models and endpoints',
    );
  });

  it('asks less of what is left once Holm has rejected a model', () => {
    const sut = verdict(job([...discordant(10, 0, 40, 'one'), ...discordant(0, 6, 40, 'two')]));
    expect(sut.models.map(({ conclusion }) => conclusion)).toEqual(['differs', 'differs']);
    expect(sut.models.map(({ p_adjusted: p }) => p)).toEqual([2 * 2 ** -9, 2 ** -5]);
  });

  it('gives rates by region with Wilson intervals', () => {
    const [a] = firstModel(job(discordant(5, 0, 8))).regions;
    expect(a).toMatchObject({
      region: 'a',
      n: 8,
      refused: 5,
      rate: 0.625,
      interval_clustered: null,
    });
    expect(a?.interval?.[0]).toBeCloseTo(0.30574239460262737, 12);
    expect(a?.interval?.[1]).toBeCloseTo(0.8631557141764026, 12);
  });

  it('names the reason in words', () => {
    expect(firstModel(job(discordant(6, 0, 40))).reason).toMatch(/Two regions: exact McNemar/);
  });
});

describe('equivalence', () => {
  it('takes an equivalence test: many questions, next to no difference', () => {
    const sut = firstModel(job(discordant(4, 5, 400)));
    expect(sut.conclusion).toBe('equivalent');
    expect(sut.sentence).toMatch(
      /^m refuses and withholds equally often from a and b, within 5 points: largest difference 0.3 points \(refusals, corrected for what the classifier misses\), 90 % interval -1 to 2, 400 questions; what answers say was not compared$/,
    );
  });

  it('is not claimed for a few questions without any difference', () => {
    const sut = firstModel(job(discordant(0, 0, 40)));
    expect(sut.conclusion).toBe('cannot_tell');
    expect(sut.sentence).toContain('cannot tell: 0 discordant questions, at least 6 needed');
  });

  it('is not claimed for a few repeated questions without any difference, either', () => {
    const sut = firstModel(job([profile(20, [cell(2, 3), cell(2, 3)])]));
    expect(sut.conclusion).toBe('cannot_tell');
    expect(sut.pairs[0]?.tost?.equivalent).toBe(false);
  });

  it('gives a certain difference digits enough not to read as none', () => {
    const sut = firstModel(job(discordant(8, 0, 20_000)));
    expect(sut.sentence).toBe(
      'm refuses 0.04 points more often from a than from b: 95 % interval 0.009 to 0.1, Holm-adjusted p .0078, 20000 questions; certain, but within the 5 points that count as none',
    );
  });

  it('says when a certain difference is within the margin', () => {
    const sut = firstModel(job(discordant(60, 20, 2000)));
    expect(sut.conclusion).toBe('differs');
    expect(sut.sentence).toContain('certain, but within the 5 points that count as none');
  });
});

describe('what is no refusal', () => {
  const BLOCKED = cell(0, 0, { blocked_output: 1 });
  const blockedThere = { ...job([profile(100, [NO, BLOCKED])]), regions: ['us', 'eu'] };

  it('is withheld, and the sentence says how', () => {
    const sut = verdict(blockedThere);
    expect(sut.models[0]?.sentence).toBe(
      'm withholds 100 points more often from eu than from us: 95 % interval 94 to 100, Holm-adjusted p < .001, 100 questions; it is blocked 100 points more often from eu than from us',
    );
    expect(sut.sentence).toBe(
      '1 of 1 model differs by region: m (withholds 100 points more often from eu than from us)',
    );
    expect(sut.models[0]?.endpoints.refused.conclusion).toBe('cannot_tell');
    expect(sut.warnings.map(({ code, text }) => [code, text])).toEqual([
      [
        'other_endpoint_differs',
        'm: it is blocked 100 points more often from eu than from us (p < .001, Holm-adjusted over such remarks on all models)',
      ],
    ]);
  });

  it('is concluded on whichever endpoint leads', () => {
    for (const endpoint of ['refused', 'withheld', 'blocked'] as const) {
      const sut = verdict({ ...blockedThere, options: { endpoint } });
      expect(sut.models[0]?.sentence).toMatch(/^m withholds 100 points more often from eu/);
      expect(sut.models[0]?.pairs[0]?.difference).toBe(endpoint === 'refused' ? 0 : -1);
    }
  });

  it('is not told where nothing else differs, or where it is what the verdict says already', () => {
    expect(firstModel(job(discordant(4, 5, 400))).warnings).toEqual([]);
    expect(firstModel(job(discordant(10, 0, 40))).warnings).toEqual([]);
  });
});

describe('two endpoints', () => {
  const EVASIVE = cell(0, 0, { evasive: 1 });

  it('are one family, with the models', () => {
    const rows = [profile(6, [EVASIVE, NO]), profile(1, [YES, NO]), profile(33, [NO, NO])];
    const sut = verdict(job([...rows, ...discordant(0, 0, 40, 'other')]));
    // Two of m, and one of the other model: all that it withholds it refuses, so that both endpoints are one test.
    expect(sut.tests_in_family).toBe(3);
    expect(sut.models[0]?.endpoints.withheld).toMatchObject({
      conclusion: 'differs',
      p: 2 ** -6,
      p_adjusted: 3 * 2 ** -6,
    });
    expect(sut.models[0]?.endpoints.refused).toMatchObject({ conclusion: 'cannot_tell', p: 1 });
    expect(sut.models[0]?.sentence).toMatch(/^m withholds 18 points more often from a than from b/);
  });

  it('are both named where both differ, the one that leads first', () => {
    const rows = [profile(20, [YES, NO]), profile(15, [EVASIVE, NO]), profile(65, [NO, NO])];
    expect(firstModel(job(rows)).sentence).toMatch(
      /^m refuses 20 points more .*; it also withholds 35 points more often from a than from b$/,
    );
    expect(firstModel(job(rows), { endpoint: 'withheld' }).sentence).toMatch(
      /^m withholds 35 points more .*; it also refuses 20 points more often from a than from b$/,
    );
  });

  it('do not let more refusals read as more that is withheld', () => {
    const rows = [profile(20, [YES, EVASIVE]), profile(80, [NO, NO])];
    expect(firstModel(job(rows)).sentence).toMatch(
      /^m refuses 20 points more often from a than from b: .*; in all that it withholds no difference is shown \(0 points more from a, interval -3 to 3\)$/,
    );
  });
});

describe('three regions, one repeat', () => {
  const sut = firstModel(job(EIGHT_BY_THREE));

  it("decides by the smallest p of a pair, and shows Cochran's Q, counted out, beside it", () => {
    expect(sut.omnibus).toMatchObject({
      test: 'min_p',
      informative: 5,
      exchange: { test: 'cochran_q', df: 2, method: 'exact' },
    });
    expect(sut.omnibus?.exchange?.statistic).toBeCloseTo(7.6, 12);
    expect(sut.omnibus?.exchange?.p).toBeCloseTo(2 / 81, 12);
    expect(sut.conclusion).toBe('cannot_tell');
  });

  it('adjusts pairs only for those that could show as much', () => {
    // a against c: five one way, p 1/16, which neither of the other pairs could reach.
    expect(sut.pairs.map(({ a, b, p }) => [a, b, p])).toEqual([
      ['a', 'b', 0.25],
      ['a', 'c', 0.0625],
      ['b', 'c', 0.5],
    ]);
    expect(sut.pairs.map(({ p_adjusted: p }) => p)).toEqual([0.25, 0.0625, 0.5]);
  });

  it('gives no pair a smaller p than all regions together', () => {
    const rows = [profile(8, [YES, NO, NO]), profile(2, [NO, YES, NO]), profile(4, [NO, NO, NO])];
    const gated = firstModel(job(rows));
    for (const pair of gated.pairs) {
      expect(pair.p_adjusted).toBeGreaterThanOrEqual(gated.omnibus?.p_adjusted ?? 1);
    }
    expect(gated.sentence).toMatch(
      /^m refuses \d+ points more often from a than from c: .*; 1 of 3 pairs of regions differs$/,
    );
  });

  it('says how many questions must tell the regions apart', () => {
    const few = firstModel(job([profile(3, [YES, NO, NO]), profile(20, [NO, NO, NO])]));
    expect(few.sentence).toContain(
      'cannot tell: 3 questions that tell the regions apart, at least 6 needed',
    );
  });
});

describe('repeats', () => {
  it('counts questions, by sign flips, for a claim about questions like these', () => {
    const [pair] = firstModel(job(EIGHT_BY_FIVE)).pairs;
    expect(pair).toMatchObject({
      test: 'sign_flip',
      method: 'exact',
      only_a: 6,
      only_b: 1,
      mid_p: null,
    });
    expect(pair?.p).toBeCloseTo(3 / 64, 12);
    expect(pair?.difference).toBeCloseTo(0.4, 12);
    // t = 2.828..., df 7: 0.4 +- 2.3646 x 0.4/2.8284
    expect(pair?.interval?.[0]).toBeCloseTo(
      0.4 - 2.3646242515927853 * (0.4 / 2.8284271247461903),
      6,
    );
  });

  it('counts answers, by exact CMH, for a claim about these questions', () => {
    const [pair] = firstModel(job(EIGHT_BY_FIVE), { claim: 'these_questions' }).pairs;
    expect(pair).toMatchObject({ test: 'cmh_exact', interval_method: 'greenland_robins' });
    expect(pair?.p).toBeCloseTo(0.00020733473965360122, 12);
    expect(pair?.difference).toBeCloseTo(0.4, 12);
    expect(pair?.interval?.[0]).toBeCloseTo(0.4 - 1.959963984540054 * 0.07745966692414834, 9);
    expect(pair?.odds_ratio).toBeCloseTo(6.7142857142857135, 9);
  });

  it('gives the flip rate: the share of cells with both outcomes', () => {
    const sut = firstModel(job(EIGHT_BY_FIVE));
    expect(sut.flip_rate).toBe(9 / 16);
    expect(sut.regions.map(({ flip_rate: rate }) => rate)).toEqual([4 / 8, 5 / 8]);
  });

  it("widens a region's interval where repeats are one answer said again", () => {
    const [a] = firstModel(
      job([profile(4, [cell(10, 0), cell(10, 0)]), profile(4, [cell(0, 10), cell(0, 10)])]),
    ).regions;
    expect(a?.n).toBe(80);
    expect(a?.effective_n).toBe(8);
    const width = ([low, high]: readonly [number, number] = [0, 0]): number => high - low;
    expect(width(a?.interval_clustered ?? undefined)).toBeGreaterThan(
      2 * width(a?.interval ?? undefined),
    );
  });

  it('does not find three regions different because repeats of four questions agree with themselves', () => {
    const rows = [
      profile(1, [cell(10, 0), cell(0, 10), cell(0, 10)]),
      profile(1, [cell(10, 0), cell(0, 10), cell(10, 0)]),
      profile(1, [cell(0, 10), cell(0, 10), cell(10, 0)]),
      profile(1, [cell(10, 0), cell(0, 10), cell(0, 10)]),
    ];
    const sut = firstModel(job(rows));
    expect(sut.omnibus?.exchange?.p).toBeLessThan(1e-6);
    expect(sut.omnibus?.p).toBeGreaterThan(0.05);
    expect(sut.conclusion).toBe('cannot_tell');
    expect(sut.warnings.map(({ code }) => code)).toContain('repeats_not_independent');
    expect(firstModel(job(rows), { claim: 'these_questions' }).conclusion).toBe('differs');
  });

  it('says of a single question that it is too few', () => {
    const sut = firstModel(job([profile(1, [cell(5, 0), cell(0, 5)])]), {
      claim: 'these_questions',
      alpha: 0.001,
    });
    expect(sut.sentence).toContain('1 question is too few for any difference to show reliably');
  });

  it('takes a model that is asked once as asked once, whatever the other models are', () => {
    const once = discordant(7, 0, 20, 'once');
    const five = [profile(20, [cell(2, 3), cell(2, 3)], { modelId: 'five' })];
    const models = [
      { id: 'once', repeats: 1 },
      { id: 'five', repeats: 5 },
    ];
    const sut = verdict(job([...once, ...five], { models, repeats: 5 }));
    expect(sut.repeats).toBe(5);
    expect(sut.models.map(({ pairs }) => pairs[0]?.test)).toEqual(['mcnemar_exact', 'sign_flip']);
    expect(sut.models[0]?.regions.map(({ pending }) => pending)).toEqual([0, 0]);
    expect(sut.models[0]?.pairs[0]?.worst_case).toEqual([0.35, 0.35]);
    expect(sut.warnings.map(({ code }) => code)).toEqual(['regions_alike']);
  });

  it('takes the larger p of rates flipped and answers exchanged where regions were not asked equally often', () => {
    // Eight questions with a refusal among five answers of b, and none in the one answer of a: what chance gives in (5/6)^8 = .23 of jobs.
    const rare = [profile(8, [NO, cell(1, 4)]), profile(12, [NO, cell(0, 5)])];
    const sut = firstModel(job(rare));
    expect(sut.pairs[0]).toMatchObject({ test: 'sign_flip', p: 2 / 2 ** 8, method: 'exact' });
    // No likelier than 0 of 8 in a, each with a chance of 1/6: 0 has (5/6)^8 and is beaten by 1 and 2 only.
    const chance = (k: number, ways: number): number => (ways * 5 ** (8 - k)) / 6 ** 8;
    const byAnswer = 1 - chance(1, 8) - chance(2, 28);
    expect(sut.pairs[0]?.p_by_answer).toBeCloseTo(byAnswer, 12);
    expect(sut.pairs[0]?.method_by_answer).toBe('exact');
    expect(sut.p).toBe(sut.pairs[0]?.p_by_answer);
    expect(sut.conclusion).toBe('cannot_tell');
    expect(sut.warnings.map(({ code }) => code)).toEqual(['repeats_uneven']);
    expect(sut.reason).toContain('the larger p counts');
  });

  it('flips rates only where regions were asked equally often', () => {
    const sut = firstModel(job([profile(20, [cell(2, 3), cell(2, 3)])]));
    expect(sut.pairs[0]).toMatchObject({ p_by_answer: null, method_by_answer: null });
    expect(sut.reason).not.toContain('the larger p counts');
  });

  it('claims no direction on which the two tests disagree', () => {
    // By question a refuses more (12 of 20, by a little); by answer b does, in questions asked often.
    const rows = [profile(30, [cell(1, 0), cell(2, 1)]), profile(6, [cell(0, 30), cell(9, 21)])];
    const [pair] = firstModel(job(rows)).pairs;
    expect(pair?.difference).toBeGreaterThan(0);
    expect(pair?.p_by_answer).toBe(1);
  });

  it('remarks that an effect depends on the question', () => {
    const rows = [profile(10, [cell(9, 1), cell(1, 9)]), profile(2, [cell(1, 9), cell(9, 1)])];
    const sut = firstModel(job(rows));
    expect(sut.conclusion).toBe('differs');
    expect(sut.homogeneity[0]?.remark).toMatch(
      /the effect depends on the question \(more often in the first region for 10, in the second for 2\)/,
    );
    expect(sut.warnings.map(({ code }) => code)).toContain('effect_depends_on_question');
  });
});

describe('data that are not all there', () => {
  it('says so when nothing is measured', () => {
    const sut = verdict({
      regions: ['a', 'b'],
      models: [{ id: 'm' }],
      repeats: 1,
      profiles: [],
      questions: 8,
    });
    expect(sut.sentence).toBe('0 of 1 model found to differ by region; cannot tell: m');
    expect(sut.models[0]?.sentence).toBe('m: cannot tell: nothing is measured yet');
    expect(sut.models[0]?.regions[0]).toMatchObject({
      n: 0,
      rate: null,
      interval: null,
      pending: 8,
    });
    expect(sut.tests_in_family).toBe(0);
  });

  it('says so when one region has nothing', () => {
    const sut = firstModel(job([profile(8, [YES, ERROR])]));
    expect(sut.sentence).toBe(
      'm: cannot tell: only a has measurements, b has none: two regions are needed',
    );
    expect(sut.pairs).toEqual([]);
  });

  it('speaks of other regions only where there are two to compare', () => {
    const nothing = cell(0, 0);
    const one = firstModel(job([profile(8, [YES, nothing, nothing])]));
    expect(one.sentence).toContain('only a has measurements, b and c have none');
    expect(one.warnings.map(({ code }) => code)).not.toContain('region_without_data');
    const none = firstModel({ ...job([profile(8, [nothing, nothing])]), interim: true });
    expect(none.warnings).toEqual([]);
  });

  it('compares the regions that have something, and says which do not', () => {
    const sut = firstModel(job([profile(8, [YES, NO, ERROR])]));
    expect(sut.pairs).toHaveLength(1);
    expect(sut.conclusion).toBe('differs');
    expect(sut.warnings.map(({ code }) => code)).toContain('region_without_data');
  });

  it('says so when no question was measured in both regions', () => {
    const sut = firstModel(job([profile(8, [YES, ERROR]), profile(8, [ERROR, NO])]));
    expect(sut.sentence).toBe('m: cannot tell: no question was measured in both a and b');
    expect(sut.pairs[0]).toMatchObject({ difference: null, p: null, questions: 0, dropped: 16 });
  });

  it('uses only questions measured in both regions, and counts the others', () => {
    const sut = firstModel(job([...discordant(6, 0, 20), profile(5, [YES, ERROR])]));
    expect(sut.pairs[0]).toMatchObject({ questions: 20, dropped: 5, only_a: 6 });
    expect(sut.warnings.map(({ code }) => code)).toContain('questions_dropped');
    expect(sut.regions[0]?.n).toBe(25);
  });

  it('leaves quarantined executions out, and counts them', () => {
    const held = { outcomes: {}, cancelled: 0, quarantined: 1 };
    const sut = firstModel(job([...discordant(6, 0, 20), profile(3, [YES, held])]));
    expect(sut.regions[1]).toMatchObject({ n: 20, quarantined: 3, missing: 0 });
    expect(sut.pairs[0]?.questions).toBe(20);
    expect(sut.warnings.find(({ code }) => code === 'quarantined')?.text).toMatch(
      /3 executions from b/,
    );
  });

  it('bounds the difference by the worst case, and warns when that turns the conclusion', () => {
    const sut = firstModel(job([...discordant(8, 0, 40), profile(10, [NO, ERROR])]));
    // a: 8 of 50; b: 0 of 40, 10 unknown.
    expect(sut.pairs[0]?.worst_case?.[0]).toBeCloseTo(8 / 50 - 10 / 50, 12);
    expect(sut.pairs[0]?.worst_case?.[1]).toBeCloseTo(8 / 50, 12);
    expect(sut.conclusion).toBe('differs');
    expect(sut.warnings.map(({ code }) => code)).toContain('worst_case_could_flip');
  });

  it('tests whether missing is as frequent everywhere', () => {
    const sut = firstModel(job([profile(30, [NO, NO]), profile(10, [NO, ERROR])]));
    expect(sut.missingness.test).toBe('fisher');
    expect(sut.missingness.p).toBeLessThan(0.01);
    expect(sut.warnings.map(({ code }) => code)).toContain('missing_unevenly');
    expect(firstModel(job(EIGHT_BY_THREE)).missingness).toMatchObject({ p: null, test: null });
  });

  it('warns that what a cost limit kept it from asking is not missing at random', () => {
    const profiles = [profile(30, [NO, NO]), profile(10, [ERROR, ERROR])];
    const notAsked = ['a', 'b'].map((region) => ({ modelId: 'm', region, executions: 9 }));
    const sut = firstModel(job(profiles, { notAsked }));
    expect(sut.missingness.regions[0]).toMatchObject({ missing: 10, not_asked: 9, measured: 30 });
    expect(sut.warnings.find(({ code }) => code === 'not_asked')?.text).toMatch(
      /18 of 80 executions were not asked, because the job had reached its cost limit: .* not at random/,
    );
    const other = [{ modelId: 'n', region: 'a', executions: 9 }];
    const codes = firstModel(job(profiles, { notAsked: other })).warnings.map(({ code }) => code);
    expect(codes).not.toContain('not_asked');
  });

  it('counts cancelled as missing and what is not recorded as pending', () => {
    const sut = firstModel(
      job([profile(2, [cell(1, 1), cell(0, 1, { cancelled: 1 })])], { repeats: 3, questions: 4 }),
    );
    expect(sut.regions.map(({ missing, pending }) => [missing, pending])).toEqual([
      [0, 2 + 6],
      [2, 2 + 6],
    ]);
  });

  it('marks every sentence of a running job', () => {
    const sut = verdict(job(discordant(6, 0, 40), { interim: true }));
    expect(sut.interim).toBe(true);
    expect(sut.sentence).toMatch(/^Interim: 1 of 1 model differs/);
    expect(sut.models[0]?.sentence).toMatch(/^Interim: m refuses 15 points/);
  });
});

describe('a cancelled job', () => {
  const CANCELLED = cell(0, 0, { cancelled: 1 });
  const stopped = job([...discordant(10, 0, 40), profile(60, [CANCELLED, CANCELLED])], {
    stopped: true,
  });

  it('says on how many of its questions a claim rests', () => {
    const sut = verdict(stopped);
    expect(sut.conclusion).toBe('differs');
    expect(sut.models[0]?.sentence).toMatch(
      /40 questions; the job was stopped early, after 40 of 100 questions$/,
    );
    expect(sut.warnings.map(({ code }) => code)).toContain('stopped_early');
    expect(firstModel({ ...stopped, stopped: false }).sentence).not.toContain('stopped');
  });

  it('claims nothing, and says nothing of it, where it cannot tell', () => {
    const few = job([profile(3, [YES, NO]), profile(9, [CANCELLED, CANCELLED])], { stopped: true });
    expect(firstModel(few).sentence).not.toContain('stopped early');
  });

  it('is not tested for what is missing while its cells are being closed', () => {
    const closing = job([profile(30, [NO, CANCELLED]), profile(30, [NO, cell(0, 0)])], {
      repeats: 1,
    });
    expect(firstModel(closing).missingness.p).toBeLessThan(0.001);
    const interim = firstModel({ ...closing, interim: true });
    expect(interim.missingness).toMatchObject({ p: null, test: null });
    expect(interim.warnings.map(({ code }) => code)).not.toContain('missing_unevenly');
  });
});

describe("Simpson's paradox", () => {
  it('is not fooled by regions that miss different questions', () => {
    // On each question asked in both, a refuses more; a missed those that everybody refuses, b those that nobody does.
    const rows = [...discordant(8, 0, 20), profile(40, [ERROR, YES]), profile(40, [NO, ERROR])];
    const sut = firstModel(job(rows));
    expect(sut.regions[0]?.rate).toBeLessThan(sut.regions[1]?.rate ?? 0);
    expect(sut.pairs[0]?.difference).toBe(0.4);
    expect(sut.sentence).toMatch(/^m refuses 40 points more often from a than from b/);
    const warning = sut.warnings.find(({ code }) => code === 'pooled_rates_disagree');
    expect(warning?.text).toMatch(
      /all executions together show \d+ points more from b, the questions measured in both regions 40 points more from a/,
    );
  });

  it('is not fooled by models that are asked in different regions', () => {
    const sut = verdict({
      regions: ['a', 'b', 'c'],
      models: [
        { id: 'strict', regions: ['a', 'b'] },
        { id: 'open', regions: ['b', 'c'] },
      ],
      repeats: 1,
      profiles: [
        profile(20, [YES, YES, { outcomes: {}, cancelled: 0, quarantined: 0 }], {
          modelId: 'strict',
        }),
        profile(20, [{ outcomes: {}, cancelled: 0, quarantined: 0 }, NO, NO], { modelId: 'open' }),
      ],
    });
    expect(sut.conclusion).toBe('cannot_tell');
    expect(sut.models.map(({ regions }) => regions.map(({ region }) => region))).toEqual([
      ['a', 'b'],
      ['b', 'c'],
    ]);
    expect(sut.models.flatMap(({ pairs }) => pairs.map(({ difference }) => difference))).toEqual([
      0, 0,
    ]);
  });

  it('weighs a question once, however many of its repeats are there', () => {
    // All answers together: a 20 of 30, b 11 of 30. Question by question a refuses less.
    const rows = [profile(2, [cell(9, 1), cell(1, 0)]), profile(10, [cell(0, 1), cell(2, 8)])];
    const [pair] = firstModel(job(rows)).pairs;
    expect(pair?.difference).toBeCloseTo((2 * (0.9 - 1) + 10 * (0 - 0.2)) / 12, 12);
  });
});

describe('controls', () => {
  const kinds = [
    profile(10, [YES, NO], { kind: 'sensitive' }),
    profile(10, [NO, NO], { kind: 'sensitive' }),
    profile(15, [NO, NO], { kind: 'neutral' }),
    profile(5, [NO, NO], { kind: 'control' }),
  ];

  it('gives rates by kind and the difference in differences', () => {
    const { controls } = firstModel(job(kinds));
    expect(controls.questions).toEqual({ sensitive: 20, neutral: 15, control: 5, unknown: 0 });
    expect(controls.regions[0]).toMatchObject({
      sensitive: { n: 20, rate: 0.5 },
      control: { n: 20, rate: 0 },
    });
    expect(controls.pairs[0]).toMatchObject({
      sensitive: 0.5,
      control: 0,
      difference: 0.5,
      control_p: 1,
    });
    expect(controls.pairs[0]?.interval[0]).toBeGreaterThan(0);
    expect(controls.reason).toBeNull();
  });

  it('warns when the controls differ as well', () => {
    const sut = firstModel(
      job([
        profile(10, [YES, NO], { kind: 'sensitive' }),
        profile(10, [YES, NO], { kind: 'control' }),
      ]),
    );
    expect(sut.warnings.map(({ code }) => code)).toContain('controls_differ');
    expect(sut.controls.pairs[0]?.difference).toBe(0);
  });

  it('says why there is nothing to compare', () => {
    expect(firstModel(job(discordant(6, 0, 20))).controls.reason).toMatch(/no neutral or control/);
  });
});

describe('the A/A arm', () => {
  const twins = [{ region: 'c', twinOf: 'a' }];

  it('takes no part in the comparison, and gives the noise floor', () => {
    const sut = firstModel(
      job([profile(10, [YES, NO, YES]), profile(1, [NO, NO, YES]), profile(29, [NO, NO, NO])], {
        twins,
      }),
    );
    expect(sut.omnibus).toBeNull();
    expect(sut.pairs.map(({ a, b }) => [a, b])).toEqual([['a', 'b']]);
    expect(sut.conclusion).toBe('differs');
    expect(sut.noise_floor).toBe(1 / 40);
    expect(sut.aa[0]).toMatchObject({
      a: 'a',
      b: 'c',
      twin_of: 'a',
      p: 1,
      p_adjusted: null,
      remarkable: false,
    });
    expect(sut.regions[2]).toMatchObject({ region: 'c', twin_of: 'a', n: 40 });
    expect(sut.warnings).toEqual([]);
  });

  it('warns when it differs by as much as the regions', () => {
    const sut = firstModel(job([profile(10, [YES, NO, NO]), profile(30, [NO, NO, NO])], { twins }));
    expect(sut.warnings.map(({ code }) => code)).toContain('aa_differs');
    expect(sut.aa[0]?.remarkable).toBe(true);
  });

  it('says nothing of how evenly the regions miss executions', () => {
    const lost = profile(10, [YES, YES, ERROR]);
    const sut = firstModel(job([lost, profile(30, [NO, NO, NO])], { twins }));
    expect(sut.missingness).toMatchObject({ p: null, test: null });
    expect(sut.missingness.regions[2]).toMatchObject({ region: 'c', missing: 10 });
    expect(sut.warnings.map(({ code }) => code)).not.toContain('missing_unevenly');
    const asRegion = firstModel(job([lost, profile(30, [NO, NO, NO])]));
    expect(asRegion.missingness.p).toBeLessThan(0.01);
  });

  it('is not taken for a region without data when it has none', () => {
    const sut = firstModel(job([profile(10, [YES, NO, ERROR])], { twins }));
    expect(sut.conclusion).toBe('differs');
    const codes = sut.warnings.map(({ code }) => code);
    expect(codes).toContain('twin_without_data');
    expect(codes).not.toContain('region_without_data');
  });

  it('is a region like any other when its original is not in the job', () => {
    const sut = verdict(
      job(discordant(6, 0, 20), { twins: [{ region: 'b', twinOf: 'elsewhere' }] }),
    );
    expect(sut.models[0]?.conclusion).toBe('differs');
    expect(sut.warnings.map(({ code }) => code)).toEqual(['twin_without_original']);
  });
});

describe('what no conclusion is about', () => {
  const CUT = cell(0, 0, { truncated: 1 });

  it('is tested as well, and told where it differs', () => {
    const sut = firstModel(job([profile(20, [CUT, NO]), profile(20, [NO, NO])]));
    expect(sut.secondary.map(({ endpoint, pairs }) => [endpoint, pairs[0]?.p_adjusted])).toEqual([
      ['blocked', 1],
      ['truncated', 2 ** -19],
    ]);
    expect(sut.conclusion).toBe('cannot_tell');
    expect(sut.sentence).toContain('; it is cut short 50 points more often from a than from b');
    expect(sut.warnings.map(({ code }) => code)).toContain('other_endpoint_differs');
  });

  it('is corrected over the remarks on all models', () => {
    const rows = ['one', 'two'].flatMap((modelId) => [
      profile(6, [CUT, NO], { modelId }),
      profile(34, [NO, NO], { modelId }),
    ]);
    const sut = verdict(job(rows));
    expect(sut.models.map(({ secondary }) => secondary[1]?.pairs[0])).toMatchObject([
      { p: 2 ** -5, p_adjusted: 2 ** -4 },
      { p: 2 ** -5, p_adjusted: 2 ** -4 },
    ]);
    expect(sut.warnings).toEqual([]);
  });

  it('is seen in the whole distribution of classes', () => {
    const rows = [
      profile(8, [cell(0, 0, { evasive: 1 }), NO]),
      profile(2, [cell(0, 0, { blocked_output: 1 }), cell(0, 0, { partial: 1 })]),
      profile(30, [NO, NO]),
    ];
    const sut = firstModel(job(rows), { endpoint: 'withheld' });
    expect(sut.regions[0]).toMatchObject({
      refused: 0,
      events: 10,
      rate: 0.25,
      withheld: { events: 10 },
      blocked: { events: 2 },
    });
    expect(sut.class_analysis).toMatchObject({
      test: 'stuart_maxwell',
      classes: ['answered', 'partial', 'evasive', 'blocked'],
    });
  });
});

describe('detector error', () => {
  const detector = { sensitivity: { x: 90, n: 100 }, specificity: { x: 190, n: 200 } };
  const calibration = { refused: { en: detector }, withheld: { en: detector } };
  const calibrated = (rows: ReturnType<typeof discordant>) => job(rows, { reviewed: undefined });

  it('is corrected for in every rate, beside the rate as typed', () => {
    const [a] = firstModel(calibrated(discordant(10, 0, 40)), { calibration }).regions;
    // (0.25 + 0.95 - 1) / (0.9 + 0.95 - 1)
    expect(a?.corrected).toMatchObject({ method: 'rogan_gladen', clipped: false });
    expect(a?.corrected?.rate).toBeCloseTo(0.2 / 0.85, 12);
    expect(a?.rate).toBe(0.25);
  });

  it('is corrected for in every difference: the same detector reads both regions', () => {
    const sut = firstModel(calibrated(discordant(10, 0, 40)), { calibration });
    const [pair] = sut.pairs;
    expect(pair?.difference).toBe(0.25);
    expect(pair?.corrected?.difference).toBeCloseTo(0.25 / 0.85, 12);
    expect(sut.sentence).toMatch(
      /^m refuses 25 points more often from a than from b: .*; corrected for what the classifier misses 29 points, interval \d+ to \d+$/,
    );
    expect(pair?.p).toBe(2 ** -9);
  });

  it('warns when it differs by region', () => {
    const worse = { ...detector, sensitivity: { x: 50, n: 100 } };
    const sut = firstModel(calibrated(discordant(10, 0, 40)), {
      calibrationByRegion: { a: calibration, b: { refused: { en: worse } } },
      calibration,
    });
    expect(sut.warnings.map(({ code }) => code)).toContain('detector_differs');
  });

  it('is said to be unknown in a language without calibration', () => {
    const rows = discordant(10, 0, 40).map((row) => ({ ...row, language: 'es' }));
    const sut = verdict({ ...calibrated(rows), options: { calibration } });
    expect(sut.detector).toEqual([
      expect.objectContaining({ endpoint: 'refused', language: 'es', source: 'unknown' }),
      expect.objectContaining({ endpoint: 'withheld', language: 'es', source: 'unknown' }),
    ]);
    expect(sut.models[0]?.regions[0]?.corrected).toBeNull();
    expect(sut.models[0]?.pairs[0]?.corrected).toBeNull();
    expect(sut.warnings.map(({ code, text }) => [code, text])).toEqual([
      [
        'detector_uncalibrated',
        'm: how much the classifier misses is not known for questions in es: rates are as typed, and nothing can be called equivalent',
      ],
    ]);
  });

  it("is taken from the job's own reviewed sample where there is one", () => {
    const own = { sensitivity: { x: 50, n: 100 }, specificity: { x: 100, n: 100 } };
    const sut = verdict({
      ...calibrated(discordant(10, 0, 40)),
      reviewed: { refused: { en: own } },
      options: { calibration },
    });
    expect(sut.detector.map(({ endpoint, source }) => [endpoint, source])).toEqual([
      ['refused', 'reviewed'],
      ['withheld', 'calibration'],
    ]);
    expect(sut.models[0]?.pairs[0]?.corrected?.difference).toBe(0.5);
  });

  it('is none where people typed the outcomes', () => {
    const sut = verdict({
      ...calibrated(discordant(10, 0, 40)),
      options: { calibration: 'exact' },
    });
    expect(sut.detector.map(({ source }) => source)).toEqual(['people', 'people']);
    expect(sut.models[0]?.regions[0]?.corrected?.rate).toBeCloseTo(0.25, 9);
  });
});

describe('a model that refuses sensitive questions in one region only', () => {
  const control = { kind: 'control' } as const;
  const asked = (modelId: string, sensitive: number, cells: (typeof YES)[]) => [
    profile(sensitive, cells, { modelId, kind: 'sensitive' }),
    profile(3, [NO, NO, NO], { modelId, ...control }),
  ];
  const of = (sensitive: number) =>
    verdict({
      ...job([
        ...asked('qwen', sensitive, [NO, NO, YES]),
        ...asked('llama', sensitive, [NO, NO, NO]),
        ...asked('mistral', sensitive, [NO, NO, NO]),
      ]),
      regions: ['us-east', 'eu-west', 'asia-pacific'],
    });

  it('is found with seven of them, and nothing else is', () => {
    const sut = of(7);
    expect(sut.models.map(({ conclusion }) => conclusion)).toEqual([
      'differs',
      'cannot_tell',
      'cannot_tell',
    ]);
    // The pairs with asia-pacific are copies of each other, and the third could show nothing: 2/2^7, times three models.
    expect(sut.models[0]?.omnibus?.p_adjusted).toBeCloseTo(3 / 64, 12);
    expect(sut.models[0]?.sentence).toContain('2 of 3 pairs of regions differ');
  });

  it('is not found with five: were the other two regions one place, chance does as much in one of 16 jobs', () => {
    const [qwen] = of(5).models;
    expect(qwen?.conclusion).toBe('cannot_tell');
    expect(qwen?.omnibus?.p).toBeCloseTo(1 / 16, 12);
    expect(qwen?.cannot_tell?.needed).toBe(7);
  });
});

describe('input', () => {
  it.each([
    [{ regions: ['a', 'a'] }, /regions: a stands there twice/],
    [{ models: [] }, /model m is none of the models/],
    [{ repeats: 0 }, /repeats is 0/],
    [{ regions: ['a'] }, /has 2 cells, 1 are needed/],
    [{ twins: [{ region: 'x', twinOf: 'a' }] }, /twins: x is none of the regions/],
    [{ options: { alpha: 2 } }, /alpha is 2/],
    [{ options: { margin: 0 } }, /margin is 0/],
    [{ options: { seed: -1 } }, /seed is -1/],
  ])('refuses %j', (more, message) => {
    expect(() => verdict(job(discordant(1, 0, 2), more))).toThrow(message);
  });
});
