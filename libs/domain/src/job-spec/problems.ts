import type { ProblemCode } from './problem-codes.js';

/** One thing that is wrong with a submitted job. */
export interface Problem {
  /** Where, as the submitter wrote it, such as `jobspec.constraints.regions[1]`; `$` for the whole body. */
  readonly field: string;
  readonly code: ProblemCode;
  readonly message: string;
  /** What would be accepted, where that can be said in short. */
  readonly allowed?: string;
}

/** What is wrong, before it is known where. */
export type Fault = Omit<Problem, 'field'>;

/** Keys and list positions from the body down to a value. */
export type Path = readonly (string | number)[];

/** An object that was read, and what is wrong with its form. */
export interface Read<Shape> {
  readonly fields: Shape;
  readonly problems: readonly Problem[];
}

/** Problems reported for one body; further ones are not looked for. */
export const MAX_PROBLEMS = 50;

const SHOWN_LENGTH = 60;
const ALLOWED_COUNT = 20;
const PLAIN_KEY = /^[A-Za-z_$][A-Za-z0-9_$]{0,59}$/;
// What JSON.stringify leaves as it is, though it can hide or reorder a line of text.
const UNSEEN = /[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** A path as text: `a.b[1]`, `a["odd key"]`, `$` when empty. */
export function formatPath(path: Path): string {
  const text = path.map(formatStep).join('');
  return text.replace(/^\./, '') || '$';
}

function formatStep(step: string | number): string {
  if (typeof step === 'number') return `[${step}]`;
  return PLAIN_KEY.test(step) ? `.${step}` : `[${show(step)}]`;
}

/** A submitted value for a message: at most 60 characters, control characters escaped, containers only named. */
export function show(value: unknown): string {
  if (typeof value === 'string') return showText(value);
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  const isPlain = ['number', 'boolean', 'bigint'].includes(typeof value);
  return isPlain ? `${value as number}`.slice(0, SHOWN_LENGTH) : `a ${typeof value}`;
}

function showText(text: string): string {
  const start = Array.from(text.slice(0, 2 * SHOWN_LENGTH))
    .slice(0, SHOWN_LENGTH)
    .join('');
  const escaped = JSON.stringify(start).replace(UNSEEN, escapeUnit);
  const isWhole = start === text && escaped.length <= SHOWN_LENGTH;
  return isWhole ? escaped : `${escaped.slice(0, SHOWN_LENGTH - 2).replace(/"$/, '')}…"`;
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** A list of accepted values for `allowed`, cut after 20. */
export function listAllowed(values: readonly string[]): string {
  const more = values.length - ALLOWED_COUNT;
  const shown = values.slice(0, ALLOWED_COUNT).join(', ');
  return more > 0 ? `${shown} and ${more} more` : shown;
}

/** Collects the problems of one body, each once, at most {@link MAX_PROBLEMS}. */
export class Problems {
  readonly #found: Problem[] = [];

  get list(): readonly Problem[] {
    return this.#found;
  }

  get isFull(): boolean {
    return this.#found.length >= MAX_PROBLEMS;
  }

  add(path: Path, fault: Fault): void {
    this.#keep({ field: formatPath(path), ...fault });
  }

  /** Collects the problems of an object that was read, in their turn, and gives its fields. */
  collect<Shape>({ fields, problems }: Read<Shape>): Shape {
    for (const problem of problems) this.#keep(problem);
    return fields;
  }

  #keep(problem: Problem): void {
    const isKnown = this.#found.some(
      ({ field, code }) => field === problem.field && code === problem.code,
    );
    if (!isKnown && !this.isFull) this.#found.push(problem);
  }

  /** Whether a problem is known at a path, within it, or with something that holds it. */
  touches(path: Path): boolean {
    if (this.#found.length === 0) return false;
    const field = formatPath(path);
    return this.#found.some((one) => contains(one.field, field) || contains(field, one.field));
  }
}

function contains(outer: string, inner: string): boolean {
  return inner === outer || inner.startsWith(`${outer}.`) || inner.startsWith(`${outer}[`);
}

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

/** The fault of a list that is longer than the installation accepts. */
export function tooMany(what: string, count: number, limit: number): Fault {
  return { code: 'too_many_items', message: `${count} ${what}`, allowed: `at most ${limit}` };
}
