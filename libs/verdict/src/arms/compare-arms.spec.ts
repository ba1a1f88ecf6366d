import { describe, expect, it } from '@jest/globals';
import { SURE } from '../verdict.fixture.js';
import { executionsOf, firstPair, inputOf, onlyPair } from './arms.fixture.js';
import type { MadeJob } from './arms.fixture.js';
import { compareArms } from './compare-arms.js';
import type { BlockEnd, ServedGroup } from './input.js';

const refusedIf = (is: boolean): BlockEnd => (is ? 'refused' : 'answered');
const DETECTOR = {
  refused: { en: SURE, zh: SURE },
  withheld: { en: SURE, zh: SURE },
};
/** By half of what is there. */
const HALF = {
  sensitivity: { x: 5 * 10 ** 5, n: 10 ** 6 },
  specificity: { x: 10 ** 6, n: 10 ** 6 },
};
const codesOf = (reasons: readonly { readonly code: string }[] | null) =>
  reasons?.map(({ code }) => code) ?? [];

/** Refused in Chinese on 20 of 40 questions, from everywhere. */
const byLanguage: MadeJob = {
  questions: 40,
  end: ({ index, language }) => refusedIf(language === 'zh' && index < 20),
};

describe(compareArms, () => {
  it('finds a difference by language, pairing translations within each region, and none by region', () => {
    const executions = executionsOf(byLanguage);
    const language = onlyPair(inputOf(executions, 'language'));
    expect(language).toMatchObject({
      first: 'en',
      second: 'zh',
      conclusion: 'differs',
      adjusted_for: ['region'],
      questions: 40,
      dropped: 0,
      endpoints: { refused: { questions: 40, only_first: 0, only_second: 20, difference: -0.5 } },
    });
    expect(language.sentence).toMatch(
      /^m refuses 50 points more often in zh than in en: 95 % interval 31 to 66, Holm-adjusted p < \.001, 40 questions, compared within each region; that it depends on region is not shown/,
    );
    const region = onlyPair(inputOf(executions, 'region'));
    expect(region.endpoints.refused).toMatchObject({ difference: 0, p: 1 });
    expect(region.conclusion).not.toBe('differs');
  });

  it('gives the differences within each region beside that over all, and says that they do not depend on it', () => {
    const { endpoints, sentence } = onlyPair(inputOf(executionsOf(byLanguage), 'language'));
    expect(endpoints.refused.within.map(({ level, difference }) => [level, difference])).toEqual([
      ['us-east', -0.5],
      ['eu-west', -0.5],
    ]);
    expect(endpoints.refused.interactions).toMatchObject([{ difference: 0, p: 1, claimed: false }]);
    expect(sentence).toContain('that it depends on region is not shown');
  });

  it('states an interaction where a difference by language is there from one region only', () => {
    const end: MadeJob['end'] = ({ index, language, region }) =>
      refusedIf(language === 'zh' && region === 'us-east' && index < 20);
    const pair = onlyPair(inputOf(executionsOf({ questions: 40, end }), 'language'));
    expect(pair.endpoints.refused.interactions).toMatchObject([
      { factor: 'region', one: 'us-east', other: 'eu-west', difference: -0.5, claimed: true },
    ]);
    expect(pair.sentence).toContain('the difference depends on region: 50 points more');
  });

  it('calls nothing equivalent that is opposite from two regions', () => {
    const end: MadeJob['end'] = ({ index, language, region }) =>
      refusedIf(index < 60 && (language === 'zh') === (region === 'us-east'));
    const pair = onlyPair(inputOf(executionsOf({ questions: 120, end }), 'language'));
    expect(pair.endpoints.refused.difference).toBe(0);
    expect([pair.conclusion, codesOf(pair.cannot_tell)]).toEqual([
      'cannot_tell',
      ['depends_on_factor'],
    ]);
  });

  it('calls levels equivalent that are, with everything else alike', () => {
    const end: MadeJob['end'] = ({ index }) => refusedIf(index < 30);
    const pair = onlyPair(inputOf(executionsOf({ questions: 120, end }), 'language'));
    expect(pair.conclusion).toBe('equivalent');
    expect(pair.sentence).toContain(
      'refuses and withholds as often in en as in zh, within 5 points: largest difference 0 points',
    );
  });

  it('leaves out what has no counterpart, so that a region that lacks a language makes no difference by language', () => {
    // From us-east everything is refused; a third of what is asked there in English fails.
    const end: MadeJob['end'] = ({ index, language, region }) =>
      language === 'en' && region === 'us-east' && index % 3 === 0
        ? 'error'
        : refusedIf(region === 'us-east');
    const pair = onlyPair(inputOf(executionsOf({ questions: 60, end }), 'language'));
    expect(pair.endpoints.refused.difference).toBe(0);
    expect(pair.dropped).toBe(20);
    expect(pair.conclusion).toBe('cannot_tell');
    expect(codesOf(pair.cannot_tell)).toContain('missing_could_turn');
  });

  it('says on how much it rests where the job was stopped early', () => {
    const end: MadeJob['end'] = (where) => (where.index < 30 ? byLanguage.end(where) : 'cancelled');
    const compared = (stopped: boolean) =>
      onlyPair(inputOf(executionsOf({ questions: 40, end }), 'language', { stopped }));
    expect(compared(true).sentence).toContain(
      '; the job was stopped early, after 30 of 40 questions',
    );
    expect(codesOf(compared(true).warnings)).toContain('stopped_early');
    expect(compared(false).sentence).not.toContain('stopped early');
  });

  it('says of imported answers that their regions were not shown', () => {
    const { sentence, warnings, pairs } = compareArms(
      inputOf(executionsOf(byLanguage), 'language', { imported: ['m'] }),
    );
    for (const said of [sentence, pairs[0]?.sentence]) {
      expect(said).toContain('their regions are as declared, not shown');
    }
    expect(codesOf(warnings)).toContain('imported');
  });

  it('does not depend on the order of what it is given', () => {
    const executions = executionsOf({ ...byLanguage, repeats: 2 });
    const one = inputOf(executions, 'language');
    const other = inputOf(executions.toReversed(), 'language', { levels: one.levels });
    const { factors, ...rest } = compareArms({ ...other, factors: one.factors });
    expect({ ...rest, factors }).toEqual(compareArms(one));
  });
});

