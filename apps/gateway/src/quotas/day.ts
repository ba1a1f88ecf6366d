const DAY_MS = 86_400_000;

/** The end of a day in UTC, in milliseconds since 1970. */
export function midnightAfter(now: number): number {
  return (Math.floor(now / DAY_MS) + 1) * DAY_MS;
}

/** Whole seconds until the day ends in UTC. */
export function secondsToMidnight(now: number): number {
  return Math.ceil((midnightAfter(now) - now) / 1_000);
}
