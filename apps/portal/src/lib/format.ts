const NUMBER = new Intl.NumberFormat('en-US');
const DATE_TIME = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
const CLOCK = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** `12,345`. */
export function formatNumber(value: number): string {
  return NUMBER.format(value);
}

/** `1 question`, `2 questions`. */
export function formatCount(count: number, one: string, many = `${one}s`): string {
  return `${formatNumber(count)} ${count === 1 ? one : many}`;
}

/** `12.3 %` of a share; an en dash for what is not known. */
export function formatShare(share: number | null | undefined, decimals = 1): string {
  return share == null ? '–' : `${(share * 100).toFixed(decimals)} %`;
}

/** A difference of shares in points with its sign, such as `+12.3`. */
export function formatPoints(difference: number, decimals = 1): string {
  const points = (difference * 100).toFixed(decimals);
  if (Number(points) === 0) return points.replace('-', '');
  // A true minus sign is as wide as a plus, so that columns stay in line.
  return difference > 0 ? `+${points}` : points.replace('-', '−');
}

/** Dollars with the digits that a small sum needs, such as `$0.0018`. */
export function formatCost(usd: number | null | undefined): string {
  if (usd == null) return '–';
  if (usd === 0) return '$0';
  return `$${usd >= 1 ? usd.toFixed(2) : usd.toPrecision(2)}`;
}

/** How long something took, in the two largest units: `1 h 5 min`, `3.2 s`, `140 ms`. */
export function formatDuration(ms: number): string {
  if (ms < SECOND) return `${Math.round(ms)} ms`;
  if (ms < MINUTE) return `${(ms / SECOND).toFixed(1)} s`;
  if (ms < HOUR) return `${Math.floor(ms / MINUTE)} min ${Math.round((ms % MINUTE) / SECOND)} s`;
  return `${Math.floor(ms / HOUR)} h ${Math.round((ms % HOUR) / MINUTE)} min`;
}

/** A moment in the reader's own zone. */
export function formatTime(iso: string): string {
  return DATE_TIME.format(new Date(iso));
}

/** An interval of differences in points, such as `−22.8 to −9.4`. */
export function formatPointsRange(interval: readonly number[] | null): string {
  const [low, high] = interval ?? [];
  return low === undefined || high === undefined
    ? '–'
    : `${formatPoints(low)} to ${formatPoints(high)}`;
}

/** An interval of shares, such as `3.2 to 9.7 %`. */
export function formatShareRange(interval: readonly number[] | null | undefined): string {
  const [low, high] = interval ?? [];
  return low === undefined || high === undefined
    ? '–'
    : `${(low * 100).toFixed(1)} to ${formatShare(high)}`;
}

/** The time of day in the reader's own zone, such as `14:03:22`. */
export function formatClock(ms: number): string {
  return CLOCK.format(ms);
}
