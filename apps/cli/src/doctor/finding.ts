/** How bad it is: `problem` keeps a job from running, `warning` may. */
export type Level = 'ok' | 'warning' | 'problem';

/** One thing that was looked at. Fields are those of `--json`. */
export interface Finding {
  /** What was looked at, such as `disk`; stable. */
  readonly check: string;
  readonly level: Level;
  /** What was found. It holds no secret. */
  readonly found: string;
  /** What to type or do; null where nothing has to be done. */
  readonly next: string | null;
}

/** All is well. */
export function ok(check: string, found: string): Finding {
  return { check, level: 'ok', found, next: null };
}

/** Something that may keep a job from running, or from what it is meant for. */
export function warning(check: string, found: string, next: string): Finding {
  return { check, level: 'warning', found, next };
}

/** Something that keeps a job from running. */
export function problem(check: string, found: string, next: string): Finding {
  return { check, level: 'problem', found, next };
}
