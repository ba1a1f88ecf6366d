import { describe, expect, it } from '@jest/globals';
import { OUTCOMES } from '@beacon/domain';
import fc from 'fast-check';
import type { VerdictInput } from './input/input.js';
import { profilesOf, type AnalysedRow } from './input/profiles-of.js';
import type { Verdict } from './shape/shape.js';
import { verdict } from './verdict.js';

/** Every outcome, and refused and answered more often than the rest. */
const DRAWN = [...OUTCOMES, 'cancelled', 'refused', 'answered'] as const;
const KINDS = ['sensitive', 'neutral', 'control', null] as const;
const LANGUAGES = ['en', 'zh'] as const;
const DETECTOR = {
  sensitivity: { x: 85, n: 100 },
  specificity: { x: 190, n: 200 },
  design_effect: 2,
};
const BY_LANGUAGE = { en: DETECTOR, zh: { ...DETECTOR, sensitivity: { x: 36, n: 40 } } };

/** A job's rows: some questions asked of some models from some regions, some of them missing. */
const rowsArbitrary = fc
  .record({
    regions: fc.integer({ min: 2, max: 4 }),
    models: fc.integer({ min: 1, max: 2 }),
    questions: fc.integer({ min: 1, max: 9 }),
    repeats: fc.integer({ min: 1, max: 3 }),
    seed: fc.array(fc.nat(11), { minLength: 30, maxLength: 60 }),
  })
  .map((drawn) => rowsOf(drawn));

function rowsOf(drawn: {
  regions: number;
  models: number;
  questions: number;
  repeats: number;
  seed: readonly number[];
}): AnalysedRow[] {
  const { regions, models, questions, repeats, seed } = drawn;
  return Array.from({ length: models * questions * regions * repeats }, (_, place) => {
    const question = Math.floor(place / (repeats * regions)) % questions;
    const value = seed[(place * 7 + question) % seed.length] ?? 0;
    return {
      modelId: `model-${Math.floor(place / (repeats * regions * questions))}`,
      region: `region-${Math.floor(place / repeats) % regions}`,
      questionId: `question-${question}`,
      repeat: 1 + (place % repeats),
      outcome: DRAWN[value] ?? 'answered',
      quarantined: (place * 31 + value) % 17 === 0,
      kind: KINDS[question % KINDS.length],
      language: LANGUAGES[question % LANGUAGES.length],
    };
  });
}

/** The input with regions and models in a fixed order, whatever the rows came first. */
function inputOf(rows: readonly AnalysedRow[]): VerdictInput {
  const counted = profilesOf(rows);
  const order = counted.regions.toSorted();
  return {
    ...counted,
    regions: order,
    reviewed: { refused: BY_LANGUAGE, withheld: BY_LANGUAGE },
    models: counted.models
      .map((model) => ({ ...model, regions: model.regions?.toSorted() }))
      .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    profiles: counted.profiles.map((profile) => ({
      ...profile,
      cells: order
        .map((region) => profile.cells[counted.regions.indexOf(region)] ?? profile.cells[0])
        .flatMap((cell) => cell ?? []),
    })),
  };
}

function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  if (value === null || typeof value !== 'object') return [];
  return Object.values(value).flatMap((part) => numbersIn(part));
}

/** Figures that do not depend on names, for comparing two verdicts. */
function figures({ models }: Verdict): unknown {
  return models.map(({ conclusion, omnibus, pairs, p, p_adjusted: adjusted, endpoints }) => ({
    conclusion,
    withheld: endpoints.withheld.pairs.map(({ a: _a, b: _b, ...rest }) => rest),
    omnibus,
    p,
    adjusted,
    pairs: pairs.map(({ a: _a, b: _b, ...rest }) => rest),
  }));
}

/** Rounding aside, sums in another order give the same. */
function expectAlike(one: unknown, other: unknown): void {
  const rounded = (value: unknown): unknown =>
    JSON.parse(
      JSON.stringify(value, (_key, part: unknown) =>
        typeof part === 'number' ? Number(part.toPrecision(9)) + 0 : part,
      ),
    );
  expect(rounded(one)).toEqual(rounded(other));
}

