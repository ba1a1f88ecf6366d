/** One operation that was tried, and what came of it. */
export interface SecurityRow {
  /** Who tries it, such as `a key with read of project b`, or `executor of eu-west`. */
  readonly identity: string;
  /** What is tried, such as `publish a result of us-east`. */
  readonly operation: string;
  /** What must come of it, such as `refused` or `404`. */
  readonly expected: string;
  /** What came of it, in few words. */
  readonly happened: string;
  readonly isAsExpected: boolean;
}

/** An operation to try. */
export interface Trial<Found> {
  readonly identity: string;
  readonly operation: string;
  readonly expected: string;
  /** Tries it; what it throws is a failure of the row, never what was expected. */
  readonly run: () => Promise<Found>;
  readonly isAsExpected: (found: Found) => boolean;
  /** What came of it in words. @default `String(found)` */
  readonly say?: ((found: Found) => string) | undefined;
}

/** Tries an operation and says what came of it. */
export async function tryOut<Found>(trial: Trial<Found>): Promise<SecurityRow> {
  const { identity, operation, expected, run, isAsExpected, say = String } = trial;
  const row = { identity, operation, expected };
  try {
    const found = await run();
    return { ...row, happened: say(found), isAsExpected: isAsExpected(found) };
  } catch (error) {
    return { ...row, happened: `could not be tried: ${messageOf(error)}`, isAsExpected: false };
  }
}

/** The message of whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