describe('confounded', () => {
  /** English from us-east only, Chinese from eu-west only. */
  const together: MadeJob = {
    questions: 40,
    end: ({ language, region, index }) =>
      (language === 'en') === (region === 'us-east')
        ? refusedIf(language === 'zh' && index < 30)
        : null,
  };

  it.each(['language', 'region'] as const)(
    'is said of %s, and nothing is claimed, where language and region always come together',
    (arm) => {
      const compared = compareArms(inputOf(executionsOf(together), arm));
      const pair = firstPair(compared);
      expect([compared.conclusion, pair.conclusion]).toEqual(['confounded', 'confounded']);
      expect(pair.sentence).toContain('always come together');
      expect(pair.sentence).toContain('nothing is claimed of either');
      expect(codesOf(pair.cannot_tell)).toEqual(['confounded']);
      expect(Object.values(pair.endpoints).map(({ conclusion }) => conclusion)).toEqual([
        'cannot_tell',
        'cannot_tell',
      ]);
    },
  );

  it('names the levels that come together', () => {
    expect(onlyPair(inputOf(executionsOf(together), 'language')).sentence).toBe(
      'm: language and region always come together: en was measured from us-east only, zh from eu-west only; they cannot be told apart, and nothing is claimed of either',
    );
  });

  const served = (level: string, route: string, servedModel: string | null): ServedGroup => ({
    subject: 'm',
    level,
    route,
    servedModel,
  });

  it.each([
    ['route', 'openai', 'azure', 'gpt-4o', 'gpt-4o'],
    ['served_model', 'openai', 'openai', 'gpt-4o-05', 'gpt-4o-08'],
  ] as const)(
    'is said of regions that were answered by another %s each',
    (kind, routeUs, routeEu, modelUs, modelEu) => {
      const end: MadeJob['end'] = ({ index, region }) =>
        refusedIf(region === 'eu-west' && index < 20);
      const pair = onlyPair(
        inputOf(executionsOf({ questions: 40, end }), 'region', {
          served: [served('us-east', routeUs, modelUs), served('eu-west', routeEu, modelEu)],
        }),
      );
      expect(pair.conclusion).toBe('confounded');
      expect(pair.confounded_with).toMatchObject([{ kind }]);
      expect(pair.endpoints.refused.difference).toBe(-0.5);
    },
  );

  it('is not said where a route is shared, or nobody says what was served', () => {
    const pair = onlyPair(
      inputOf(executionsOf(byLanguage), 'language', {
        served: [served('en', 'openai', null), served('zh', 'openai', null)],
      }),
    );
    expect([pair.conclusion, pair.confounded_with]).toEqual(['differs', []]);
  });

  it('warns of two routes that were one', () => {
    const input = inputOf(executionsOf(byLanguage), 'language');
    const { warnings } = compareArms({
      ...input,
      arm: 'route',
      served: [served('en', 'openai', null), served('zh', 'openai', null)],
    });
    expect(codesOf(warnings)).toEqual(['levels_served_alike']);
  });
});

