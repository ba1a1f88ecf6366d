/** What was typed or given cannot be used; the message says why, and what is allowed. The command ends with exit code 2. */
export class RefusalError extends Error {
  override readonly name: string = 'RefusalError';
}

/** A command line that cannot be understood: the reader is shown where help is. */
export class UsageError extends RefusalError {
  override readonly name = 'UsageError';
}

/** A command that has said all it had to say, and whose exit code is a result, such as that of a job that failed. */
export class EndedOtherwise extends Error {
  override readonly name = 'EndedOtherwise';

  constructor(readonly exitCode: number) {
    super(`exit code ${exitCode}`);
  }
}
