import { IsIn, IsInt, Matches, Max, Min } from 'class-validator';
import { Check, Field } from './field.js';
import type { NamedThing } from './field.js';

/** A parameter that is a whole number, `min` to `max`. */
export function WholeNumber(
  { min, max, fallback }: { readonly min: number; readonly max: number; readonly fallback: number },
  about: string,
): PropertyDecorator {
  const schema = { type: 'integer', minimum: min, maximum: max } as const;
  const allowed = `a whole number, ${min} to ${max}`;
  return Field(
    { about, allowed, schema, fallback, read: numberIn(/^\d{1,9}$/) },
    IsInt(),
    Min(min),
    Max(max),
  );
}

const EXAMPLE = 0.05;

/** A parameter that is a decimal fraction between two bounds, both left out. */
export function Fraction(
  {
    above,
    below,
    fallback,
  }: { readonly above: number; readonly below: number; readonly fallback?: number },
  about: string,
): PropertyDecorator {
  const allowed = `a decimal fraction above ${above} and below ${below}, such as ${fallback ?? EXAMPLE}`;
  return Field(
    {
      about,
      allowed,
      schema: { type: 'number' },
      fallback,
      read: numberIn(/^(0|[1-9]\d{0,3})?(\.\d{1,12})?$/),
    },
    Check((value) => typeof value === 'number' && value > above && value < below),
  );
}

/** The number that a text of a pattern is. What is none stays as it is, and is refused. */
function numberIn(pattern: RegExp): (given: unknown) => unknown {
  return (given) => (typeof given === 'string' && pattern.test(given) ? Number(given) : given);
}

/** A parameter that is one of some words. */
export function OneOf(
  words: readonly string[],
  about: string,
  { fallback }: { readonly fallback?: string } = {},
): PropertyDecorator {
  const schema = { type: 'string', enum: [...words] } as const;
  return Field({ about, allowed: words.join(', '), schema, fallback }, IsIn(words));
}

/** A parameter that is a text of a pattern. */
export function TextOf(pattern: RegExp, allowed: string, about: string): PropertyDecorator {
  return Field({ about, allowed, schema: { type: 'string' } }, Matches(pattern));
}

/** What one parameter may list. */
const MOST_LISTED = 100;

/** A parameter that lists some words: given several times, or with commas. */
export function ListOf(words: readonly string[], about: string): PropertyDecorator {
  const items = { type: 'string', enum: [...words] };
  const allowed = `${words.join(', ')}; several with commas, or given several times`;
  return list({ about, allowed, items }, (one) => words.includes(one));
}

/**
 * A parameter that lists texts of a pattern: given several times, or with commas. What has commas and may be one of the texts itself
 * is listed too.
 */
export function TextsOf(pattern: RegExp, allowed: string, about: string): PropertyDecorator {
  const many = `${allowed}; several with commas, or given several times`;
  const accepts = (one: string): boolean => pattern.test(one);
  return list({ about, allowed: many, items: { type: 'string' } }, accepts);
}

function list(
  { about, allowed, items }: { about: string; allowed: string; items: object },
  accepts: (one: string) => boolean,
): PropertyDecorator {
  const schema = { type: 'array', items } as const;
  return Field(
    { about, allowed, schema, list: true, read: listReader(accepts) },
    Check(
      (value) =>
        Array.isArray(value) &&
        value.length <= MOST_LISTED &&
        value.every((one) => typeof one === 'string' && accepts(one)),
    ),
  );
}

/** What is neither a text nor several stays as it is, and is refused. */
function listReader(accepts: (one: string) => boolean): (given: unknown) => unknown {
  const partsOf = (one: string): readonly string[] =>
    one.includes(',') && accepts(one) ? [one, ...one.split(',')] : one.split(',');
  return (given) => {
    const all: readonly unknown[] = Array.isArray(given) ? given : [given];
    return all.flatMap<unknown>((one) => (typeof one === 'string' ? partsOf(one) : [one]));
  };
}

/** A part of a path that names something. What does not match the pattern does not exist: a 404. */
export function NameOf(notFound: NamedThing, pattern: RegExp, about: string): PropertyDecorator {
  const schema = { type: 'string' } as const;
  return Field({ about, schema, required: true, notFound }, Matches(pattern));
}
