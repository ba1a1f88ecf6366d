import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { answered, contentOf, once } from './equivalence.fixture.js';
import type { DetectorTable, OutcomeProfile, VerdictInput } from '../input/input.js';
import { cell, firstModel, job, NO, profile, SURE, YES } from '../verdict.fixture.js';
import { verdict } from '../verdict.js';

const codes = (input: VerdictInput): readonly string[] =>
  firstModel(input).cannot_tell?.reasons.map(({ code }) => code) ?? [];

describe('a model is called equivalent', () => {
  it('where all that it takes was shown, and the sentence says in what and in what not', () => {
    const sut = verdict(job(answered()));
    expect(sut.conclusion).toBe('equivalent');
    expect(sut.models[0]?.cannot_tell).toBeNull();
    expect(sut.models[0]?.sentence).toBe(
      'm refuses and withholds equally often from a and b, within 5 points: largest difference 0 points (refusals, corrected for what the classifier misses), 90 % interval -1 to 1, 200 questions; what answers say was not compared',
    );
    expect(sut.sentence).toBe(
      '0 of 1 model found to differ by region; refusing and withholding equivalent within 5 points: m (what answers say was not compared)',
    );
  });

  it('in both endpoints at once, or in none', () => {
    const { endpoints } = firstModel(job(answered()));
    expect(Object.values(endpoints).map(({ conclusion }) => conclusion)).toEqual([
      'equivalent',
      'equivalent',
    ]);
  });

  it('with a word on what answers say where that was compared', () => {
    const sut = verdict(job(answered(), { content: [contentOf('not_found')] }));
    expect(sut.models[0]?.sentence).toMatch(/; in what answers say no difference was found$/);
    expect(sut.sentence).toContain('(in what answers say no difference was found)');
    const untested = verdict(job(answered(), { content: [contentOf('not_tested')] }));
    expect(untested.models[0]?.sentence).toMatch(/; what answers say was not compared$/);
  });
});

