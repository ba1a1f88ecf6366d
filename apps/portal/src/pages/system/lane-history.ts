import type { Schema } from '@beacon/client';

type Change = Schema<'LaneChangeView'>;

/** What a lane was from one moment to the next. */
export interface LaneSpan {
  /** Milliseconds since 1970. */
  readonly from: number;
  readonly to: number;
  readonly limit: number;
  readonly status: string;
}

/** How much of the shown time stands before the oldest change, so that what it changed can be seen. */
const LEAD = 0.05;
const LEAST_LEAD_MS = 1_000;

/**
 * What a lane was over time, oldest first, without gaps, until `now`.
 * @param changes newest first, as the API has them
 */
export function laneSpans(changes: readonly Change[], now: number): LaneSpan[] {
  const oldest = changes.at(-1);
  if (oldest === undefined) return [];
  const first = Date.parse(oldest.at);
  const lead = Math.max((now - first) * LEAD, LEAST_LEAD_MS);
  const spans: LaneSpan[] = [
    { from: first - lead, to: first, limit: oldest.from_limit, status: oldest.from_status },
  ];
  for (const [index, change] of changes.toReversed().entries()) {
    const from = Date.parse(change.at);
    const next = changes.at(-2 - index);
    // Clocks of two machines may differ: no span ends before it begins.
    const to = Math.max(from, next === undefined ? now : Date.parse(next.at));
    spans.push({ from, to, limit: change.to_limit, status: change.to_status });
  }
  return spans;
}

/** Spans of one status joined, those in which the lane was open left out. */
export function closedSpans(spans: readonly LaneSpan[]): LaneSpan[] {
  const closed: LaneSpan[] = [];
  for (const span of spans) {
    const before = closed.at(-1);
    if (span.status === 'open') continue;
    if (before !== undefined && before.status === span.status && before.to === span.from) {
      closed[closed.length - 1] = { ...before, to: span.to };
    } else closed.push(span);
  }
  return closed;
}

/** One change in words, such as `limit 4 → 2`. */
export function changeWords(change: Change): string {
  const parts = [
    change.from_limit === change.to_limit ? '' : `limit ${change.from_limit} → ${change.to_limit}`,
    change.from_status === change.to_status ? '' : `${change.from_status} → ${change.to_status}`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'as before' : parts.join(', ');
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** A unit of time. */
export interface TimeUnit {
  readonly name: string;
  readonly ms: number;
}

const UNITS: readonly TimeUnit[] = [
  { name: 'd', ms: DAY_MS },
  { name: 'h', ms: 60 * MINUTE_MS },
  { name: 'min', ms: MINUTE_MS },
];
const SECOND: TimeUnit = { name: 's', ms: 1_000 };

/** The largest unit of which a length of time holds two at least. */
export function timeUnit(lengthMs: number): TimeUnit {
  return UNITS.find(({ ms }) => lengthMs >= 2 * ms) ?? SECOND;
}
