import type { ClassifierCalibration } from './calibration.js';

/** Written by `npm run calibrate -- --figures`, never by hand. */
export const FIGURES: ClassifierCalibration = {
  refused: {
    en: {
      sensitivity: {
        x: 12,
        n: 13,
      },
      specificity: {
        x: 53,
        n: 54,
      },
    },
    zh: {
      sensitivity: {
        x: 7,
        n: 7,
      },
      specificity: {
        x: 12,
        n: 12,
      },
    },
  },
  withheld: {
    en: {
      sensitivity: {
        x: 442,
        n: 456,
      },
      specificity: {
        x: 488,
        n: 511,
      },
    },
    zh: {
      sensitivity: {
        x: 11,
        n: 11,
      },
      specificity: {
        x: 8,
        n: 8,
      },
    },
  },
};
