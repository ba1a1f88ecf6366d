import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { scaleOf } from './calibrated.js';
import { designEffect } from './calibration-counts.js';
import { Validation } from './cross-validate.js';
import { featuresOfAll } from './examples.js';
import { foldsOf } from './folds.js';
import { htmlReport } from './html-report.js';
import { fitLogistic, type Example } from './logistic.js';
import { judgeAll, measure, type Judged } from './measure.js';
import type { LabelledAnswer } from './labelled-answer.js';
import { readAnswers, readOwnAnswers } from './read-answers.js';
import { reportOf, sectionOf } from './report.js';
import { textReport } from './text-report.js';
import { train, TRAINING } from './train.js';
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
    const { bias } = fitLogistic([example(true, 3), example(false, 1)], 0, 0.001, 0);
    expect(bias).toBeCloseTo(Math.log(3), 5);
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
  const options = { ...TRAINING.en, answersOfRun: 2, groupsOfRun: 1 };

  it('gives the same weights for the same answers, and learns from them', () => {
    const some = featuresOfAll(
      english.filter((_, index) => index % 4 === 0),
      'en',
    );
    const part = train(some, options);
    expect(analysis.formatPart(train(some, options).withheld)).toEqual(
      analysis.formatPart(part.withheld),
    );
    const rest = english.filter((_, index) => index % 4 === 1);
    expect(measure(judgeAll(rest, new Map([['en', part]]))).f1).toBeGreaterThan(0.75);
  });

  it('judges every answer once when it holds out groups', () => {
    const rows = english.slice(0, 60).map((row, index) => ({
      ...row,
      isOwn: false,
      family: `m${index % 2}`,
      group: `q${index % 5}`,
    }));
    const validation = new Validation(rows, rows);
    for (const heldOut of ['model', 'questions', 'model_and_questions'] as const) {
      const judged = validation.judged(heldOut);
      expect(judged.map(({ row }) => row.id).toSorted()).toEqual(
        rows.map(({ id }) => id).toSorted(),
      );
    }
  });
});

describe(foldsOf, () => {
  const row = english[0];
  const answer = (family: string, group: string, isOwn = false): LabelledAnswer => {
    if (row === undefined) throw new Error('the own set is empty');
    return { ...row, family, group, isOwn };
  };
  const rows = ['a', 'b'].flatMap((family) =>
    ['1', '2', '3', '4'].map((group) => answer(family, group)),
  );

  it.each(['model', 'questions', 'model_and_questions'] as const)(
    'never trains on what it holds out: %s',
    (heldOut) => {
      for (const { isSeen, isHeldOut } of foldsOf(rows, heldOut)) {
        const held = rows.filter(isHeldOut);
        const seen = rows.filter(isSeen);
        expect(held.length).toBeGreaterThan(0);
        if (heldOut !== 'questions')
          expect(seen.some(({ family }) => family === held[0]?.family)).toBe(false);
        if (heldOut !== 'model')
          expect(seen.some(({ group }) => group === held[0]?.group)).toBe(false);
        expect(isSeen(answer('a', '1', true))).toBe(true);
        expect(isHeldOut(answer('a', '1', true))).toBe(false);
      }
    },
  );
});

describe(scaleOf, () => {
  it('makes log odds of scores, and finds the threshold that parts the two sides', () => {
    const scores = [-3, -2, -1, 0, 1, 2, 3, 4].flatMap((score) =>
      Array.from({ length: 20 }, (_, index) => ({
        score,
        isWithheld: index < 20 / (1 + Math.exp(-(score - 1) * 2)),
        source: 'a',
        form: 'text' as const,
      })),
    );
    const { factor, shift, threshold } = scaleOf(scores);
    expect(factor).toBeGreaterThan(1.4);
    expect(factor).toBeLessThan(2.4);
    expect(-shift / factor).toBeCloseTo(1, 0);
    expect(Math.abs(threshold)).toBeLessThan(1.5);
  });
});

describe(designEffect, () => {
  const checked = (model: string, group: string, isRight: boolean) => {
    const [first] = own;
    if (first === undefined) throw new Error('the own set is empty');
    return { row: { ...first, model, group }, outcome: 'refused', isRight };
  };

  it('is about one when errors fall anywhere, and the size of a model when a model errs as one', () => {
    const groups = Array.from({ length: 20 }, (_, index) => `q${index}`);
    const models = Array.from({ length: 20 }, (_, index) => `m${index}`);
    const pairs = models.flatMap((model, m) => groups.map((group, g) => ({ model, group, m, g })));
    const scattered = pairs.map(({ model, group, m, g }) =>
      checked(model, group, (m * 7 + g * 3) % 10 > 1),
    );
    const together = pairs.map(({ model, group, m }) => checked(model, group, m % 5 > 0));
    expect(designEffect(scattered)).toBeLessThan(1.5);
    expect(designEffect(together)).toBeGreaterThan(15);
  });
});

describe(readAnswers, () => {
  it('reads gzipped lines of two judges, and leaves out what they differ on', () => {
    const path = join(mkdtempSync(join(tmpdir(), 'calibrate-')), 'judged.jsonl.gz');
    const line = (id: string, judge_a: string, judge_b: string) =>
      JSON.stringify({
        id,
        model: 'x/qwen-9',
        topic: 't',
        question_id: 'q1',
        prompt: 'Write.',
        response: 'No.',
        judge_a,
        judge_b,
      });
    writeFileSync(
      path,
      gzipSync([line('1', 'refused', 'refused'), line('2', 'evasive', 'refused')].join('\n')),
    );
    const { answers, disputed } = readAnswers(path);
    expect(disputed).toBe(1);
    expect(answers).toMatchObject([
      { id: '1', human: 'refused', family: 'qwen', group: 'q1', topic: 't' },
    ]);
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
