export { FormatError, formatFormatProblem, type FormatProblem } from './format.error.js';
export { streamedJson } from './streamed-json.js';