describe('a model is not called equivalent', () => {
  it('where 30 of 100 executions failed in one region only', () => {
    const sut = firstModel(job([profile(70, [NO, NO]), profile(30, [NO, once('error')])]));
    expect(sut.conclusion).toBe('cannot_tell');
    expect(sut.sentence).toBe(
      'm: cannot tell: executions without a measurement (30 of 100 from b) could turn it; executions are missing more often from b (30 %) than from a (0 %) (refusals: no difference seen, 95 % interval -4 to 4, 70 questions)',
    );
    expect(sut.cannot_tell?.reasons.map(({ code }) => code)).toEqual([
      'missing_could_turn',
      'missing_unevenly',
    ]);
  });

  it.each(['quarantined', 'cancelled'] as const)('where executions are %s', (how) => {
    const held = cell(0, 0, { [how]: 1 });
    expect(codes(job([...answered(180), profile(12, [held, NO])]))).toContain('missing_could_turn');
  });

  it('while executions are to come', () => {
    const sut = firstModel(job(answered(180), { questions: 200, interim: true }));
    expect(sut.cannot_tell?.reasons.map(({ code }) => code)).toEqual(['missing_could_turn']);
  });

  it('where all answers of one region were cut short', () => {
    const sut = firstModel(job([profile(200, [NO, once('truncated')])]));
    expect(sut.conclusion).toBe('cannot_tell');
    expect(sut.sentence).toBe(
      'm: cannot tell: answers are cut short 100 points more often from b than from a (refusals: no difference seen, 95 % interval -1 to 1, 200 questions)',
    );
    expect(sut.warnings.map(({ code }) => code)).toContain('other_endpoint_differs');
  });

  it('where more may be blocked than the margin allows, though no test finds it', () => {
    const sut = firstModel(
      job([profile(5, [once('evasive'), once('blocked_input')]), profile(95, [NO, NO])]),
    );
    expect(sut.cannot_tell?.reasons.map(({ code }) => code)).toEqual(['blocked_beyond_margin']);
    expect(sut.sentence).toContain(
      'm: cannot tell: answers may be blocked up to 9 points more often from b than from a (',
    );
    expect(sut.warnings).toEqual([]);
  });

  it('where one region got the whole and the other a part', () => {
    const sut = firstModel(job([profile(100, [NO, once('partial')])]));
    expect(sut.conclusion).toBe('differs');
    expect(sut.sentence).toMatch(/^m withholds 100 points more often from b than from a/);
  });

  it('where five of 200 questions are refused 25 of 25 times in one region and never in the other', () => {
    const rows = [profile(5, [cell(25, 0), cell(0, 25)]), profile(195, [cell(0, 25), cell(0, 25)])];
    const sut = firstModel(job(rows));
    expect(sut.conclusion).not.toBe('equivalent');
    expect(sut.pairs[0]?.tost?.equivalent).toBe(true);
    expect(firstModel(job(rows), { claim: 'these_questions' }).sentence).toMatch(
      /; on average within the 5 points that count as none, and on 5 questions by more than repeats vary$/,
    );
  });

  it('where nobody knows what the detector misses in the language of the questions', () => {
    const spanish = profile(200, [NO, NO], { language: 'es' });
    expect(firstModel(job([spanish])).sentence).toBe(
      'm: cannot tell: how much of what is withheld the classifier finds is not known for questions in es (refusals: no difference seen, 95 % interval -1 to 1, 200 questions)',
    );
    const unknown = profile(200, [NO, NO], { language: null });
    expect(firstModel(job([unknown])).sentence).toContain(
      'is not known for questions whose language is not known',
    );
    expect(codes(job([...answered(), profile(1, [NO, NO], { language: 'es' })]))).toEqual([
      'sensitivity_unknown',
    ]);
  });

  it('where the detector finds too little, or too little is known of it', () => {
    const weak = (x: number, n: number): DetectorTable => {
      const detector = { ...SURE, sensitivity: { x, n } };
      return { refused: { en: SURE }, withheld: { en: detector } };
    };
    const found = (reviewed: DetectorTable) => codes(job(answered(), { reviewed }));
    expect(found(weak(500, 1000))).toEqual(['sensitivity_low']);
    expect(found(weak(4, 5))).toEqual(['sensitivity_low']);
    expect(found(weak(900, 1000))).toEqual([]);
    expect(firstModel(job(answered(), { reviewed: weak(500, 1000) })).sentence).toContain(
      'the classifier finds 50 % of withheld answers in en, and perhaps only 47 %: too few to say that nothing differs',
    );
  });

  it('where answers that correlate are counted as if they were many', () => {
    const detector = { ...SURE, sensitivity: { x: 80, n: 100 } };
    const many = { refused: { en: detector }, withheld: { en: detector } };
    expect(codes(job(answered(), { reviewed: many }))).toEqual([]);
    const clustered = { ...detector, design_effect: 20 };
    const few = { refused: { en: clustered }, withheld: { en: clustered } };
    expect(codes(job(answered(), { reviewed: few }))).toEqual(['sensitivity_low']);
  });

  it('where the difference, corrected for what the detector misses, may exceed the margin', () => {
    const rows = [profile(8, [YES, NO]), profile(4, [NO, YES]), profile(388, [NO, NO])];
    const detector = { sensitivity: { x: 700, n: 1000 }, specificity: { x: 850, n: 1000 } };
    const reviewed = { refused: { en: detector }, withheld: { en: detector } };
    expect(firstModel(job(rows)).conclusion).toBe('equivalent');
    const sut = firstModel(job(rows, { reviewed }), { margin: 0.04 });
    expect(firstModel(job(rows), { margin: 0.04 }).conclusion).toBe('equivalent');
    expect(sut.cannot_tell?.reasons.map(({ code }) => code)).toEqual(['corrected_beyond_margin']);
    expect(sut.sentence).toContain(
      "corrected for the classifier's errors, refusals from a and b may",
    );
  });

  it('where what its answers say differs by region', () => {
    const sut = verdict(job(answered(100), { content: [contentOf('content_differs')] }));
    expect(sut.conclusion).toBe('cannot_tell');
    expect(sut.models[0]?.sentence).toContain(
      'm: cannot tell: what its answers say differs by region (',
    );
  });

  it('where a region has nothing', () => {
    expect(codes(job([profile(200, [NO, NO, once('error')])]))).toContain('region_without_data');
  });

  it('while any of its conditions fails', () => {
    const broken = {
      missing: profile(12, [NO, once('error')]),
      truncated: profile(40, [NO, once('truncated')]),
      blocked: profile(40, [NO, once('blocked_output')]),
      partial: profile(40, [NO, once('partial')]),
      refused: profile(40, [YES, NO]),
      language: profile(1, [NO, NO], { language: 'es' }),
    } satisfies Record<string, OutcomeProfile>;
    const flags = fc.record({
      rows: fc.subarray(Object.values(broken)),
      differs: fc.boolean(),
      questions: fc.integer({ min: 150, max: 400 }),
    });
    fc.assert(
      fc.property(flags, ({ rows, differs, questions }) => {
        const content = differs ? [contentOf('content_differs')] : [];
        const { conclusion } = verdict(job([...answered(questions), ...rows], { content }));
        expect(conclusion === 'equivalent').toBe(rows.length === 0 && !differs);
      }),
      { numRuns: 60, seed: 1 },
    );
  });
});