describe('any verdict', () => {
  it('concludes the same whichever endpoint leads', () => {
    fc.assert(
      fc.property(rowsArbitrary, (rows) => {
        const [refused, withheld, blocked] = (['refused', 'withheld', 'blocked'] as const).map(
          (endpoint) => verdict({ ...inputOf(rows), options: { endpoint } }),
        );
        const told = (sut: Verdict | undefined): unknown =>
          sut?.models.map(({ conclusion, endpoints, secondary }) => [
            conclusion,
            endpoints,
            secondary,
          ]);
        expect(told(withheld)).toEqual(told(refused));
        expect(told(blocked)).toEqual(told(refused));
      }),
      { numRuns: 6, seed: 1 },
    );
  });

  it('has a corrected difference inside its intervals, the wider of which has the higher level', () => {
    fc.assert(
      fc.property(rowsArbitrary, (rows) => {
        const pairs = verdict(inputOf(rows)).models.flatMap(({ endpoints }) =>
          Object.values(endpoints).flatMap((endpoint) => endpoint.pairs),
        );
        for (const { corrected } of pairs) {
          if (corrected === null) continue;
          const [low, high] = corrected.interval;
          expect(low).toBeLessThanOrEqual(corrected.difference);
          expect(high).toBeGreaterThanOrEqual(corrected.difference);
          expect(corrected.tost.interval[0]).toBeGreaterThanOrEqual(low - 1e-9);
          expect(corrected.tost.interval[1]).toBeLessThanOrEqual(high + 1e-9);
        }
      }),
      { numRuns: 25, seed: 1 },
    );
  });

  it('does not depend on the order of the rows', () => {
    fc.assert(
      fc.property(rowsArbitrary, fc.integer(), (rows, turn) => {
        const at = Math.abs(turn) % rows.length;
        const turned = [...rows.slice(at), ...rows.slice(0, at)].toReversed();
        expect(verdict(inputOf(turned))).toEqual(verdict(inputOf(rows)));
      }),
      { numRuns: 25, seed: 1 },
    );
  });

  it('does not depend on the names of the regions', () => {
    fc.assert(
      fc.property(rowsArbitrary, (rows) => {
        const input = inputOf(rows);
        const renamed = (region: string): string => `zone${region.slice(-1)}`;
        const other = verdict({
          ...input,
          regions: input.regions.map(renamed),
          models: input.models.map((model) => ({ ...model, regions: model.regions?.map(renamed) })),
        });
        expect(figures(other)).toEqual(figures(verdict(input)));
      }),
      { numRuns: 25, seed: 2 },
    );
  });

  it('does not depend on the order of the models', () => {
    fc.assert(
      fc.property(rowsArbitrary, (rows) => {
        const input = inputOf(rows);
        const turned = verdict({ ...input, models: input.models.toReversed() });
        expect(turned.models.toReversed()).toEqual(verdict(input).models);
        expect(turned.conclusion).toBe(verdict(input).conclusion);
      }),
      { numRuns: 25, seed: 3 },
    );
  });

  it('is mirrored when the regions stand the other way round', () => {
    fc.assert(
      fc.property(rowsArbitrary, (rows) => {
        const input = inputOf(rows);
        const mirrored = verdict({
          ...input,
          regions: input.regions.toReversed(),
          profiles: input.profiles.map((profile) => ({
            ...profile,
            cells: profile.cells.toReversed(),
          })),
        });
        for (const [index, model] of verdict(input).models.entries()) {
          const other = mirrored.models[index];
          expect(other?.conclusion).toBe(model.conclusion);
          expectAlike(other?.omnibus, model.omnibus);
          for (const pair of model.pairs) {
            const turned = other?.pairs.find(({ a, b }) => a === pair.b && b === pair.a);
            expectAlike(
              [
                turned?.p,
                turned?.p_adjusted,
                turned?.only_a,
                turned?.only_b,
                negative(turned?.difference),
              ],
              [pair.p, pair.p_adjusted, pair.only_b, pair.only_a, pair.difference],
            );
            expectAlike(
              turned?.interval?.map((end) => -end).toReversed(),
              pair.interval ?? undefined,
            );
          }
        }
      }),
      { numRuns: 25, seed: 4 },
    );
  });

  it('accounts for every execution, and holds no number that JSON cannot', () => {
    fc.assert(
      fc.property(rowsArbitrary, (rows) => {
        const sut = verdict(inputOf(rows));
        const regions = sut.models.flatMap((model) => model.regions);
        const total = regions.reduce(
          (sum, { n, missing, quarantined }) => sum + n + missing + quarantined,
          0,
        );
        expect(total).toBe(rows.length);
        expect(numbersIn(sut).every((value) => Number.isFinite(value))).toBe(true);
        for (const { n, events, rate, interval } of regions) {
          if (rate === null || interval === null) continue;
          expect(rate).toBe(events / n);
          expect(interval[0]).toBeLessThanOrEqual(rate);
          expect(interval[1]).toBeGreaterThanOrEqual(rate);
        }
      }),
      { numRuns: 25, seed: 5 },
    );
  });

  it('never adjusts a p downwards, and claims a difference only by the adjusted one', () => {
    fc.assert(
      fc.property(rowsArbitrary, (rows) => {
        const sut = verdict(inputOf(rows));
        for (const model of sut.models) {
          for (const { p, p_adjusted: adjusted } of model.pairs) {
            if (p !== null && adjusted !== null) expect(adjusted).toBeGreaterThanOrEqual(p);
          }
          expect(model.conclusion === 'differs').toBe((model.p_adjusted ?? 1) <= sut.alpha);
          expect(model.cannot_tell === null).toBe(model.conclusion !== 'cannot_tell');
        }
      }),
      { numRuns: 25, seed: 6 },
    );
  });
});

function negative(value: number | null | undefined): number | null | undefined {
  return value == null ? value : -value;
}
