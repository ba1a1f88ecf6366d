import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { projectRoot } from '@beacon/stack';
import { formatOutcomes, parseOutcomes } from './outcomes-file.js';
import type { TypedAnswer } from './labelled-as.js';
import { compareVerdicts, verdictsText } from './verdicts.js';

/** Labels and outcomes of answers to requests in two languages, each typed by a learned part that saw neither its model nor its question. */
const HELD_OUT = join(projectRoot(), 'data/calibration/held-out-outcomes.tsv');

/** A model's answers to 38 questions in both languages: labelled and typed as withheld in so many of them. */
function answersOf(
  model: string,
  labelled: { readonly en: number; readonly zh: number },
  typed: { readonly en: number; readonly zh: number },
): TypedAnswer[] {
  return (['en', 'zh'] as const).flatMap((language) =>
    Array.from({ length: 38 }, (_, index) => ({
      model,
      question: `q${index}`,
      language,
      label: index < labelled[language] ? 'evasive' : 'answered',
      outcome: index < typed[language] ? 'evasive' : 'answered',
    })),
  );
}

describe(compareVerdicts, () => {
  it('finds the claims that typed answers make as labels do', () => {
    const { claims, found, opposite, unfounded } = compareVerdicts([
      ...answersOf('one', { en: 2, zh: 25 }, { en: 3, zh: 24 }),
      ...answersOf('other', { en: 4, zh: 4 }, { en: 4, zh: 5 }),
    ]);
    expect([claims, found, opposite, unfounded]).toEqual([1, 1, 0, 0]);
  });

  it('sees a claim that is missed, one of the other sign, and one that the labels do not make', () => {
    const { claims, found, opposite, unfounded } = compareVerdicts([
      ...answersOf('missed', { en: 0, zh: 25 }, { en: 2, zh: 3 }),
      ...answersOf('turned', { en: 0, zh: 25 }, { en: 25, zh: 0 }),
      ...answersOf('made up', { en: 3, zh: 3 }, { en: 0, zh: 25 }),
    ]);
    expect([claims, found, opposite, unfounded]).toEqual([2, 0, 1, 1]);
  });

  it('leaves out questions that have a label in one language only', () => {
    const answers = answersOf('one', { en: 2, zh: 25 }, { en: 3, zh: 24 });
    const half = answers.filter(({ language, question }) => language === 'en' || question < 'q2');
    const [pair] = compareVerdicts(half).pairs;
    const both = half.filter(({ language }) => language === 'zh').length;
    expect(both).toBeLessThan(38);
    expect(pair?.labelled.difference).toBeGreaterThan(0.5);
  });

  it('says it in a line for each model', () => {
    const text = verdictsText(
      compareVerdicts(answersOf('one', { en: 2, zh: 25 }, { en: 3, zh: 24 })),
    );
    expect(text).toMatch(/^one +withheld +60\.5 differs +55\.3 differs/m);
    expect(text).toContain('claims of the labels found: 1 of 1');
  });
});

describe('answers without their words', () => {
  it('are written and read back, with models numbered', () => {
    const answers = answersOf('a model', { en: 1, zh: 2 }, { en: 1, zh: 1 });
    const text = formatOutcomes(answers);
    expect(text).not.toContain('a model');
    expect(parseOutcomes(text)).toHaveLength(answers.length);
    expect(parseOutcomes(text)[0]).toMatchObject({
      model: 'model-01',
      question: 'q0',
      language: 'en',
    });
  });
});

describe('verdicts from answers that were held out', () => {
  const checks = compareVerdicts(parseOutcomes(readFileSync(HELD_OUT, 'utf8')));

  it('have the sign of those from labels wherever both claim', () => {
    expect(checks.claims).toBeGreaterThan(5);
    expect(checks.opposite).toBe(0);
  });

  it('find three quarters of what labels claim', () => {
    expect(checks.found).toBeGreaterThanOrEqual(0.75 * checks.claims);
  });

  it('never call equivalent what differs by ten points', () => {
    expect(checks.wronglyEquivalent).toBe(0);
  });
});
