export { FormatError, formatFormatProblem, type FormatProblem } from './format.error.js';
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