describe('a difference by language', () => {
  const compared = (options: Parameters<typeof inputOf>[2]) =>
    onlyPair(inputOf(executionsOf(byLanguage), 'language', options));

  it('is claimed where the detector is known in both, corrected', () => {
    const pair = compared({ options: {}, reviewed: DETECTOR });
    expect(pair.conclusion).toBe('differs');
    expect(pair.endpoints.refused.corrected?.difference).toBeCloseTo(-0.5, 4);
  });

  it('is not claimed where the detector is not known in one of them', () => {
    const pair = compared({
      options: {},
      reviewed: { refused: { en: SURE }, withheld: { en: SURE } },
    });
    expect([pair.conclusion, codesOf(pair.cannot_tell)]).toEqual([
      'cannot_tell',
      ['detector_could_explain'],
    ]);
    expect(pair.endpoints.refused.p).toBeLessThan(0.001);
    expect(pair.sentence).toContain(
      'cannot tell: the outcomes differ by language as they were typed',
    );
  });

  it('is not claimed where the detector finds half in one of them, and that is all there is', () => {
    const end: MadeJob['end'] = ({ index, language }) =>
      refusedIf(index < (language === 'zh' ? 20 : 40));
    const pair = onlyPair(
      inputOf(executionsOf({ questions: 60, end }), 'language', {
        options: {},
        reviewed: { refused: { en: SURE, zh: HALF }, withheld: { en: SURE, zh: HALF } },
      }),
    );
    expect(pair.endpoints.refused.p).toBeLessThan(0.001);
    expect(pair.endpoints.refused.corrected?.difference).toBeCloseTo(0, 2);
    expect(codesOf(pair.cannot_tell)).toEqual(['detector_could_explain']);
  });

  it('that depends on the region as typed is not claimed to, for the detector may make it', () => {
    const end: MadeJob['end'] = ({ index, language, region }) =>
      refusedIf(language === 'zh' && region === 'us-east' && index < 20);
    const pair = onlyPair(
      inputOf(executionsOf({ questions: 40, end }), 'language', {
        options: {},
        reviewed: DETECTOR,
      }),
    );
    expect(pair.endpoints.refused.interactions).toMatchObject([{ claimed: false }]);
    expect(pair.endpoints.refused.interactions[0]?.p).toBeLessThan(0.001);
  });
});
