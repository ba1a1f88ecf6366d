import { MAX_PROBLEMS, show, typeFault } from '@beacon/domain';
import type { Fault, Path, Problems } from '@beacon/domain';
import { applyDecorators } from '@nestjs/common';
import type { ApiPropertyOptions } from '@nestjs/swagger';
import { Check, Field } from '../../http/validation/field.js';
import { isObject } from './rules.js';
import type { Rule } from './rules.js';

/** A field of a specification: what it is held to, and whether it must be there. */
interface GivenRule {
  readonly rule: Rule;
  readonly required: boolean;
}

const RULES = Symbol('beacon:rules');

/** The rules of a class, by field, in the order in which they are declared. */
function rulesOf(type: { readonly prototype: object }): ReadonlyMap<string, GivenRule> {
  const known: unknown = Reflect.getMetadata(RULES, type.prototype);
  return (known ?? new Map()) as ReadonlyMap<string, GivenRule>;
}

/** How a field of a specification is described. */
export interface GivenOptions {
  readonly about?: string;
  readonly schema: ApiPropertyOptions;
  /** @default false: absent or null */
  readonly required?: boolean;
}

/**
 * Declares a field of a specification once: its rule, which the reader takes from the class and the validator checks, and its place in
 * the API's description.
 */
export function Given(
  rule: Rule,
  { about = '', schema, required = false }: GivenOptions,
): PropertyDecorator {
  const register: PropertyDecorator = (prototype, name) => {
    const rules = new Map(rulesOf({ prototype }));
    rules.set(String(name), { rule, required });
    Reflect.defineMetadata(RULES, rules, prototype);
  };
  const field = { about, schema, required, nullable: !required };
  return applyDecorators(
    register,
    Field(
      field,
      Check(rule.isKind),
      ...rule.checks.map(({ accepts, code }) => Check(accepts, code)),
    ),
  );
}

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
