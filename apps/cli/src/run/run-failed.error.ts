/** A run that comes to no result: the gate fails, whatever it was to fail on. */
export class RunFailedError extends Error {
  override readonly name = 'RunFailedError';
  /** Told by its message. */
  readonly code = 'RUN_FAILED';

  constructor(
    /** Such as `timeout`. */
    readonly reason: string,
    message: string,
    /** The job, where there is one. */
    readonly jobId: string | null,
  ) {
    super(message);
  }
}

/** Ctrl-C, or an end from outside. */
export class InterruptedError extends Error {
  override readonly name = 'InterruptedError';

  constructor(readonly jobId: string | null) {
    super('interrupted');
  }
}
