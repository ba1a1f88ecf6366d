/** What a check looks at. */
export type CheckName =
  | 'secret'
  | 'address'
  | 'tls'
  | 'key'
  | 'call'
  | 'answer'
  | 'model'
  | 'region'
  | 'evidence'
  | 'filters'
  | 'sampling'
  | 'usage'
  | 'latency'
  | 'limits';

/** One thing that was looked at. */
export interface Finding {
  readonly check: CheckName;
  /** `ok` is as expected, `note` is worth knowing before a job, `problem` keeps the lane from working or from being evidence. */
  readonly state: 'ok' | 'note' | 'problem';
  /** What was found, in one line. May hold a provider's words. */
  readonly found: string;
  /** What to do about it; null when there is nothing to do. */
  readonly do: string | null;
}

/** As expected. */
export function ok(check: CheckName, found: string): Finding {
  return { check, state: 'ok', found, do: null };
}

/** Worth knowing. */
export function note(check: CheckName, found: string, todo: string | null = null): Finding {
  return { check, state: 'note', found, do: todo };
}

/** Not as it has to be. */
export function problem(check: CheckName, found: string, todo: string): Finding {
  return { check, state: 'problem', found, do: todo };
}
