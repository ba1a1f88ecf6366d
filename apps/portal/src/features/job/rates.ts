/** Counts of a moment. */
export interface Sample {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Recorded executions by lane. */
  readonly recorded: ReadonlyMap<string, number>;
}

/** Executions a second are those of so many last milliseconds. */
export const WINDOW_MS = 15_000;
/** A rate over less says little. */
const LEAST_SPAN_MS = 2_000;

/** The samples with one more; those that are older than the window are let go, but for the one at its edge. */
export function withSample(samples: readonly Sample[], sample: Sample): readonly Sample[] {
  const from = sample.at - WINDOW_MS;
  const kept = samples.filter(({ at }, place) => {
    const next = samples[place + 1];
    return at >= from || (next !== undefined && next.at > from) || next === undefined;
  });
  return [...kept, sample];
}

/** Executions a second by lane until now; empty while too little time has been seen. */
export function ratesOf(samples: readonly Sample[], now: number): ReadonlyMap<string, number> {
  const first = samples.find(({ at }) => at >= now - WINDOW_MS) ?? samples.at(-1);
  const last = samples.at(-1);
  if (first === undefined || last === undefined || now - first.at < LEAST_SPAN_MS) return new Map();
  const seconds = Math.min(now - first.at, WINDOW_MS) / 1_000;
  return new Map(
    [...last.recorded].map(([lane, count]) => [
      lane,
      Math.max(0, count - (first.recorded.get(lane) ?? count)) / seconds,
    ]),
  );
}

/** How far a lane is. */
export interface LaneLeft {
  readonly key: string;
  readonly pending: number;
}

/**
 * Milliseconds until the last lane is through at its present rate. Null while that cannot be told: a lane that has cells left and records
 * none may go on at any moment.
 */
export function remainingMs(
  lanes: readonly LaneLeft[],
  rates: ReadonlyMap<string, number>,
): number | null {
  let longest = 0;
  for (const { key, pending } of lanes) {
    if (pending === 0) continue;
    const rate = rates.get(key) ?? 0;
    if (rate === 0) return null;
    longest = Math.max(longest, (1_000 * pending) / rate);
  }
  return longest === 0 ? null : longest;
}
