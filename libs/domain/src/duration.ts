const UNIT_MS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 } as const;
type Unit = keyof typeof UNIT_MS;

const LARGEST_FIRST: readonly Unit[] = ['h', 'm', 's', 'ms'];
const DURATION_PATTERN = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?(?:(\d+)ms)?$/;

/**
 * Milliseconds of a duration such as `500ms`, `60s`, `10m` or `1h30m`: whole numbers with units, the largest unit
 * first, each at most once. Null when the text is no duration or is longer than can be counted exactly.
 */
export function parseDuration(text: string): number | null {
  const parts = DURATION_PATTERN.exec(text);
  if (parts === null || text === '') return null;
  const total = LARGEST_FIRST.reduce(
    (sum, unit, index) => sum + Number(parts[index + 1] ?? 0) * UNIT_MS[unit],
    0,
  );
  return Number.isSafeInteger(total) ? total : null;
}

/**
 * The shortest text that {@link parseDuration} reads back to the same number: `1h30m`, `60s` as `1m`, zero as `0s`.
 * @throws RangeError when `ms` is not a whole number of milliseconds of at least 0.
 */
export function formatDuration(ms: number): string {
  if (!Number.isSafeInteger(ms) || ms < 0) {
    throw new RangeError(`${ms} is not a duration: give whole milliseconds, 0 or more`);
  }
  let left = ms;
  let text = '';
  for (const unit of LARGEST_FIRST) {
    const count = Math.floor(left / UNIT_MS[unit]);
    left -= count * UNIT_MS[unit];
    if (count > 0) text += `${count}${unit}`;
  }
  return text || '0s';
}
