import { describe, expect, it } from '@jest/globals';
import { seededWords } from '@beacon/statistics';
import type { TimeBin } from '../input/input.js';
import { profilesOf, type AnalysedRow } from '../input/profiles-of.js';
import type { ModelVerdict } from '../shape/shape.js';
import { driftOf } from './time-drift.js';
import { timesOfRows } from '../input/times-of-rows.js';
import { SURE_IN_ENGLISH } from '../verdict.fixture.js';
import { verdict } from '../verdict.js';

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** A job of one model, two regions and 120 questions with two repeats, asked over an hour. */
interface Design {
  /** Chance of a refusal by question's own chance, region and hour of the job. */
  readonly chance: (own: number, region: string, hour: number) => number;
  /** Seconds by which `b` asks later than `a`, at a second of the job. */
  readonly behind: (second: number) => number;
}

const QUESTIONS = 120;
const REPEATS = 2;

function rowsOf({ chance, behind }: Design, seed: number): AnalysedRow[] {
  const words = seededWords(seed);
  const uniform = (): number => words() / 2 ** 32;
  const own = Array.from({ length: QUESTIONS }, () => uniform() * 0.6);
  const cells = Array.from({ length: REPEATS }, (_pass, pass) =>
    own
      .map((_own, question) => ({ question, pass, at: uniform() }))
      .toSorted((x, y) => x.at - y.at),
  ).flat();
  const step = HOUR / cells.length;
  return cells.flatMap(({ question, pass }, place) =>
    ['a', 'b'].map((region) => {
      const start = place * step + uniform() * 5;
      const second = region === 'a' ? start : start + behind(start);
      const isRefused = uniform() < chance(own[question] ?? 0, region, second / HOUR);
      return {
        modelId: 'm',
        region,
        questionId: `q${question}`,
        repeat: pass + 1,
        language: 'en',
        outcome: isRefused ? 'refused' : 'answered',
        startedAt: second * 1_000,
      };
    }),
  );
}

function modelOf(rows: readonly AnalysedRow[]): ModelVerdict {
  const [model] = verdict({
    ...profilesOf(rows),
    reviewed: SURE_IN_ENGLISH,
    time: timesOfRows(rows, MINUTE),
  }).models;
  if (model === undefined) throw new Error('the job has no model');
  return model;
}

const warned = ({ warnings }: ModelVerdict): string | null =>
  warnings.find(({ code }) => code === 'time_could_explain')?.text ?? null;
/** How many of some jobs of a design are warned of. */
const warningsIn = (design: Design, jobs: number): number =>
  Array.from({ length: jobs }, (_unused, seed) => modelOf(rowsOf(design, seed + 1))).filter(
    (model) => warned(model) !== null,
  ).length;

