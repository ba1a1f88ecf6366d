export { AnswersCollection, type CollectionSize } from './answers/answers-collection.js';
export {
  ANSWERS_FILE_TYPE,
  answerLine,
  answersHead,
  type AnswerLine,
  type AnswersHead,
} from './answers/answers-file.js';
export { DeclaredRegions } from './answers/region-of.js';
export {
  DEPLOYMENT_TYPES,
  EVALUATOR_RELATIONSHIPS,
  MODEL_AVAILABILITIES,
  everyEvalEverRecord,
  type Metric,
  type RateInterval,
} from './every-eval-ever/write-record.js';
export {
  laneRowSchema,
  type ExportedJob,
  type ExportedLane,
  type LaneRow,
} from './executions/lane-row.js';
export { LaneCount } from './executions/tally.js';
export { FormatError, formatFormatProblem, type FormatProblem } from './format.error.js';
export { parseLenientJson } from './inspect/lenient-json.js';
export { readEvalArchive } from './inspect/read-eval-archive.js';
export type { InspectLogFacts } from './inspect/eval-log.js';
export { readEvalLog } from './inspect/read-eval-log.js';
export { evalLog } from './inspect/write-eval-log.js';
export { BatchReader } from './openai-batch/read-batch.js';
export { batchRequests, inFiles, type BatchLane } from './openai-batch/write-batch.js';
export { readSpeechMapRow } from './speechmap/read-speechmap.js';
export { streamedJson } from './streamed-json.js';
export {
  importPromptfoo,
  type ImportedConfig,
  type ImportOptions,
} from './promptfoo/import/import-promptfoo.js';
export type { ImportNote } from './promptfoo/import/import-report.js';
export type { ImportedModel } from './promptfoo/import/models.js';
export { checkedQuestionSchema, type CheckedQuestion } from './promptfoo/checks/check.js';
export { exportedRowSchema, type ExportedRow } from './exported-row.js';
export { promptfooResults, type ResultJob } from './promptfoo/results/promptfoo-results.js';
