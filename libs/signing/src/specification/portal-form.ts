import type { Specification, SpecificationForm } from './forms.js';

/** Not signed by the original's clients. */
const UNSIGNED: ReadonlySet<string> = new Set(['id', 'created_at', 'signature', 'public_key']);

/**
 * A specification as the original's clients sign it. Fields of objects go that are null or come to an empty object, in `portal-2` empty
 * texts too; entries of lists all stay.
 */
export function portalFormOf(
  specification: Specification,
  form: Exclude<SpecificationForm, 'beacon-1'>,
): Specification {
  const signed = Object.fromEntries(
    Object.entries(specification).filter(([field]) => !UNSIGNED.has(field)),
  );
  return cleanedObject(withoutZeroRate(signed), form === 'portal-2');
}

/** A rate of 0 was the original's way to say none. */
function withoutZeroRate(specification: Specification): Specification {
  const { constraints } = specification;
  if (!isObject(constraints) || constraints['min_success_rate'] !== 0) return specification;
  const { min_success_rate: _, ...rest } = constraints;
  return { ...specification, constraints: rest };
}

function cleanedObject(object: Specification, dropsEmptyTexts: boolean): Specification {
  const kept = Object.entries(object).flatMap(([field, value]) => {
    const cleaned = cleanedValue(value, dropsEmptyTexts);
    const isDropped =
      cleaned === null || (dropsEmptyTexts && cleaned === '') || isEmptyObject(cleaned);
    return isDropped ? [] : [[field, cleaned] as const];
  });
  return Object.fromEntries(kept);
}

function cleanedValue(value: unknown, dropsEmptyTexts: boolean): unknown {
  if (Array.isArray(value)) return value.map((entry) => cleanedValue(entry, dropsEmptyTexts));
  return isObject(value) ? cleanedObject(value, dropsEmptyTexts) : value;
}

function isEmptyObject(value: unknown): boolean {
  return isObject(value) && Object.keys(value).length === 0;
}

function isObject(value: unknown): value is Specification {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
