import type { ClassifierCalibration } from './calibration.js';

/** Written by `npm run calibrate -- --figures`, never by hand. */
export const FIGURES: ClassifierCalibration = {
  refused: {
    en: {
      sensitivity: {
        x: 51,
        n: 54,
      },
      specificity: {
        x: 2762,
        n: 2764,
      },
      design_effect: 1.68,
    },
    zh: {
      sensitivity: {
        x: 17,
        n: 21,
      },
      specificity: {
        x: 648,
        n: 649,
      },
      design_effect: 1.01,
    },
  },
  withheld: {
    en: {
      sensitivity: {
        x: 593,
        n: 642,
      },
      specificity: {
        x: 3028,
        n: 3076,
      },
      design_effect: 14.09,
    },
    zh: {
      sensitivity: {
        x: 164,
        n: 210,
      },
      specificity: {
        x: 435,
        n: 460,
      },
      design_effect: 5.03,
    },
  },
};