describe('time in a verdict', () => {
  it('tells how far apart the regions asked, and when each did', () => {
    const row = (region: string, questionId: string, startedAt: number): AnalysedRow => ({
      modelId: 'm',
      region,
      questionId,
      outcome: 'answered',
      startedAt,
    });
    const rows = [
      row('a', 'q1', 10_000),
      row('b', 'q1', 12_000),
      row('a', 'q2', 20_000),
      row('b', 'q2', 19_500),
      row('a', 'q3', 30_000),
      { ...row('b', 'q3', 99_000), quarantined: true },
    ];
    const { time } = modelOf(rows);
    expect(time).toMatchObject({
      max_skew_s: 60,
      skew: { cells: 2, median_s: 0.5, p95_s: 2, max_s: 2 },
    });
    expect(time?.regions).toEqual([
      { region: 'a', n: 3, first_s: 0, last_s: 20, mean_s: 10 },
      { region: 'b', n: 2, first_s: 2, last_s: 9.5, mean_s: 5.75 },
    ]);
  });

  it('knows nothing of rows that do not say when', () => {
    const rows = rowsOf({ chance: () => 0.5, behind: () => 0 }, 1);
    expect(modelOf(rows.map(({ startedAt: _at, ...row }) => row)).time).toBeNull();
  });

  it('is silent in sound jobs: in step, whether regions differ or not, whether the model moves or not', () => {
    const inStep = (): number => 20;
    const jobs = 60;
    const same: Design = { chance: (own) => own, behind: inStep };
    const other: Design = {
      chance: (own, region) => own + (region === 'b' ? 0.25 : 0),
      behind: inStep,
    };
    const moving: Design = { chance: (own, _region, hour) => own + 0.3 * hour, behind: inStep };
    for (const design of [same, other, moving]) {
      expect(warningsIn(design, jobs)).toBeLessThanOrEqual(0.05 * jobs);
    }
  });

  it('is silent where regions drift apart and the model stands still, unless a claim is within reach of time', () => {
    const behind = (second: number): number => second * 0.5;
    expect(warningsIn({ chance: (own) => own, behind }, 60)).toBeLessThanOrEqual(3);
  });

  it('warns where one region lags and the model moves: that looks like a region that differs', () => {
    const design: Design = {
      chance: (own, _region, hour) => Math.min(1, own + 0.35 * hour),
      behind: (second) => second,
    };
    const model = modelOf(rowsOf(design, 3));
    expect(model.conclusion).toBe('differs');
    expect(warned(model)).toMatch(
      /^m: the refusal rate moved by [\d.]+ points an hour within regions, and b was asked 30 minutes later on average: that makes [\d.]+ points between a and b/,
    );
    expect(warningsIn(design, 20)).toBeGreaterThanOrEqual(18);
  });

  it('warns where one region was asked entirely before the other, and says for how long', () => {
    const design: Design = { chance: (own) => own, behind: () => 3 * HOUR };
    expect(warned(modelOf(rowsOf(design, 5)))).toContain(
      'a was asked entirely before b, on average 3 hours',
    );
    const quick = rowsOf(design, 5).map((row) => ({
      ...row,
      startedAt: (row.startedAt ?? 0) / 600,
    }));
    expect(warned(modelOf(quick))).toBeNull();
  });

  it('warns of a claim where the regions were apart and the trend is not known well', () => {
    const design: Design = {
      chance: (own, region) => own + (region === 'b' ? 0.12 : 0),
      behind: () => 55 * MINUTE,
    };
    const texts = Array.from({ length: 30 }, (_unused, seed) => modelOf(rowsOf(design, seed + 1)))
      .filter((model) => model.conclusion === 'differs')
      .map(warned);
    expect(texts.length).toBeGreaterThan(3);
    const told = texts.filter((text) => text?.includes('not known well enough'));
    expect(told.length).toBeGreaterThan(texts.length / 3);
  });
});

describe(driftOf, () => {
  const bin = (region: string, second: number, refused: number, n = 10): TimeBin => ({
    region,
    n,
    first: second,
    last: second,
    second,
    outcomes: { refused, answered: n - refused },
  });

  it('is the trend within regions, not that from one region to the next', () => {
    const rising = [0, 1, 2, 3, 4].flatMap((second) => [
      bin('a', second, second),
      bin('b', second + 10, second),
    ]);
    const drift = driftOf(rising, 'refused');
    expect(drift?.slope).toBeCloseTo(0.1, 12);
    const level = [0, 1, 2, 3, 4].flatMap((second) => [
      bin('a', second, 1),
      bin('b', second + 10, 9),
    ]);
    expect(driftOf(level, 'refused')?.slope).toBeCloseTo(0, 12);
  });

  it('agrees with least squares by hand', () => {
    const bins = [bin('a', 0, 1), bin('a', 2, 4), bin('a', 4, 3), bin('a', 6, 8)];
    // Rates .1 .4 .3 .8 on -3 -1 1 3; residuals 0 .1 -.2 .1, of which 10 x .06 / 2 is more than the .24 of independent answers.
    const drift = driftOf(bins, 'refused');
    expect(drift?.slope).toBeCloseTo(0.1, 12);
    expect(drift?.df).toBe(2);
    expect(drift?.standardError).toBeCloseTo(Math.sqrt(0.3 / 200), 12);
  });

  it('is not known where everything was asked at once', () => {
    expect(driftOf([bin('a', 1, 1), bin('b', 1, 2)], 'refused')).toBeNull();
    expect(driftOf([], 'refused')).toBeNull();
  });

  it('does not take what correlates for a trend: stretches of one region are as many as ten', () => {
    let found = 0;
    for (let seed = 1; seed <= 200; seed += 1) {
      const words = seededWords(seed);
      // Twenty questions in a row, each refused always or never.
      const bins = Array.from({ length: 100 }, (_unused, second) => {
        const isRefused = seededWords(seed * 1_000 + Math.floor(second / 5))() % 2 === 0;
        return bin('a', second + (words() % 1_000) / 1_000, isRefused ? 10 : 0);
      });
      if ((driftOf(bins, 'refused')?.p ?? 1) <= 0.05) found += 1;
    }
    expect(found).toBeLessThanOrEqual(20);
  });
});
