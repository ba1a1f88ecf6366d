/** What was typed or given cannot be used; the message says why, and what is allowed. The command ends with exit code 2. */
export class RefusalError extends Error {
  override readonly name = 'RefusalError';
}

/** A command line that cannot be understood: the reader is shown where help is. */
export class UsageError extends RefusalError {}
