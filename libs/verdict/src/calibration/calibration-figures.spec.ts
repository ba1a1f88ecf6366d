import { CALIBRATION } from '@beacon/classification';
import { describe, expect, it } from '@jest/globals';
import { calibrationFigures, endpointFigures } from './calibration-figures.js';

describe(endpointFigures, () => {
  const counts = { sensitivity: { x: 80, n: 100 }, specificity: { x: 380, n: 400 } };

  it('counts sensitivity, specificity, precision and F1 from the four cells', () => {
    const figures = endpointFigures('refused', counts, 0.95);
    expect(figures).toMatchObject({
      answers: 500,
      events: 100,
      design_effect: 1,
      sensitivity: { x: 80, n: 100, rate: 0.8 },
      specificity: { x: 380, n: 400, rate: 0.95 },
      precision: { x: 80, n: 100, rate: 0.8 },
      suffices_for_equivalent: true,
    });
    expect(figures.f1.value).toBeCloseTo(0.8, 12);
  });

  it('gives F1 the limits that Wilson gives 80 of 120, mapped by 2J/(1+J)', () => {
    const [low, high] = endpointFigures('refused', counts, 0.95).f1.interval;
    expect(low / (2 - low)).toBeCloseTo(0.578_32, 4);
    expect(high / (2 - high)).toBeCloseTo(0.744_69, 4);
  });

  it('widens every interval by the design effect, and then does not suffice', () => {
    const width = ([low, high]: readonly [number, number]): number => high - low;
    const narrow = endpointFigures('withheld', counts, 0.95);
    const wide = endpointFigures('withheld', { ...counts, design_effect: 9 }, 0.95);
    for (const name of ['sensitivity', 'specificity', 'precision', 'f1'] as const) {
      const a = width(narrow[name]?.interval ?? [0, 1]);
      const b = width(wide[name]?.interval ?? [0, 0]);
      expect([name, b > 2 * a]).toEqual([name, true]);
    }
    expect(wide.suffices_for_equivalent).toBe(false);
  });

  it('has no precision where nothing was called an event', () => {
    const none = { sensitivity: { x: 0, n: 10 }, specificity: { x: 40, n: 40 } };
    const { precision, f1 } = endpointFigures('refused', none, 0.95);
    expect(precision).toBeNull();
    expect(f1).toMatchObject({ value: 0 });
  });
});

describe(calibrationFigures, () => {
  const figures = calibrationFigures(
    new Map([
      ['en', 7],
      ['ar', 2],
    ]),
  );

  it('shows the counts that verdicts are corrected by, and no others', () => {
    for (const { language, endpoints } of figures.languages) {
      for (const { endpoint, sensitivity, specificity } of endpoints) {
        const { x, n } = sensitivity;
        const counts = CALIBRATION[endpoint][language];
        expect(counts).toMatchObject({
          sensitivity: { x, n },
          specificity: { x: specificity.x, n: specificity.n },
        });
      }
    }
    const shown = figures.languages.flatMap(({ language, endpoints }) =>
      endpoints.map(({ endpoint }) => `${endpoint} ${language}`),
    );
    const known = Object.entries(CALIBRATION).flatMap(([endpoint, languages]) =>
      Object.keys(languages).map((language) => `${endpoint} ${language}`),
    );
    expect(shown.toSorted()).toEqual(known.toSorted());
  });

  it('names languages that are asked and of which nothing is known', () => {
    expect(figures.unknown_languages).toEqual(['ar']);
    const known = figures.languages.map(({ language, known: isKnown, learned, bank_questions }) => [
      language,
      isKnown,
      learned,
      bank_questions,
    ]);
    expect(known).toEqual([
      ['ar', false, false, 2],
      ['en', true, true, 7],
      ['zh', true, true, 0],
    ]);
  });

  it('tells from which chance on the learned part takes an answer for withheld', () => {
    const zh = figures.languages.find(({ language }) => language === 'zh');
    expect(zh?.thresholds.map(({ form }) => form)).toEqual(['text', 'question']);
    for (const { log_odds: odds, probability } of zh?.thresholds ?? []) {
      expect(Math.log(probability / (1 - probability))).toBeCloseTo(odds, 9);
    }
  });
});
