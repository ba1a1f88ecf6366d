import { JobFileError } from './job-file.error.js';

/** A question as a file has it, for the API to read, and where it stands. */
export interface FiledQuestion {
  readonly question: unknown;
  /** Counted from 1. */
  readonly line: number;
}

/** A problem with a line of a file of questions, as the error that ends its reading. */
export function lineError(file: string, line: number | null, message: string): JobFileError {
  return new JobFileError([{ file, line, column: null, field: '$', message }]);
}
