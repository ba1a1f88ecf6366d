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
        x: 6,
        n: 7,
      },
      specificity: {
        x: 12,
        n: 12,
      },
    },
    es: {
      sensitivity: {
        x: 1,
        n: 1,
      },
      specificity: {
        x: 1,
        n: 1,
      },
    },
    fr: {
      sensitivity: {
        x: 1,
        n: 1,
      },
      specificity: {
        x: 1,
        n: 1,
      },
    },
    de: {
      sensitivity: {
        x: 1,
        n: 1,
      },
      specificity: {
        x: 1,
        n: 1,
      },
    },
    ru: {
      sensitivity: {
        x: 1,
        n: 1,
      },
      specificity: {
        x: 1,
        n: 1,
      },
    },
    ja: {
      sensitivity: {
        x: 1,
        n: 1,
      },
      specificity: {
        x: 1,
        n: 1,
      },
    },
    ko: {
      sensitivity: {
        x: 1,
        n: 1,
      },
      specificity: {
        x: 1,
        n: 1,
      },
    },
    pt: {
      sensitivity: {
        x: 1,
        n: 1,
      },
      specificity: {
        x: 1,
        n: 1,
      },
    },
  },
  non_answer: {
    en: {
      sensitivity: {
        x: 435,
        n: 456,
      },
      specificity: {
        x: 460,
        n: 500,
      },
    },
    zh: {
      sensitivity: {
        x: 10,
        n: 11,
      },
      specificity: {
        x: 8,
        n: 8,
      },
    },
    es: {
      sensitivity: {
        x: 1,
        n: 1,
      },
      specificity: {
        x: 1,
        n: 1,
      },
    },
    fr: {
      sensitivity: {
        x: 1,
        n: 1,
      },
      specificity: {
        x: 1,
        n: 1,
      },
    },
    de: {
      sensitivity: {
        x: 1,
        n: 1,
      },
      specificity: {
        x: 1,
        n: 1,
      },
    },
    ru: {
      sensitivity: {
        x: 1,
        n: 1,
      },
      specificity: {
        x: 1,
        n: 1,
      },
    },
    ja: {
      sensitivity: {
        x: 1,
        n: 1,
      },
      specificity: {
        x: 1,
        n: 1,
      },
    },
    ko: {
      sensitivity: {
        x: 1,
        n: 1,
      },
      specificity: {
        x: 1,
        n: 1,
      },
    },
    pt: {
      sensitivity: {
        x: 1,
        n: 1,
      },
      specificity: {
        x: 1,
        n: 1,
      },
    },
  },
};
