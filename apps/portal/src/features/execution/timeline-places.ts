/** A span of time as text, ISO 8601. */
export interface Span {
  readonly started_at: string;
  readonly completed_at: string;
}

/** Where a span stands on the scale of all of them, in percent. */
export interface Place {
  readonly left: number;
  readonly width: number;
}

/** Narrower than that nobody sees it. */
const LEAST_WIDTH = 1.5;

/** Places spans on one scale from the earliest start to the latest end. */
export function placesOf(spans: readonly Span[]): Place[] {
  const times = spans.map(({ started_at: start, completed_at: end }) => ({
    start: Date.parse(start),
    end: Date.parse(end),
  }));
  const first = Math.min(...times.map(({ start }) => start));
  const whole = Math.max(1, Math.max(...times.map(({ end }) => end)) - first);
  return times.map(({ start, end }) => {
    const width = Math.max(LEAST_WIDTH, (100 * (end - start)) / whole);
    return { left: Math.min(100 - width, (100 * (start - first)) / whole), width };
  });
}
