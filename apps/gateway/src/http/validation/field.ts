import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import type { ApiPropertyOptions } from '@nestjs/swagger';
import { Expose, Transform } from 'class-transformer';
import { ValidateBy, ValidateIf } from 'class-validator';
import type { ValidationOptions } from 'class-validator';

/** What a 404 says that there is none of. */
export type NamedThing =
  'job' | 'execution' | 'lane' | 'dead letter' | 'series' | 'API key' | 'session';

/** A field of a body, or a parameter: how it is read, and what the API's description says of it. */
export interface FieldOptions {
  readonly about: string;
  /** What is accepted, in short; errors and the description say it. */
  readonly allowed?: string;
  /** Its OpenAPI schema. */
  readonly schema: ApiPropertyOptions;
  /** @default false */
  readonly required?: boolean;
  /** Whether null is the same as absent. @default false */
  readonly nullable?: boolean;
  /** What an absent field is read as. @default undefined */
  readonly fallback?: unknown;
  /** Translates what was given before it is checked: it must take anything, and return what it does not understand as it is. */
  readonly read?: (given: unknown) => unknown;
  /** Of a part of a path: what does not exist when it is not accepted. */
  readonly notFound?: NamedThing;
  /** Whether a parameter may be given several times. @default false */
  readonly list?: boolean;
}

/** What errors need to know of a field. */
export type FieldFacts = Pick<FieldOptions, 'allowed' | 'notFound' | 'list'>;

const FIELDS = Symbol('beacon:fields');

/** The fields of a DTO class, by name, in the order in which they are declared. */
export function fieldsOf(type: { readonly prototype: object }): ReadonlyMap<string, FieldFacts> {
  const known: unknown = Reflect.getMetadata(FIELDS, type.prototype);
  return (known ?? new Map()) as ReadonlyMap<string, FieldFacts>;
}

/**
 * Declares a field of a DTO class once: its place in the API's description, how it is read, and its checks. Checks are decorators of
 * class-validator; their own messages are not shown, see {@link problem}.
 */
export function Field(field: FieldOptions, ...checks: readonly PropertyDecorator[]) {
  return applyDecorators(
    describe(field),
    register(field),
    reader(field),
    presence(field),
    ...checks,
  );
}

function describe(field: FieldOptions): PropertyDecorator {
  const { about, allowed, schema, required = false, nullable = false, fallback } = field;
  const description = allowed === undefined ? about : `${about} Allowed: ${allowed}.`.trim();
  return ApiProperty({
    ...(nullable ? { nullable } : {}),
    ...(fallback === undefined || fallback === null ? {} : { default: fallback }),
    description,
    required,
    ...schema,
  } as ApiPropertyOptions);
}

function register({ allowed, notFound, list }: FieldOptions): PropertyDecorator {
  return (prototype, name) => {
    const fields = new Map(fieldsOf({ prototype }));
    fields.set(String(name), { allowed, notFound, list });
    Reflect.defineMetadata(FIELDS, fields, prototype);
  };
}

/** Exposed, so that it is read where it is absent, too. One transformation only: several would run in the reverse order. */
function reader({ nullable = false, fallback, read = (given) => given }: FieldOptions) {
  const isAbsent = (given: unknown) => given === undefined || (nullable && given === null);
  return applyDecorators(
    Expose(),
    Transform(({ value }: { value: unknown }) => (isAbsent(value) ? fallback : read(value))),
  );
}

/** Not `IsOptional`, which takes null for absent everywhere. */
function presence({ required = false, nullable = false, fallback }: FieldOptions) {
  // What an absent field is read as is right without a check.
  const isAbsent = (value: unknown) =>
    value === undefined || (value === null && (nullable || fallback === null));
  return ValidateIf((_body, value: unknown) => required || !isAbsent(value));
}

/** Options of a check: what is wrong with a field that does not pass, after its name. */
export function problem(words: string): ValidationOptions {
  return { context: { problem: words } };
}

/** A check by a function, for what class-validator has none. */
export function Check(accepts: (value: unknown) => boolean, words?: string): PropertyDecorator {
  // Not shown; but of a check without a message class-validator drops the context, too.
  const validator = { validate: accepts, defaultMessage: () => words ?? 'is not accepted' };
  // Checks of a field are told apart by their names.
  const name = `check ${words ?? accepts.toString()}`;
  return ValidateBy({ name, validator }, words === undefined ? undefined : problem(words));
}
