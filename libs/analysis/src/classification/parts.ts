import { featuresOf, isRun } from './learned/features.js';
import { judge } from './learned/learned-finding.js';
import { formatModel, parseModel } from './learned/learned-model.js';
import { readQuestion } from './learned/question.js';
import { sentencesOf } from './learned/tokens.js';
import { isEnglish } from './english.js';
import { readAnswer } from './reading.js';

/** Parts of the classifier, for those who train, measure or explain it; all others call `classifyOutcome`. */
export const classifierParts = {
  readAnswer,
  readQuestion,
  sentencesOf,
  featuresOf,
  isRun,
  isEnglish,
  judge,
  formatModel,
  parseModel,
} as const;
