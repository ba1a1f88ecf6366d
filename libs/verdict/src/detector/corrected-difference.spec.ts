import { describe, expect, it } from '@jest/globals';
import { seededWords } from '@beacon/statistics';
import type { CellCounts, DetectorTable, VerdictInput } from '../input/input.js';
import { firstModel, job, NO, profile, SURE, YES } from '../verdict.fixture.js';

const HALF = { sensitivity: { x: 500, n: 1000 }, specificity: { x: 1000, n: 1000 } };
const both = (languages: DetectorTable['refused']): DetectorTable => ({
  refused: languages,
  withheld: languages,
});
const corrected = (input: VerdictInput) => firstModel(input).pairs[0]?.corrected;

describe('a corrected difference', () => {
  it('is corrected in each language, and the languages count by their questions', () => {
    const rows = [
      profile(10, [YES, NO], { language: 'en' }),
      profile(30, [NO, NO], { language: 'en' }),
      profile(10, [YES, NO], { language: 'zh' }),
      profile(10, [NO, NO], { language: 'zh' }),
    ];
    const input = job(rows, { reviewed: both({ en: SURE, zh: HALF }) });
    // 40 questions with 0.25, 20 with 0.5 that half of the sensitivity makes 1.
    expect(corrected(input)?.difference).toBeCloseTo((40 * 0.25 + 20 * 1) / 60, 9);
    expect(firstModel(input).pairs[0]?.difference).toBeCloseTo(20 / 60, 12);
  });

  it('is the difference as typed where the detector does not err, with the interval of the equivalence test', () => {
    const [pair] = firstModel(job([profile(12, [YES, NO]), profile(88, [NO, NO])])).pairs;
    const { corrected: found, tost = null } = pair ?? {};
    expect(found?.difference).toBeCloseTo(0.12, 5);
    const [low = 0, high = 0] = tost?.interval ?? [];
    expect(found?.tost.interval).toEqual([expect.closeTo(low, 4), expect.closeTo(high, 4)]);
  });

  it('widens with what is not known of the detector', () => {
    const width = (n: number): number => {
      const detector = { sensitivity: { x: 0.8 * n, n }, specificity: { x: 0.9 * n, n } };
      const rows = [profile(20, [YES, NO]), profile(80, [NO, NO])];
      const found = corrected(job(rows, { reviewed: both({ en: detector }) }))?.interval;
      return (found?.[1] ?? 0) - (found?.[0] ?? 0);
    };
    expect(width(20)).toBeGreaterThan(width(200));
    expect(width(200)).toBeGreaterThan(width(20_000));
  });

  it('is none for a detector that may be no better than chance', () => {
    const blind = { sensitivity: { x: 5, n: 10 }, specificity: { x: 6, n: 10 } };
    const rows = [profile(20, [YES, NO]), profile(80, [NO, NO])];
    expect(corrected(job(rows, { reviewed: both({ en: blind }) }))).toBeNull();
  });

  it('is that of the corrected rates where the regions have detectors of their own', () => {
    const rows = [profile(20, [YES, NO]), profile(80, [NO, NO])];
    const input = job(rows, { reviewed: undefined });
    const sut = firstModel(input, {
      calibration: both({ en: SURE }),
      calibrationByRegion: { a: both({ en: HALF }) },
    });
    expect(sut.pairs[0]?.corrected?.difference).toBeCloseTo(0.4, 5);
    expect(sut.regions.map((region) => region.corrected?.rate)).toEqual([
      expect.closeTo(0.4, 9),
      expect.closeTo(0, 5),
    ]);
  });

  it('takes the detector of the language in which each region was asked', () => {
    const asked = (questions: number, cells: readonly CellCounts[]) => ({
      ...profile(questions, cells),
      languages: ['en', 'zh'],
    });
    const rows = [asked(20, [NO, YES]), asked(80, [NO, NO])];
    const sut = firstModel(job(rows, { reviewed: both({ en: SURE, zh: HALF }) }));
    // Half of what is withheld in Chinese is found: 20 of 100 are 40.
    expect(sut.pairs[0]?.corrected?.difference).toBeCloseTo(-0.4, 4);
    expect(sut.regions.map((region) => region.corrected?.rate)).toEqual([
      expect.closeTo(0, 4),
      expect.closeTo(0.4, 9),
    ]);
    expect(sut.warnings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['languages_differ', 'detector_differs']),
    );
  });

  it('is not known, and nothing equivalent, where one of two languages is not', () => {
    const rows = [{ ...profile(400, [NO, NO]), languages: ['en', 'es'] }];
    const sut = firstModel(job(rows));
    expect(sut.pairs[0]?.corrected).toBeNull();
    expect(sut.conclusion).toBe('cannot_tell');
    expect(sut.regions.map((region) => region.corrected?.rate)).toEqual([
      expect.closeTo(0, 4),
      undefined,
    ]);
  });

  it('covers the true difference as often as it says, with a new calibration drawn each time', () => {
    const [trueA, trueB, se, sp, questions, labelled] = [0.5, 0.3, 0.7, 0.9, 120, 100];
    const words = seededWords(7);
    const happens = (chance: number): boolean => words() / 2 ** 32 < chance;
    const count = (n: number, chance: number): number =>
      Array.from({ length: n }, () => happens(chance)).filter(Boolean).length;
    const typed = (isEvent: boolean) => (happens(isEvent ? se : 1 - sp) ? YES : NO);
    const runs = Array.from({ length: 400 }, () => {
      const detector = {
        sensitivity: { x: count(labelled, se), n: labelled },
        specificity: { x: count(labelled, sp), n: labelled },
      };
      const rows = Array.from({ length: questions }, () =>
        profile(1, [typed(happens(trueA)), typed(happens(trueB))]),
      );
      const found = corrected(job(rows, { reviewed: both({ en: detector }) }))?.interval;
      return found !== undefined && found[0] <= trueA - trueB && trueA - trueB <= found[1];
    });
    const covered = runs.filter(Boolean).length;
    // .95 of 400 is 380; fewer than 370 come about with a chance of 1.2 %.
    expect(covered).toBeGreaterThanOrEqual(370);
  });
});
