/** What an answer is: the final answer in a text, its outcome by signals, rules and learned weights, its language, and how judges label it. */

export { finalAnswer } from './text/final-answer.js';
export {
  CALIBRATION,
  type ClassifierCalibration,
  type DetectorCounts,
} from './calibration/calibration.js';
export { CLASSIFIER_VERSION, classifyOutcome } from './classify-outcome.js';
export { unanimousLabel, type JudgeLabel } from './judging/label.js';
export { JUDGE_INSTRUCTIONS, JUDGE_PROMPT, judgeRequest } from './judging/judge-prompt.js';
export { type JudgeVerdict, readVerdict } from './judging/judge-verdict.js';
export {
  isLabel,
  type Label,
  LABELS,
  type LabelScale,
  onScale,
  type RatedAnswer,
  SCALE_CLASSES,
} from './judging/label.js';
export type { Features } from './learned/features.js';
export type { LanguagePart, LearnedModel, LinearPart, Scale } from './learned/learned-model.js';
export type { LearnedLanguage } from './learned/shape.js';
export { type WithheldThreshold, withheldThresholds } from './learned/thresholds.js';
export { classifierParts } from './parts.js';
export type { ClassificationInput } from './classify-outcome.js';
export { languageOf } from './text/language.js';
