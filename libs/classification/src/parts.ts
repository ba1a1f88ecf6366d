import { featuresOf } from './learned/features.js';
import { judge } from './learned/learned-finding.js';
import { scoreOf } from './learned/learned-model.js';
import { formatPart } from './learned/written-part.js';
import { readQuestion } from './learned/question.js';
import { SLOTS } from './learned/runs.js';
import { sentencesOf } from './learned/tokens.js';
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
