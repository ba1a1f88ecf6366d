/** Problems of one kind of thing that are looked for, and problems that a message tells: nobody mends more in one go. */
export const MOST_PROBLEMS = 50;

/** One thing that is wrong in the configuration. It never holds a value that may be secret. */
export interface ConfigurationProblem {
  /** The file as it was named to the loader, or `environment`. */
  readonly file: string;
  /** 1-based; null when the problem has no line: a file that cannot be read, an environment variable. */
  readonly line: number | null;
  /** Path of the field, such as `lanes[2].base_url`; empty when the whole file is meant. */
  readonly field: string;
  /** What is wrong and what is allowed. */
  readonly rule: string;
}

/** The configuration is refused. The message has one line per problem, `file:line: field: what is wrong, what is allowed`. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
  /** Every problem, once. */
  readonly problems: readonly ConfigurationProblem[];

  constructor(problems: readonly ConfigurationProblem[]) {
    const unique = new Map(problems.map((problem) => [formatProblem(problem), problem]));
    const told = [...unique.keys()].slice(0, MOST_PROBLEMS);
    const more = unique.size - told.length;
    super(
      ['the configuration is refused:', ...told, ...(more > 0 ? [`and ${more} more`] : [])].join(
        '\n',
      ),
    );
    this.problems = [...unique.values()];
  }
}

/** One line for people: `file:line: field: rule`, without the parts that a problem has not. */
export function formatProblem(problem: ConfigurationProblem): string {
  const place = problem.line === null ? problem.file : `${problem.file}:${problem.line}`;
  return [place, problem.field, problem.rule].filter((part) => part !== '').join(': ');
}
