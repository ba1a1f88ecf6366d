import { show } from '@beacon/domain';
import type { Fault, Path, Problems } from '@beacon/domain';

/** Containers within containers; the schema needs 4 and the deepest free-form object 8 more. */
const MAX_DEPTH = 32;
const MAX_VALUES = 5_000_000;
const LONE_SURROGATE = /\p{Surrogate}/u;

/** A container on the way down; `next` is the position of the child to look at next. */
interface Frame {
  readonly container: Readonly<Record<string, unknown>> | readonly unknown[];
  readonly keys: readonly string[] | null;
  readonly length: number;
  next: number;
}

/**
 * Looks at every key and value of a body before anything interprets it: what no database column or message can hold
 * (`nul_byte`, `invalid_unicode`) and what is no JSON at all. Uses no recursion, so nesting cannot exhaust the stack.
 * @returns false when the body must not be read further.
 */
export function scan(body: unknown, problems: Problems): boolean {
  const stack: Frame[] = [];
  let values = 0;
  let isReadable = visit(body, stack, problems);
  for (let frame = stack.at(-1); frame !== undefined; frame = stack.at(-1)) {
    if (problems.isFull) return false;
    if (frame.next >= frame.length) stack.pop();
    else isReadable = visit(child(frame), stack, problems) && isReadable;
    values += 1;
    if (stack.length > MAX_DEPTH) return fatal(stack, problems, TOO_DEEP);
    if (values > MAX_VALUES) return fatal([], problems, TOO_LARGE);
  }
  return isReadable;
}

const TOO_DEEP: Fault = {
  code: 'too_deep',
  message: 'nested too deeply to be read',
  allowed: `at most ${MAX_DEPTH} levels`,
};
const TOO_LARGE: Fault = {
  code: 'too_large',
  message: 'the body holds too many values to be read',
  allowed: `at most ${MAX_VALUES} values`,
};

function fatal(stack: readonly Frame[], problems: Problems, fault: Fault): false {
  problems.add(pathOf(stack).slice(0, MAX_DEPTH), fault);
  return false;
}

function child(frame: Frame): unknown {
  const step = stepAt(frame, frame.next);
  frame.next += 1;
  return (frame.container as Record<string | number, unknown>)[step];
}

function stepAt(frame: Frame, position: number): string | number {
  return frame.keys === null ? position : (frame.keys[position] ?? '');
}

function pathOf(stack: readonly Frame[]): Path {
  return stack.filter((frame) => frame.next > 0).map((frame) => stepAt(frame, frame.next - 1));
}

function visit(value: unknown, stack: Frame[], problems: Problems): boolean {
  const path = (): Path => pathOf(stack);
  const isKeyReadable = checkKey(stack.at(-1), path, problems);
  const isAbsent = value === undefined && Array.isArray(stack.at(-1)?.keys);
  const isValueReadable = isAbsent || checkValue(value, path, problems);
  if (isValueReadable && typeof value === 'object' && value !== null) stack.push(open(value));
  return isKeyReadable && isValueReadable;
}

function open(value: object): Frame {
  if (Array.isArray(value)) return { container: value, keys: null, length: value.length, next: 0 };
  const keys = Object.keys(value);
  return { container: value as Record<string, unknown>, keys, length: keys.length, next: 0 };
}

function checkKey(frame: Frame | undefined, path: () => Path, problems: Problems): boolean {
  const key = frame === undefined ? '' : stepAt(frame, frame.next - 1);
  if (typeof key === 'number') return true;
  checkText(key, 'key', path, problems);
  if (key !== '__proto__') return true;
  problems.add(path(), { code: 'forbidden_key', message: 'the key "__proto__" is not accepted' });
  return false;
}

function checkValue(value: unknown, path: () => Path, problems: Problems): boolean {
  if (typeof value === 'string') checkText(value, 'text', path, problems);
  if (isJson(value)) return true;
  const message = `${show(value)} is no value that JSON can hold`;
  problems.add(path(), { code: 'not_json', message });
  return false;
}

function checkText(text: string, what: string, path: () => Path, problems: Problems): void {
  if (text.includes('\0')) {
    const message = `the ${what} ${show(text)} holds a NUL byte`;
    problems.add(path(), { code: 'nul_byte', message });
  }
  if (LONE_SURROGATE.test(text)) {
    const message = `the ${what} ${show(text)} holds half of a surrogate pair`;
    problems.add(path(), { code: 'invalid_unicode', message });
  }
}

function isJson(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value === 'object') return value === null || Array.isArray(value) || isRecord(value);
  return typeof value === 'string' || typeof value === 'boolean';
}

/** Whether a value is an object as JSON has them, and no list. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
