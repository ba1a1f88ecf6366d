import { describe, expect, it } from '@jest/globals';
import { contentSampleSize, LEXICAL_ANSWERS } from './content-sample.js';

describe(contentSampleSize, () => {
  it.each([
    [
      { models: 3, regions: 3, questions: 8, repeats: 1 },
      { questions: 8, perRegion: 1 },
    ],
    [
      { models: 1, regions: 2, questions: 1, repeats: 100 },
      { questions: 1, perRegion: 20 },
    ],
    [
      { models: 3, regions: 3, questions: 118, repeats: 3 },
      { questions: 118, perRegion: 3 },
    ],
    [
      { models: 10, regions: 4, questions: 25_000, repeats: 1 },
      { questions: 120, perRegion: 1 },
    ],
    [
      { models: 50, regions: 8, questions: 500, repeats: 5 },
      { questions: 15, perRegion: 2 },
    ],
  ])('of %j is %j', (job, size) => {
    expect(contentSampleSize(job, LEXICAL_ANSWERS)).toEqual(size);
  });

  it('is bounded, whatever the job', () => {
    for (const models of [1, 5, 40]) {
      for (const regions of [2, 9]) {
        const job = { models, regions, questions: 100_000, repeats: 50 };
        const { questions, perRegion } = contentSampleSize(job, LEXICAL_ANSWERS);
        expect(models * regions * questions * perRegion).toBeLessThanOrEqual(LEXICAL_ANSWERS);
      }
    }
  });
});
