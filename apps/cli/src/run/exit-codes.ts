/** Exit codes of `beacon run`. */
export const PASS = 0;
export const USAGE = 1;
export const JOB_FAILED = 2;
export const DIFFERS = 3;
export const CANNOT_TELL = 4;
/** What a shell says of a command that Ctrl-C ended. */
export const INTERRUPTED = 130;

/** What a gate comes to. */
export const RESULTS = ['pass', 'job_failed', 'differs', 'cannot_tell'] as const;
export type GateResult = (typeof RESULTS)[number];

const CODES: Readonly<Record<GateResult, number>> = {
  pass: PASS,
  job_failed: JOB_FAILED,
  differs: DIFFERS,
  cannot_tell: CANNOT_TELL,
};

/** The exit code of a result. */
export function exitCodeOf(result: GateResult): number {
  return CODES[result];
}
