import { describe, expect, it } from '@jest/globals';
import { limitsText } from './quota-text.js';

const NONE = {
  requests_per_minute: null,
  jobs_per_day: null,
  cells_per_day: null,
  cost_per_day: null,
};

describe(limitsText, () => {
  it('says every limit that a key has, those of nothing at all among them', () => {
    const all = {
      requests_per_minute: 60,
      jobs_per_day: 1,
      cells_per_day: 100_000,
      cost_per_day: 2.5,
    };
    expect(limitsText(all)).toBe(
      'at most 60 requests a minute, 1 job a day, 100,000 cells a day, $2.50 a day',
    );
    expect(limitsText({ ...NONE, jobs_per_day: 0 })).toBe('at most 0 jobs a day');
  });

  it('says that a key has none', () => {
    expect(limitsText(NONE)).toBe('no limits');
  });
});
