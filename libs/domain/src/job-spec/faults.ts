import { formatPath, show } from './problems.js';
import type { Fault, Path, Problems } from './problems.js';

/** The fault of a value of the wrong kind; of an absent one, that it is required. */
export function typeFault(input: unknown, expected: string, at: Path): Fault {
  if (input !== undefined && input !== null) {
    return { code: 'wrong_type', message: `must be ${expected}, not ${show(input)}` };
  }
  const name = at.filter((step) => typeof step === 'string').slice(-2);
  const subject = name.join(' ').replace(/^jobspec /, '');
  return { code: 'missing_field', message: `${subject} is required: give ${expected}` };
}

/** A value and where it was submitted. */
export interface Submitted<T> {
  readonly value: T | null | undefined;
  readonly path: Path;
}

/**
 * The value that two spellings of one field agree on; undefined when neither gives one. Two values that differ are a
 * `conflicting_field` of the second.
 */
export function agree<T extends string | number>(
  first: Submitted<T>,
  second: Submitted<T>,
  problems: Problems,
): Submitted<T> {
  if (first.value === null || first.value === undefined) return second;
  if (second.value !== null && second.value !== undefined && first.value !== second.value) {
    problems.add(
      second.path,
      conflict(show(second.value), formatPath(first.path), show(first.value)),
    );
  }
  return first;
}

/** The fault of a field that says something else than another one. */
export function conflict(value: string, other: string, otherValue: string): Fault {
  const message = `${value} differs from ${other}, which is ${otherValue}: give one of them`;
  return { code: 'conflicting_field', message };
}
