import { MAX_PROBLEMS, show, typeFault } from '@beacon/domain';
import type { Fault, Path, Problems } from '@beacon/domain';
import { rulesOf } from './given.js';
import type { GivenRule } from './given.js';
import { isObject } from './rules.js';
import type { Rule } from './rules.js';

/**
 * Reads an object by its class. Every deviation becomes a problem, fields in the order of the class first, then those that it has
 * none of; what could be read is returned, so that one wrong field does not hide what is wrong with the others.
 */
export function readObject<Body extends object>(
  type: new () => Body,
  value: unknown,
  path: Path,
  problems: Problems,
): Partial<Body> {
  if (!isObject(value)) {
    problems.add(path, typeFault(value, 'an object', path));
    return {};
  }
  const rules = rulesOf(type);
  const readable: Record<string, unknown> = {};
  for (const [name, given] of rules) {
    const field = value[name];
    const isRead = isReadable(given, field, [path, name], problems);
    if (isRead && field !== undefined) readable[name] = field;
  }
  const unknown = Object.keys(value).filter((name) => !rules.has(name));
  for (const name of unknown.slice(0, MAX_PROBLEMS)) problems.add([...path, name], noField(name));
  return readable as Partial<Body>;
}

function isReadable(
  { rule, required }: GivenRule,
  value: unknown,
  [path, name]: readonly [Path, string],
  problems: Problems,
): boolean {
  if (!required && (value === undefined || value === null)) return true;
  return holds(rule, value, [path, name], problems);
}

/** The path of a field is only made for a problem: most of 100,000 questions have none. */
function holds(
  rule: Rule,
  value: unknown,
  [path, name]: readonly [Path, string | number],
  problems: Problems,
): boolean {
  const fault = faultOf(rule, value, [path, name]);
  if (fault !== null) {
    problems.add([...path, name], fault);
    return false;
  }
  const { fields, items } = rule;
  if (items !== undefined)
    return holdsAll(items, value as readonly unknown[], [...path, name], problems);
  if (fields === undefined) return true;
  const before = problems.list.length;
  readObject(fields, value, [...path, name], problems);
  return problems.list.length === before && !problems.isFull;
}

/** Looks no further than the first wrong entry. */
function holdsAll(items: Rule, list: readonly unknown[], path: Path, problems: Problems): boolean {
  return list.every((entry, index) => holds(items, entry, [path, index], problems));
}

function faultOf(
  { kind, isKind, checks }: Rule,
  value: unknown,
  [path, name]: readonly [Path, string | number],
): Fault | null {
  if (!isKind(value)) return typeFault(value, kind, [...path, name]);
  for (const { accepts, code, allowed } of checks) {
    if (!accepts(value)) return { code, message: `${show(value)} is not accepted`, allowed };
  }
  return null;
}

function noField(name: string): Fault {
  const message = `${show(name)} is not a field of a job specification here: remove it`;
  return { code: 'unknown_field', message };
}
