import { describe, expect, it } from '@jest/globals';
import { chances, executionsOf, inputOf, onlyPair } from './arms.fixture.js';
import type { Asked, MadeJob } from './arms.fixture.js';

const JOBS = 50;
/** Of 50 jobs without an effect 5 % claim one on average, and 7 or fewer with a chance of 99.7 %. */
const MOST_FALSE_CLAIMS = 7;
const QUESTIONS = 40;

/** What is planted, in points of the rate of a question that is neither always nor never refused. */
interface Planted {
  readonly language: number;
  readonly region: number;
  readonly both?: number;
}

/** Questions differ much, translations of one hang together, and so do their answers from both regions. */
function simulated(seed: number, planted: Planted, repeats: number): Asked[] {
  const happens = chances(seed);
  const base = Array.from({ length: QUESTIONS }, () => (happens(0.3) ? 0.7 : 0.1));
  const ofQuestion = Array.from(
    { length: QUESTIONS },
    () => [0.15, -0.05][Number(happens(0.5))] ?? 0,
  );
  const end: MadeJob['end'] = ({ index, language, region }) => {
    const [isChinese, isEurope] = [Number(language === 'zh'), Number(region === 'eu-west')];
    const rate =
      (base[index] ?? 0) +
      (ofQuestion[index] ?? 0) +
      isChinese * planted.language +
      isEurope * planted.region +
      isChinese * isEurope * (planted.both ?? 0);
    return happens(Math.min(1, Math.max(0, rate))) ? 'refused' : 'answered';
  };
  return executionsOf({ questions: QUESTIONS, repeats, end });
}

function jobs(planted: Planted, repeats: number) {
  return Array.from({ length: JOBS }, (_, index) => {
    const executions = simulated(7_919 * index + repeats, planted, repeats);
    return {
      language: onlyPair(inputOf(executions, 'language')),
      region: onlyPair(inputOf(executions, 'region')),
    };
  });
}

const claims = (pairs: readonly { readonly conclusion: string }[]) =>
  pairs.filter(({ conclusion }) => conclusion === 'differs').length;
const depends = (pairs: readonly ReturnType<typeof onlyPair>[]) =>
  pairs.filter(({ endpoints }) => endpoints.refused.interactions.some(({ claimed }) => claimed))
    .length;

describe('50 simulated jobs in two languages and two regions', () => {
  it.each([1, 2])(
    'attribute a planted effect of language to language only (%p repeats)',
    (repeats) => {
      const all = jobs({ language: 0.35, region: 0 }, repeats);
      expect(claims(all.map(({ language }) => language))).toBeGreaterThan(0.9 * JOBS);
      expect(claims(all.map(({ region }) => region))).toBeLessThanOrEqual(MOST_FALSE_CLAIMS);
      expect(depends(all.map(({ language }) => language))).toBeLessThanOrEqual(MOST_FALSE_CLAIMS);
    },
  );

  it('attribute a planted effect of region to region only', () => {
    const all = jobs({ language: 0, region: 0.35 }, 1);
    expect(claims(all.map(({ region }) => region))).toBeGreaterThan(0.9 * JOBS);
    expect(claims(all.map(({ language }) => language))).toBeLessThanOrEqual(MOST_FALSE_CLAIMS);
  });

  it('find both effects where both are planted, each by its own size', () => {
    const all = jobs({ language: 0.4, region: 0.2 }, 2);
    const mean = (pairs: readonly ReturnType<typeof onlyPair>[]) =>
      pairs.reduce((sum, { endpoints }) => sum + (endpoints.refused.difference ?? 0), 0) / JOBS;
    expect(claims(all.map(({ language }) => language))).toBeGreaterThan(0.9 * JOBS);
    expect(claims(all.map(({ region }) => region))).toBeGreaterThan(0.5 * JOBS);
    // Rates are cut at 0 and 1, so that what is seen is a little less.
    expect(mean(all.map(({ language }) => language))).toBeLessThan(-0.25);
    expect(mean(all.map(({ region }) => region))).toBeGreaterThan(-0.25);
  });

  it('state an interaction that is planted, and call nothing equivalent for it', () => {
    const all = jobs({ language: 0, region: 0, both: 0.7 }, 2);
    expect(depends(all.map(({ language }) => language))).toBeGreaterThan(0.9 * JOBS);
    expect(all.filter(({ language }) => language.conclusion === 'equivalent')).toEqual([]);
  });

  it('claim an effect in no more than 5 % where there is none', () => {
    const all = jobs({ language: 0, region: 0 }, 2);
    expect(claims(all.map(({ language }) => language))).toBeLessThanOrEqual(MOST_FALSE_CLAIMS);
    expect(claims(all.map(({ region }) => region))).toBeLessThanOrEqual(MOST_FALSE_CLAIMS);
  });
});
