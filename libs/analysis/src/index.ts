export {
  CLASSIFIER_VERSION,
  classifyOutcome,
  type Classification,
} from './classification/classify-outcome.js';
export type { ClassificationInput } from './classification/provider-signals.js';
export { compareAnswers } from './comparison/compare-answers.js';
export type * from './comparison/comparison.js';
export * from './plan/index.js';
export * from './statistics/index.js';
export * from './verdict/index.js';
