import { describe, expect, it } from '@jest/globals';
import { CALIBRATION } from '@beacon/classification';
import { ownCalibration } from './own-calibration.js';

describe(ownCalibration, () => {
  it.each(['refused', 'withheld'] as const)(
    'has the languages of %s, each by itself',
    (endpoint) => {
      expect(ownCalibration()[endpoint]).toEqual(CALIBRATION[endpoint]);
      expect(Object.keys(CALIBRATION[endpoint])).toEqual(expect.arrayContaining(['en', 'zh']));
    },
  );

  it('knows nothing of what providers say themselves', () => {
    expect(Object.keys(ownCalibration())).toEqual(['refused', 'withheld']);
  });
});
