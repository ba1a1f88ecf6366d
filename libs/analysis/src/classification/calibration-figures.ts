import type { ClassifierCalibration } from './calibration.js';

export const FIGURES: ClassifierCalibration = { refused: {}, non_answer: {} };
