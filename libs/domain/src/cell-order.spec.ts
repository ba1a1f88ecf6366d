import fc from 'fast-check';
import { describe, expect, it } from '@jest/globals';
import { cellsOfBlock, orderKey, placeAt, mixKeys, permute, permuteBack } from './cell-order.js';
import type { CellBlock } from './cell-order.js';
import { lanesOf } from './cell.js';
import type { JobQuestion } from './job-specification.js';

const SEED = 20_261_129;
const block = (questions: number, repeats: number, key: number | undefined = SEED): CellBlock => ({
  base: 0,
  questionFrom: 0,
  questionTo: questions,
  repeatFrom: 1,
  repeatTo: repeats,
  ...(key === undefined ? {} : { key }),
});
const placesOf = (blocks: readonly CellBlock[]) => {
  const cells = blocks.reduce((sum, one) => sum + cellsOfBlock(one), 0);
  return Array.from({ length: cells }, (_unused, position) => placeAt(blocks, position));
};
const question = (index: number): JobQuestion => ({
  id: `q${index}`,
  text: '?',
  category: null,
  language: null,
  source: 'inline',
});

const sizes = fc.record({
  questions: fc.integer({ min: 1, max: 60 }),
  repeats: fc.integer({ min: 1, max: 6 }),
  key: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
});

describe(placeAt, () => {
  it('asks every question once before any of them again, each cell once', () => {
    fc.assert(
      fc.property(sizes, ({ questions, repeats, key }) => {
        const places = placesOf([block(questions, repeats, key)]);
        for (let pass = 0; pass < repeats; pass += 1) {
          const asked = places.slice(pass * questions, (pass + 1) * questions);
          expect(asked.every(({ repeat }) => repeat === pass + 1)).toBe(true);
          expect(new Set(asked.map((one) => one.question)).size).toBe(questions);
        }
      }),
    );
  });

  it('keeps repeats of one question three quarters of a pass apart', () => {
    fc.assert(
      fc.property(sizes, ({ questions, repeats, key }) => {
        const last = new Map<number, number>();
        for (const { position, question: index } of placesOf([block(questions, repeats, key)])) {
          const before = last.get(index);
          last.set(index, position);
          if (before === undefined) continue;
          expect(position - before).toBeGreaterThanOrEqual(questions * 0.75);
        }
      }),
    );
  });

  it('asks the questions in another order in each pass, and by each seed', () => {
    const passes = Array.from({ length: 3 }, (_unused, pass) =>
      placesOf([block(40, 3)])
        .slice(pass * 40, (pass + 1) * 40)
        .map((one) => one.question),
    );
    const other = placesOf([block(40, 1, SEED + 1)]).map((one) => one.question);
    expect(new Set([...passes, other].map(String)).size).toBe(4);
  });

  it('puts each question into each tenth of a pass about equally often', () => {
    const [questions, seeds] = [40, 800];
    const counts = new Map<string, number>();
    for (let key = 0; key < seeds; key += 1) {
      for (const one of placesOf([block(questions, 1, orderKey(key, 'm', block(1, 1)))])) {
        const cell = `${one.question}@${Math.floor(one.position / 4)}`;
        counts.set(cell, (counts.get(cell) ?? 0) + 1);
      }
    }
    // 80 are expected of each; six standard deviations either way.
    expect(counts.size).toBe(400);
    for (const count of counts.values()) expect(Math.abs(count - 80)).toBeLessThan(54);
  });

  it('leaves blocks without a key as they were asked: question by question', () => {
    const places = placesOf([block(2, 3, undefined)].map(({ key: _none, ...old }) => old));
    expect(places.map((one) => `${one.question}/${one.repeat}`)).toEqual([
      '0/1',
      '0/2',
      '0/3',
      '1/1',
      '1/2',
      '1/3',
    ]);
  });

  it('keeps the orders that it draws: cells never move', () => {
    const places = placesOf([block(8, 2)]);
    expect(places.map((one) => `${one.question}/${one.repeat}`).join(' ')).toBe(
      '3/1 2/1 1/1 4/1 7/1 6/1 5/1 0/1 3/2 2/2 1/2 4/2 6/2 7/2 0/2 5/2',
    );
  });

  it('is the same in all regions of a model, and another one for another model', () => {
    const lanes = lanesOf({
      models: ['a', 'b'].map((id) => ({ id, name: id, regions: ['us-east', 'eu-west'] })),
      questions: Array.from({ length: 30 }, (_unused, index) => question(index)),
      repeats: 2,
      order: { seed: SEED },
    });
    const orders = lanes.map(({ blocks }) => String(placesOf(blocks).map((one) => one.question)));
    expect(orders[0]).toBe(orders[1]);
    expect(orders[2]).toBe(orders[3]);
    expect(orders[0]).not.toBe(orders[2]);
  });

  it.each([-1, 6, 1.5, Number.NaN])('has nothing at position %d', (position) => {
    expect(() => placeAt([block(2, 3)], position)).toThrow(RangeError);
  });
});

