import { applyDecorators } from '@nestjs/common';
import type { ApiPropertyOptions } from '@nestjs/swagger';
import { Check, Field } from '../../http/validation/field.js';
import type { Rule } from './rules.js';

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
