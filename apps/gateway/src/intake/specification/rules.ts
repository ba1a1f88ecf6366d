import type { ProblemCode } from '@beacon/domain';
import { applyDecorators } from '@nestjs/common';
import type { ApiPropertyOptions } from '@nestjs/swagger';
import { Check, Field } from '../../http/validation/field.js';

/** What a value of a specification is held to: its kind first, then its checks until the first that it fails. */
export interface Rule {
  /** The kind, in words: `a string`. */
  readonly kind: string;
  readonly isKind: (value: unknown) => boolean;
  readonly checks: readonly RuleCheck[];
  /** Of a list: what its entries are held to, up to the first that is wrong. */
  readonly items?: Rule;
  /** Of an object: the class that describes it. */
  readonly fields?: new () => object;
  /** What the API's description says of it beside its type. */
  readonly described?: { readonly pattern: string };
}

/** One check of a {@link Rule}. */
export interface RuleCheck {
  readonly accepts: (value: unknown) => boolean;
  readonly code: ProblemCode;
  readonly allowed: string;
}

/** A rule that is compiled from a class must not cost more than a comparison or two: 100,000 questions are held to it. */
const isString = (value: unknown): boolean => typeof value === 'string';
const isNumber = (value: unknown): boolean => typeof value === 'number';
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const ofText =
  (holds: (text: string) => boolean) =>
  (value: unknown): boolean =>
    holds(value as string);
const within =
  (min: number, max: number) =>
  (value: unknown): boolean =>
    (value as number) >= min && (value as number) <= max;

const rule = (kind: string, isKind: Rule['isKind'], ...checks: readonly RuleCheck[]): Rule => ({
  kind,
  isKind,
  checks,
});

/** Longest text that is held to a pattern. */
const MATCHED_LENGTH = 500;

export const text = (min: number, max: number, ...more: readonly RuleCheck[]): Rule =>
  rule(
    'a string',
    isString,
    {
      accepts: ofText(({ length }) => length >= min && length <= max),
      code: 'invalid_length',
      allowed: `${min}..${max} characters`,
    },
    ...more,
  );

/** A text that is not made of blanks alone. */
export const NOT_BLANK: RuleCheck = {
  accepts: ofText((value) => value === '' || value.trim() !== ''),
  code: 'blank_text',
  allowed: 'words',
};

export const anyText: Rule = rule('a string', isString);

export const matching = (pattern: RegExp, code: ProblemCode, allowed: string): Rule => ({
  ...rule('a string', isString, {
    accepts: ofText((value) => value.length <= MATCHED_LENGTH && pattern.test(value)),
    code,
    allowed,
  }),
  described: { pattern: pattern.source },
});

export const decimal = (min: number, max: number): Rule =>
  rule('a number', isNumber, {
    accepts: within(min, max),
    code: 'out_of_range',
    allowed: `${min}..${max}`,
  });

/** A number between two that it must not be. */
export const between = (above: number, below: number): Rule =>
  rule('a number', isNumber, {
    accepts: (value) => (value as number) > above && (value as number) < below,
    code: 'out_of_range',
    allowed: `above ${above}, below ${below}`,
  });

const IS_WHOLE: RuleCheck = {
  accepts: Number.isSafeInteger,
  code: 'not_an_integer',
  allowed: 'a whole number',
};
export const whole: Rule = rule('a number', isNumber, IS_WHOLE);
export const wholeIn = (min: number, max: number = Number.MAX_SAFE_INTEGER): Rule =>
  rule('a number', isNumber, IS_WHOLE, {
    accepts: within(min, max),
    code: 'out_of_range',
    allowed: `${min}..${max}`,
  });

export const flag: Rule = rule('true or false', (value) => typeof value === 'boolean');

/** One of some words; any other value is refused as such, whatever its kind. */
export const oneOf = (words: readonly string[]): Rule =>
  rule('one of some words', () => true, {
    accepts: (value) => words.some((word) => word === value),
    code: 'invalid_value',
    allowed: words.join(', '),
  });

/** A list whose entries are read one by one, so that a long list of wrong ones costs nothing. */
export const list: Rule = rule('a list', Array.isArray);
export const listOf = (items: Rule): Rule => ({ ...list, items });
/** What a reader of its own looks at. */
export const later: Rule = rule('anything', () => true);
export const objectOf = (fields: new () => object): Rule => ({
  ...rule('an object', isObject),
  fields,
});

const FREE_FORM_DEPTH = 8;
const FREE_FORM_BYTES = 65_536;

function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return (
    1 + Object.values(value).reduce<number>((most, inner) => Math.max(most, depthOf(inner)), 0)
  );
}

function isSmall(value: unknown): boolean {
  return Buffer.byteLength(JSON.stringify(value)) <= FREE_FORM_BYTES;
}

const IS_SHALLOW: RuleCheck = {
  accepts: (value) => depthOf(value) <= FREE_FORM_DEPTH,
  code: 'too_deep',
  allowed: `at most ${FREE_FORM_DEPTH} levels`,
};

/** An object with any content, bounded; the scan has bounded its depth before anything here recurses. */
export const freeForm: Rule = rule('an object', isObject, IS_SHALLOW, {
  accepts: isSmall,
  code: 'too_large',
  allowed: `${FREE_FORM_BYTES} bytes`,
});

/** The same, with a prompt of any length. */
export const inputData: Rule = rule('an object', isObject, IS_SHALLOW, {
  accepts: (value) => {
    const { prompt, ...rest } = value as Readonly<Record<string, unknown>>;
    return isSmall(typeof prompt === 'string' ? rest : { prompt, ...rest });
  },
  code: 'too_large',
  allowed: `${FREE_FORM_BYTES} bytes beside the prompt`,
});

/** A field of a specification: what it is held to, and whether it must be there. */
export interface GivenRule {
  readonly rule: Rule;
  readonly required: boolean;
}

const RULES = Symbol('beacon:rules');

/** The rules of a class, by field, in the order in which they are declared. */
export function rulesOf(type: { readonly prototype: object }): ReadonlyMap<string, GivenRule> {
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
  const described = { ...rule.described, ...schema };
  const field = { about, schema: described, required, nullable: !required };
  return applyDecorators(
    register,
    Field(
      field,
      Check(rule.isKind),
      ...rule.checks.map(({ accepts, code }) => Check(accepts, code)),
    ),
  );
}
