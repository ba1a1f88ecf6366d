/** One thing that is wrong with a file of another tool. */
export interface FormatProblem {
  /** As it was named. */
  readonly file: string;
  /** Counted from 1; null where no line is meant. */
  readonly line: number | null;
  /** Such as `tests[1].vars`; `$` for the whole file. */
  readonly field: string;
  /** What is wrong. It quotes nothing longer than a name. */
  readonly message: string;
  /** What is allowed, where that can be said in short. */
  readonly allowed?: string;
}

/** Problems that a message tells: nobody mends more in one go. */
const MOST_TOLD = 50;

/** A file is not what its format says. The message has a line for each problem, `file:line: field: what is wrong; allowed: …`. */
export class FormatError extends Error {
  override readonly name = 'FormatError';

  constructor(
    /** Every problem found. */
    readonly problems: readonly FormatProblem[],
    options?: ErrorOptions,
  ) {
    const more = problems.length - MOST_TOLD;
    const told = problems.slice(0, MOST_TOLD).map(formatFormatProblem);
    super([...told, ...(more > 0 ? [`and ${more} more`] : [])].join('\n'), options);
  }
}

/** One line for people. */
export function formatFormatProblem(problem: FormatProblem): string {
  const { file, line, field, message, allowed } = problem;
  const place = line === null ? file : `${file}:${line}`;
  const what = [place, field === '$' ? '' : field, message].filter((part) => part !== '');
  return what.join(': ') + (allowed === undefined ? '' : `; allowed: ${allowed}`);
}
