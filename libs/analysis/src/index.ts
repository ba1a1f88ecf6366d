export { finalAnswer, type FinalAnswer } from './answer/final-answer.js';
export * from './agreement/index.js';
export {
  CLASSIFIER_VERSION,
  classifyOutcome,
  type Classification,
} from './classification/classify-outcome.js';
export { languageOf } from './classification/language.js';
export {
  CALIBRATION,
  type ClassifierCalibration,
  type DetectorCounts,
} from './classification/calibration.js';
export { classifierParts } from './classification/parts.js';
export type { Features } from './classification/learned/features.js';
export type {
  LanguagePart,
  LearnedModel,
  LinearPart,
  Scale,
} from './classification/learned/learned-model.js';
export type { LearnedLanguage } from './classification/learned/shape.js';
export type { ClassificationInput } from './classification/provider-signals.js';
export { compareAnswers } from './comparison/compare-answers.js';
export type * from './comparison/comparison.js';
export * from './content/index.js';
export * from './judging/index.js';
export * from './plan/index.js';
export * from './review/index.js';
export * from './statistics/index.js';
export * from './verdict/index.js';
