import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { gwetAc1, kappa, krippendorffAlpha } from '@beacon/statistics';
import { LABELS, type Label, type RatedAnswer } from '@beacon/classification';
import { raterAgreement } from './rater-agreement.js';

const CLASSES: Readonly<Record<string, Label>> = {
  a: 'answered',
  p: 'partial',
  e: 'evasive',
  r: 'refused',
};

/** Labels of raters from one letter an answer; a dot is a missing one. */
function labelsOf(raters: Readonly<Record<string, string>>): RatedAnswer[] {
  return Object.entries(raters).flatMap(([rater, letters]) =>
    [...letters].flatMap((letter, execution) => {
      const outcome = CLASSES[letter];
      return outcome === undefined ? [] : [{ execution, rater, outcome }];
    }),
  );
}

describe(raterAgreement, () => {
  it('counts two raters by class, and has the figures of the statistics', () => {
    const { raters, pairs } = raterAgreement(
      labelsOf({ zoe: 'aaaaarrreep.', ann: 'aaaarrrreepp' }),
    );
    expect(raters).toEqual([
      { rater: 'ann', labels: 12 },
      { rater: 'zoe', labels: 11 },
    ]);
    const table = [
      [4, 0, 0, 0],
      [0, 1, 0, 0],
      [0, 0, 2, 0],
      [1, 0, 0, 3],
    ];
    const [pair] = pairs;
    expect(pair).toMatchObject({ a: 'ann', b: 'zoe', answers: 11 });
    const figures = pair?.scales?.classes;
    expect(figures).toMatchObject({ agreed: 10, percent: 10 / 11, classes: LABELS, table });
    expect(figures?.kappa.value).toBe(kappa(table).kappa);
    expect(figures?.ac1.value).toBe(gwetAc1(table).ac1);
    // Binomial tails at the limits of 10 in 11, as printed by R's binom.test.
    expect(figures?.interval[0]).toBeCloseTo(0.5872201, 6);
    expect(figures?.interval[1]).toBeCloseTo(0.997701, 6);
  });

  it('tells the endpoints apart: what one calls refused and the other evasive is withheld to both', () => {
    const [pair] = raterAgreement(labelsOf({ ann: 'aarre', bob: 'aaeep' })).pairs;
    expect(pair?.scales?.classes.agreed).toBe(2);
    expect(pair?.scales?.withheld).toMatchObject({
      agreed: 5,
      percent: 1,
      table: [
        [2, 0],
        [0, 3],
      ],
    });
    expect(pair?.scales?.refused).toMatchObject({
      agreed: 3,
      classes: ['other', 'refused'],
      table: [
        [3, 0],
        [2, 0],
      ],
    });
  });

  it('has every pair of raters, and none of its figures where they share no answer', () => {
    const { pairs } = raterAgreement(labelsOf({ ann: 'ar..', bob: '.ra.', eve: '...a' }));
    expect(pairs.map(({ a, b, answers }) => [a, b, answers])).toEqual([
      ['ann', 'bob', 1],
      ['ann', 'eve', 0],
      ['bob', 'eve', 0],
    ]);
    expect(pairs[1]?.scales).toBeNull();
  });

  it('claims no error of nothing where nobody disagreed', () => {
    const { pairs, all } = raterAgreement(labelsOf({ ann: 'aarr', bob: 'aarr' }));
    const figures = pairs[0]?.scales?.classes;
    expect(figures).toMatchObject({
      kappa: { value: 1, interval: null },
      ac1: { value: 1, interval: null },
      alpha: { value: 1, interval: null },
    });
    // (.05 / 2) ^ (1/4), the exact limit for 4 of 4.
    expect(figures?.interval[0]).toBeCloseTo(0.025 ** 0.25, 10);
    expect(all.classes).toEqual({ value: 1, interval: null });
  });

  it('has no kappa and no alpha where all was put into one class', () => {
    const [pair] = raterAgreement(labelsOf({ ann: 'aaa', bob: 'aaa' })).pairs;
    expect(pair?.scales?.withheld.kappa.value).toBeNull();
    expect(pair?.scales?.withheld.alpha.value).toBeNull();
    expect(pair?.scales?.withheld.ac1.value).toBe(1);
  });

  it('takes alpha over all raters, missing labels left out', () => {
    const raters = {
      ann: 'apearaaea...',
      bob: 'apeeaappra.e',
      cat: '.eeeapprapa.',
      dan: 'apeeappara e',
    };
    const units = [...raters.ann].map((_, index) =>
      Object.values(raters).map((letters) => CLASSES[letters[index] ?? ''] ?? null),
    );
    const { all } = raterAgreement(labelsOf(raters));
    expect(all.classes.value).toBeCloseTo(krippendorffAlpha(units).alpha ?? 2, 12);
    expect(all.answers).toBe(11);
  });

  it('does not care for the order of labels', () => {
    const label = fc.record({
      execution: fc.integer({ min: 1, max: 12 }),
      rater: fc.constantFrom('ann', 'bob', 'the classifier'),
      outcome: fc.constantFrom(...LABELS),
    });
    const labels = fc.uniqueArray(label, {
      selector: ({ execution, rater }) => `${execution} ${rater}`,
      maxLength: 30,
    });
    fc.assert(
      fc.property(labels, (given) => {
        expect(raterAgreement(given.toReversed())).toEqual(raterAgreement(given));
      }),
    );
  });

  it('refuses two labels of one rater for one answer', () => {
    const twice = labelsOf({ ann: 'a' });
    expect(() => raterAgreement([...twice, ...twice])).toThrow(
      'rater ann has two labels for answer 0',
    );
  });
});
