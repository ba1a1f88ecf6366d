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

/** A parameter that is a decimal fraction between two bounds, both left out. */
export function Fraction(
  {
    above,
    below,
    fallback,
  }: { readonly above: number; readonly below: number; readonly fallback: number },
  about: string,
): PropertyDecorator {
  const allowed = `a decimal fraction above ${above} and below ${below}, such as ${fallback}`;
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

/** A part of a path that names something. What does not match the pattern does not exist: a 404. */
export function NameOf(notFound: NamedThing, pattern: RegExp, about: string): PropertyDecorator {
  const schema = { type: 'string' } as const;
  return Field({ about, schema, required: true, notFound }, Matches(pattern));
}
