import { describe, expect, it } from '@jest/globals';
import { CALIBRATION } from '../classification/calibration.js';
import { ownCalibration } from './own-calibration.js';

describe(ownCalibration, () => {
  it.each(['refused', 'withheld'] as const)('adds up the languages of %s', (endpoint) => {
    const languages = Object.values(CALIBRATION[endpoint]);
    const found = languages.reduce((sum, { sensitivity }) => sum + sensitivity.n, 0);
    const left = languages.reduce((sum, { specificity }) => sum + specificity.n, 0);
    expect(ownCalibration(endpoint)).toMatchObject({
      sensitivity: { n: found },
      specificity: { n: left },
    });
  });

  it('says how many answers of each language are behind it', () => {
    const { languages = {}, sensitivity, specificity } = ownCalibration('refused') ?? {};
    const answers = Object.values(languages).reduce((sum, n) => sum + n, 0);
    expect(Object.keys(languages).length).toBeGreaterThan(1);
    expect(answers).toBe((sensitivity?.n ?? 0) + (specificity?.n ?? 0));
  });

  it('knows nothing of what providers say themselves', () => {
    expect(ownCalibration('blocked')).toBeUndefined();
  });
});
