import { featuresOf } from './learned/features.js';
import { judge } from './learned/learned-finding.js';
import { scoreOf, formatPart } from './learned/learned-model.js';
import { readQuestion } from './request/question.js';
import { SLOTS } from './learned/runs.js';
import { sentencesOf } from './text/tokens.js';
import { languageOf } from './text/language.js';
import { readAnswer } from './rules/reading.js';

/** Parts of the classifier, for those who train, measure or explain it; all others call `classifyOutcome`. */
export const classifierParts = {
  readAnswer,
  readQuestion,
  sentencesOf,
  featuresOf,
  languageOf,
  judge,
  scoreOf,
  formatPart,
  slots: SLOTS,
} as const;
