import { describe, expect, it } from '@jest/globals';
import type { Calibration } from '../../api/verdict-queries.ts';
import { knownFigures, languageName } from './known-figures.ts';

type Language = Calibration['languages'][number];

const RATE = { x: 8, n: 10, rate: 0.8, interval: [0.6, 0.9] };

const language = (tag: string, answers: number | null, suffices = true): Language => ({
  language: tag,
  bank_questions: 1,
  known: answers !== null,
  learned: true,
  thresholds: [],
  endpoints:
    answers === null
      ? []
      : [
          {
            endpoint: 'withheld',
            answers,
            events: 10,
            design_effect: 2,
            sensitivity: RATE,
            specificity: RATE,
            precision: RATE,
            f1: { value: 0.8, interval: [0.6, 0.9] },
            suffices_for_equivalent: suffices,
          },
        ],
});

describe('what is known of the classifier', () => {
  it('is listed by how much it rests on, without the languages of which nothing is known', () => {
    const known = knownFigures(
      [language('ar', null), language('zh', 100, false), language('en', 900)],
      'withheld',
    );
    expect(known.map((found) => [found.language, found.suffices])).toEqual([
      ['en', true],
      ['zh', false],
    ]);
    expect(knownFigures([language('en', 900)], 'refused')).toEqual([]);
  });

  it('names languages, and leaves what is none as it is', () => {
    expect(languageName('zh')).toBe('Chinese (zh)');
    expect(languageName('und-x-!')).toBe('und-x-!');
  });
});
