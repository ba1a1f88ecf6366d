/** Refuses anything but a whole number from 0 that a double holds exactly. */
export function requireCount(name: string, value: number): void {
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new RangeError(`${name} must be a whole number of at least 0, not ${value}`);
  }
}

/** Refuses anything but a whole number of at least `least`. */
export function requireAtLeast(name: string, value: number, least: number): void {
  if (!Number.isSafeInteger(value) || value < least) {
    throw new RangeError(`${name} must be a whole number of at least ${least}, not ${value}`);
  }
}

/** Refuses anything outside 0 to 1, both ends allowed. */
export function requireFraction(name: string, value: number): void {
  if (!(value >= 0 && value <= 1)) {
    throw new RangeError(`${name} must be between 0 and 1, not ${value}`);
  }
}

/** Refuses anything outside 0 to 1, both ends refused too: levels, error rates, powers. */
export function requireInnerFraction(name: string, value: number): void {
  if (!(value > 0 && value < 1)) {
    throw new RangeError(`${name} must lie between 0 and 1, ends excluded, not ${value}`);
  }
}

/** Events among trials. */
interface Proportion {
  /** Events, 0 to n. */
  readonly x: number;
  /** Trials, at least 1. */
  readonly n: number;
}

/** Refuses a proportion without trials, or with more events than trials. */
export function requireProportion(name: string, { x, n }: Proportion): void {
  requireCount(`${name}.x`, x);
  requireAtLeast(`${name}.n`, n, 1);
  if (x > n) throw new RangeError(`${name}.x must be at most n (${n}), not ${x}`);
}
