import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareAnswers } from './compare-answers.js';
import type { ComparedAnswer } from './comparison.js';
import { cosine } from './embeddings.js';

/** A unit vector at an angle in degrees: the distance of two is 1 - cos of the angle between them. */
const at = (degrees: number) => [
  Math.cos((degrees * Math.PI) / 180),
  Math.sin((degrees * Math.PI) / 180),
];

const answersOf = (regions: Readonly<Record<string, readonly number[]>>): ComparedAnswer[] =>
  Object.entries(regions).flatMap(([region, angles]) =>
    angles.map((angle, index) => ({
      modelId: 'm',
      questionId: 'q',
      region,
      repeat: index + 1,
      outcome: 'answered' as const,
      text: 'text',
      embedding: at(angle),
    })),
  );

const spreadOf = (regions: Readonly<Record<string, readonly number[]>>, seed?: number) =>
  compareAnswers(answersOf(regions), { seed }).semantic;

describe('semantic similarity', () => {
  it('is the cosine of the embeddings', () => {
    const { pairs } = compareAnswers(answersOf({ us: [0], eu: [60] }));
    expect(pairs[0]?.similarity?.semantic).toBeCloseTo(0.5, 12);
    expect(cosine([1e200, 0], [1e-200, 0])).toBe(1);
    expect(cosine(null, [1])).toBeNull();
  });

  it('of a second executor is noise, and in no figure of the regions', () => {
    const answers = answersOf({ us: [0, 0], eu: [60, 60], 'us-b': [90, 90] });
    const twins = [{ region: 'us-b', twinOf: 'us' }];
    const { semantic } = compareAnswers(answers, { twins });
    expect(semantic).toMatchObject({ answers: 4, within: expect.closeTo(0, 12) });
    expect(semantic?.between).toBeCloseTo(0.5, 12);
    expect(semantic?.pairs.map(({ a, b }) => [a, b])).toEqual([['us', 'eu']]);
    expect(semantic?.aa).toMatchObject([{ a: 'us', b: 'us-b', p_adjusted: null }]);
    expect(semantic?.aa[0]?.between).toBeCloseTo(1, 12);
  });

  it('is null without embeddings', () => {
    const answers = answersOf({ us: [0], eu: [60] }).map((answer) => ({
      ...answer,
      embedding: null,
    }));
    const result = compareAnswers(answers);
    expect([result.semantic, result.pairs[0]?.similarity?.semantic]).toEqual([null, null]);
  });
});

describe('the spread of embeddings', () => {
  it('sets the distance between regions against that of the repeats within them', () => {
    expect(spreadOf({ us: [0, 60], eu: [90, 150] })).toMatchObject({
      answers: 4,
      within: expect.closeTo(0.5, 12),
      between: expect.closeTo((1 + (1 + Math.sqrt(0.75)) + (1 - Math.sqrt(0.75)) + 1) / 4, 12),
      excess: expect.closeTo(0.5, 12),
    });
  });

  it('has no test without repeats, nor with too few of them for a verdict', () => {
    expect(spreadOf({ us: [0], eu: [60] })).toMatchObject({
      within: null,
      between: expect.closeTo(0.5, 12),
      excess: null,
      test: null,
    });
    expect(spreadOf({ us: [0, 1, 2], eu: [90, 91, 92] })?.test).toBeNull();
  });

  it('counts all labellings where there are few: two regions of four that share nothing give 2 of 70', () => {
    const { test, pairs } = spreadOf({ us: [0, 1, 2, 3], eu: [90, 91, 92, 93] }) ?? {};
    expect(test).toEqual({ p: 2 / 70, method: 'exact', labellings: 70, seed: null });
    expect(pairs?.[0]).toMatchObject({ test, p_adjusted: 2 / 70 });
  });

  it('adjusts the pairs of regions for each other', () => {
    const { pairs } = spreadOf({ us: [0, 1, 2, 3], eu: [90, 91, 92, 93], asia: [5] }) ?? {};
    expect(pairs?.map(({ p_adjusted }) => p_adjusted)).toEqual([2 / 70, null, null]);
    const alike = [0, 1, 2, 3, 4];
    const three = spreadOf({ a: alike, b: alike, c: [90, 91, 92, 93, 94] });
    expect(three?.pairs.map(({ p_adjusted }) => p_adjusted)).toEqual([1, 6 / 252, 6 / 252]);
  });

  it('draws labellings where there are many, the same ones for the same seed', () => {
    const regions = { us: [0, 1, 2, 3, 4, 5, 6, 7], eu: [90, 91, 92, 93, 94, 95, 96, 97] };
    expect(spreadOf(regions, 7)?.test).toEqual({
      p: expect.any(Number),
      method: 'monte_carlo',
      labellings: 1_999,
      seed: 7,
    });
    expect(spreadOf(regions, 7)?.test?.p).toBeLessThan(0.01);
    expect(spreadOf(regions, 7)).toEqual(spreadOf(regions, 7));
    expect(() => spreadOf(regions, -1)).toThrow(RangeError);
  });

  it('finds nothing where regions answer alike', () => {
    expect(spreadOf({ us: [0, 30, 60, 90], eu: [0, 30, 60, 90] })).toMatchObject({
      test: { p: 1 },
    });
  });

  it('gives p at most as small as its level where labels mean nothing', () => {
    const p = fc
      .sample(fc.array(fc.integer({ min: 0, max: 359 }), { minLength: 8, maxLength: 8 }), {
        numRuns: 300,
        seed: 42,
      })
      .map((angles) => spreadOf({ us: angles.slice(0, 4), eu: angles.slice(4) })?.test?.p ?? 0);
    // 300 tests at .05: more than 26 have a chance of about 1 in 1,000.
    expect(p.filter((value) => value <= 0.05).length).toBeLessThanOrEqual(26);
  });

  it('takes a bounded number of answers', () => {
    const many = Array.from({ length: 500 }, (_, index) => index % 360);
    expect(spreadOf({ us: many, eu: many })?.answers).toBe(120);
  });
});