const keys = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const all = (size: number): number[] => Array.from({ length: size }, (_unused, index) => index);

describe(permute, () => {
  it('gives every index a place of its own, for every size up to 300', () => {
    for (let size = 1; size <= 300; size += 1) {
      const places = all(size).map((index) => permute(index, size, mixKeys(7, size)));
      expect(places.toSorted((a, b) => a - b)).toEqual(all(size));
    }
  });

  it('gives every index a place of its own, whatever the size and the key', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50_000 }), keys, (size, key) => {
        const seen = new Uint8Array(size);
        for (let index = 0; index < size; index += 1) seen[permute(index, size, key)] = 1;
        expect(seen.every((one) => one === 1)).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  it('is undone by its inverse, up to the largest size', () => {
    const drawn = fc
      .integer({ min: 1, max: 2 ** 32 })
      .chain((size) =>
        fc.record({ size: fc.constant(size), index: fc.integer({ min: 0, max: size - 1 }) }),
      );
    fc.assert(
      fc.property(drawn, keys, ({ size, index }, key) => {
        const place = permute(index, size, key);
        expect(place).toBeGreaterThanOrEqual(0);
        expect(place).toBeLessThan(size);
        expect(permuteBack(place, size, key)).toBe(index);
      }),
    );
  });

  it.each([2, 3, 4, 5, 7, 8, 12, 30])(
    'puts each of %d indices at each place about equally often over the keys',
    (size) => {
      const runs = 300 * size;
      const counts = new Map<string, number>();
      for (let key = 0; key < runs; key += 1) {
        for (const index of all(size)) {
          const cell = `${index}@${permute(index, size, mixKeys(99, key))}`;
          counts.set(cell, (counts.get(cell) ?? 0) + 1);
        }
      }
      // 300 are expected of each; six standard deviations either way.
      expect(counts.size).toBe(size * size);
      for (const count of counts.values()) expect(Math.abs(count - 300)).toBeLessThan(104);
    },
  );

  it('leaves no trace of the order given: neighbours are as far apart as drawn ones, and few stay neighbours', () => {
    const size = 10_000;
    for (const key of [1, 2, 3]) {
      const places = all(size).map((index) => permute(index, size, key));
      const gaps = places.slice(1).map((place, index) => Math.abs(place - (places[index] ?? 0)));
      const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
      // A third of the size where both are drawn.
      expect(Math.abs(mean - size / 3)).toBeLessThan(100);
      expect(gaps.filter((gap) => gap === 1).length).toBeLessThan(15);
    }
  });

  it('has another order for another key', () => {
    fc.assert(
      fc.property(keys, keys, (one, other) => {
        fc.pre(one !== other);
        const order = (key: number): number[] => all(50).map((index) => permute(index, 50, key));
        expect(order(one)).not.toEqual(order(other));
        expect(order(one)).toEqual(order(one));
      }),
    );
  });

  it.each([-1, 5, 1.5, Number.NaN])('has no place for %d of five', (index) => {
    expect(() => permute(index, 5, 1)).toThrow(RangeError);
    expect(() => permuteBack(index, 5, 1)).toThrow(RangeError);
  });
});

describe(mixKeys, () => {
  it('makes another key of other parts and of another order', () => {
    const made = new Set<number>();
    for (let first = 0; first < 30; first += 1) {
      for (let second = 0; second < 30; second += 1) made.add(mixKeys(5, first, second));
    }
    expect(made.size).toBe(900);
    expect(mixKeys(1, 2)).not.toBe(mixKeys(2, 1));
  });
});
