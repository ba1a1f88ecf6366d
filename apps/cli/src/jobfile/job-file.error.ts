import { MAX_PROBLEMS } from '@beacon/domain';
import { RefusalError } from '../refusal.error.js';

/** One thing that is wrong with a file. */
export interface FileProblem {
  /** As it was named. */
  readonly file: string;
  /** Counted from 1; null where no line is meant. */
  readonly line: number | null;
  readonly column: number | null;
  /** Such as `constraints.regions[1]`; `$` for the whole file. */
  readonly field: string;
  /** What is wrong. */
  readonly message: string;
  /** What is allowed, where that can be said in short. */
  readonly allowed?: string;
}

/** A job's file is refused. The message has a line for each problem, `file:line:column: field: what is wrong, allowed: …`. */
export class JobFileError extends RefusalError {
  /** Every problem, at most 50. */
  readonly problems: readonly FileProblem[];

  constructor(problems: readonly FileProblem[]) {
    const told = problems.slice(0, MAX_PROBLEMS);
    super(told.map(formatFileProblem).join('\n'));
    this.problems = told;
  }
}

/** One line for people. */
export function formatFileProblem(problem: FileProblem): string {
  const { file, line, column, field, message, allowed } = problem;
  const place = [file, line, column].filter((part) => part !== null).join(':');
  const what = [place, field === '$' ? '' : field, message].filter((part) => part !== '');
  return what.join(': ') + (allowed === undefined ? '' : `; allowed: ${allowed}`);
}
