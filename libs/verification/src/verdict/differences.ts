import type { Verdict } from '@beacon/verdict';

/** Where two verdicts differ. */
export interface VerdictDifference {
  /** Such as `models.0.regions.1.refused`. */
  readonly path: string;
  readonly said: unknown;
  readonly found: unknown;
}

/** Differences that are looked for: one is enough to know that the verdict is another. */
const MOST = 20;
/** Both are reached by the same code on the same counts; this leaves room for how a number was written down. */
const TOLERANCE = 1e-9;

/**
 * What is not compared: figures of time, warnings that are made of them, versions, and the ids of pivotal executions, which are no part of
 * what is concluded.
 */
const LEFT_OUT: ReadonlySet<string> = new Set(['time', 'warnings', 'versions', 'executions']);

/** Where a verdict of a file differs from the one that its rows come to. What the file says beyond it is not looked at. */
export function verdictDifferences(said: unknown, found: Verdict): readonly VerdictDifference[] {
  const differences: VerdictDifference[] = [];
  compare(said, JSON.parse(JSON.stringify(found)), '', differences);
  return differences;
}

function compare(said: unknown, found: unknown, path: string, into: VerdictDifference[]): void {
  if (into.length >= MOST) return;
  if (typeof found === 'object' && found !== null) {
    if (isLikeShaped(said, found)) compareFields(said, found, path, into);
    else into.push({ path, said: shape(said), found: shape(found) });
    return;
  }
  if (!isSame(said, found)) into.push({ path, said: shape(said), found });
}

function compareFields(said: object, found: object, path: string, into: VerdictDifference[]): void {
  for (const [name, value] of Object.entries(found)) {
    if (LEFT_OUT.has(name)) continue;
    // Own fields only: a file may name any, and none of them is to reach a prototype.
    const other: unknown = Object.getOwnPropertyDescriptor(said, name)?.value;
    compare(other, value, path === '' ? name : `${path}.${name}`, into);
  }
}

function isLikeShaped(said: unknown, found: object): said is object {
  if (typeof said !== 'object' || said === null) return false;
  if (Array.isArray(found) !== Array.isArray(said)) return false;
  return !Array.isArray(found) || (Array.isArray(said) && said.length === found.length);
}

function isSame(said: unknown, found: unknown): boolean {
  if (typeof said !== 'number' || typeof found !== 'number') return said === found;
  return Math.abs(said - found) <= TOLERANCE * Math.max(1, Math.abs(said), Math.abs(found));
}

/** A value as a message shows it. */
function shape(value: unknown): unknown {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  return typeof value === 'string' ? value.slice(0, 200) : (value ?? null);
}
