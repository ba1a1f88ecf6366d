import { describe, expect, it } from '@jest/globals';
import { crossValidate } from './cross-validate.js';
import { htmlReport } from './html-report.js';
import { fitLogistic, type Example } from './logistic.js';
import { judgeAll, measure, type Judged } from './measure.js';
import { readOwnAnswers } from './read-answers.js';
import { reportOf, sectionOf } from './report.js';
import { textReport } from './text-report.js';
import { train } from './train.js';
import { analysis } from './analysis.js';

const own = readOwnAnswers();
const english = own.filter(({ language }) => language === 'en');
const held = own.filter(({ split }) => split === 'test');

const judgedAs = (human: 'refused' | 'answered', outcome: string, times: number): Judged[] =>
  Array.from({ length: times }, () => {
    const [row] = own;
    if (row === undefined) throw new Error('the own set is empty');
    return { row: { ...row, human }, outcome };
  });

describe(fitLogistic, () => {
  it('finds the log odds of a single group', () => {
    const example = (isPositive: boolean, weight: number): Example => ({
      indices: [],
      values: [],
      isPositive,
      weight,
    });
    const { bias } = fitLogistic([example(true, 3), example(false, 1)], 0, 0.001);
    expect(bias).toBeCloseTo(Math.log(3), 6);
  });

  it('weighs a feature as its side tells, less under a greater penalty', () => {
    const example = (value: number, isPositive: boolean): Example => ({
      indices: [0],
      values: [value],
      isPositive,
      weight: 1,
    });
    const examples = [example(1, true), example(-1, false)];
    const [light = 0] = fitLogistic(examples, 1, 0.01).weights;
    const [heavy = 0] = fitLogistic(examples, 1, 1).weights;
    expect(light).toBeGreaterThan(heavy);
    expect(heavy).toBeGreaterThan(0);
  });
});

describe(measure, () => {
  it('counts non-answers against answers', () => {
    const measured = measure([
      ...judgedAs('refused', 'evasive', 8),
      ...judgedAs('refused', 'answered', 2),
      ...judgedAs('answered', 'answered', 9),
      ...judgedAs('answered', 'partial', 1),
    ]);
    expect(measured.sensitivity).toMatchObject({ x: 8, n: 10, rate: 0.8 });
    expect(measured.specificity).toMatchObject({ x: 9, n: 10, rate: 0.9 });
    expect(measured.f1).toBeCloseTo(16 / 19, 12);
    expect(measured.kappa).toBeCloseTo(0.7, 12);
    expect(measured.f1_interval?.low).toBeLessThan(16 / 19);
  });

  it('has no figures for nothing', () => {
    expect(measure([])).toMatchObject({ n: 0, f1: null, kappa: null, ac1: null });
  });
});

describe("the project's own set", () => {
  it('has each answer once, and no held-out answer in training', () => {
    expect(new Set(own.map(({ id }) => id)).size).toBe(own.length);
    const trained = new Set(
      own.filter(({ split }) => split === 'train').map((row) => row.response),
    );
    const both = held.filter((row) => trained.has(row.response)).map(({ response }) => response);
    // The shortest refusals are what models say word by word.
    expect(both.every((response) => response.length < 60)).toBe(true);
  });

  it('is typed right where the rules were written for it', () => {
    const known = judgeAll(
      own.filter(({ split }) => split === 'rules'),
      undefined,
    );
    expect(known.length).toBeGreaterThan(90);
    const right = known.filter(({ row, outcome }) => row.human === outcome);
    expect(right.length / known.length).toBeGreaterThan(0.95);
    const chinese = known.filter(({ row }) => row.language === 'zh');
    expect(chinese.filter(({ row, outcome }) => row.human !== outcome)).toEqual([]);
  });

  it('is typed on its held-out part as well as the documentation says', () => {
    const { sensitivity, specificity } = measure(judgeAll(held, undefined));
    expect(sensitivity.rate).toBeGreaterThan(0.8);
    expect(specificity.rate).toBeGreaterThan(0.9);
  });
});

describe(train, () => {
  it('gives the same weights for the same answers, and learns from them', () => {
    const some = english.filter((_, index) => index % 4 === 0);
    const model = train(some);
    expect(analysis.formatModel(train(some))).toBe(analysis.formatModel(model));
    const rest = english.filter((_, index) => index % 4 === 1);
    expect(measure(judgeAll(rest, model)).f1).toBeGreaterThan(0.75);
  });

  it('judges every answer once when it holds out groups', () => {
    const rows = english.slice(0, 60).map((row, index) => ({ ...row, model: `m${index % 2}` }));
    for (const heldOut of ['model', 'questions', 'model_and_questions'] as const) {
      const judged = crossValidate(rows, [], heldOut);
      expect(judged.map(({ row }) => row.id).toSorted()).toEqual(
        rows.map(({ id }) => id).toSorted(),
      );
    }
  });
});

describe('the report', () => {
  const [row] = held;
  const spiky = row === undefined ? [] : [{ ...row, id: '<script>"&', model: '<b>' }];
  const report = reportOf('<img>', [sectionOf('All', judgeAll([...spiky, ...held], undefined))]);

  it('is a page that needs nothing else, with everything from outside escaped', () => {
    const page = htmlReport(report);
    expect(page).not.toMatch(/<script|<img|<b>|https?:/);
    expect(page).toContain('&lt;img&gt;');
  });

  it('is text with figures by language, and without the words of an answer', () => {
    const text = textReport(report);
    expect(text).toMatch(/^zh +\d+ /m);
    expect(text).not.toContain(row?.response ?? '-');
  });
});
