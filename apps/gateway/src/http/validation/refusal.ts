import type { ValidationError } from 'class-validator';
import { ApiError } from '../errors/api-error.js';
import type { ErrorDetail } from '../errors/api-error.js';
import type { FieldFacts } from './field.js';

/** Problems reported of one request. */
export const MAX_DETAILS = 50;
/** Name that class-validator gives to the constraint that a field without a rule breaks. */
const UNKNOWN = 'whitelistValidation';
const SHOWN_NAME = 60;

type Fields = ReadonlyMap<string, FieldFacts>;

/** The 400 of a body: what is wrong with its fields in their order, then what it has none of. */
export function refusedBody(errors: readonly ValidationError[], fields: Fields): ApiError {
  const wrong = errors.filter((error) => !isUnknown(error));
  const details = [
    ...wrong.flatMap((error) => problemsOf(error, error.property, fields.get(error.property))),
    ...errors.filter(isUnknown).map(({ property }) => unknownField(property, fields)),
  ];
  return validation(details);
}

/** The 400 of a query. */
export function refusedQuery(errors: readonly ValidationError[], fields: Fields): ApiError {
  return validation(
    errors.map(({ property }) => ({
      field: property,
      code: 'invalid_parameter',
      message: `${property} is not accepted as it is given`,
      allowed: fields.get(property)?.allowed,
    })),
  );
}

/** The 404 of a path: what is named so cannot exist. */
export function refusedPath(errors: readonly ValidationError[], fields: Fields): ApiError {
  const [error] = errors;
  const thing = fields.get(error?.property ?? '')?.notFound;
  if (error === undefined || thing === undefined) return refusedQuery(errors, fields);
  return ApiError.notFound(thing, String(error.value));
}

/** The 400 of a body that is no object. */
export function noObject(): ApiError {
  return validation([{ field: null, code: 'wrong_type', message: 'the body must be an object' }]);
}

/** The 400 with these problems, as many as are shown. */
export function validation(details: readonly ErrorDetail[]): ApiError {
  const [first, ...rest] = details;
  if (first === undefined) throw new Error('a request was refused without a reason');
  return ApiError.validation([first, ...rest.slice(0, MAX_DETAILS - 1)]);
}

function isUnknown({ constraints }: ValidationError): boolean {
  return constraints !== undefined && UNKNOWN in constraints;
}

function unknownField(name: string, fields: Fields): ErrorDetail {
  const field = name.slice(0, SHOWN_NAME);
  const message = `${JSON.stringify(field)} is not a field of this body: remove it`;
  return { field, code: 'unknown_field', message, allowed: [...fields.keys()].join(', ') };
}

function problemsOf(
  { constraints = {}, contexts = {}, children = [], value }: ValidationError,
  field: string,
  facts: FieldFacts | undefined,
): ErrorDetail[] {
  // JSON has no undefined: what is undefined was not given.
  const isMissing = value === undefined;
  const own = Object.keys(constraints).map((name) => wordsOf(contexts[name]));
  const words = isMissing ? ['is required'] : [...new Set(own)];
  const nested = children.flatMap((child) =>
    problemsOf(child, `${field}[${child.property}]`, facts),
  );
  return [...(own.length === 0 ? [] : words.map((problem) => detail(problem))), ...nested];

  function detail(problem: string): ErrorDetail {
    const code = isMissing ? 'missing_field' : 'invalid_value';
    const allowed = facts?.allowed;
    return {
      field,
      code,
      message: `${field} ${problem}`,
      ...(allowed === undefined ? {} : { allowed }),
    };
  }
}

function wordsOf(context: unknown): string {
  const { problem } = (context ?? {}) as { readonly problem?: string };
  return problem ?? 'is not accepted as it is given';
}
