import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { closest, distance } from 'fastest-levenshtein';
import { formatPath, listAllowed, show } from '@beacon/domain';
import type { FieldPath } from '@beacon/config';
import { BODY_SCHEMA } from './body-schema.js';
import { stepsOfPointer } from './field-path.js';

/** What is wrong with a field, before it is known where it stands. */
export interface FieldProblem {
  readonly path: FieldPath;
  readonly field: string;
  readonly message: string;
  readonly allowed?: string;
}

let compiled: ValidateFunction | undefined;

/** What a body has in it that the API would not take, as far as a schema can say. Empty when nothing is wrong. */
export function schemaProblems(body: unknown): FieldProblem[] {
  compiled ??= new Ajv({ allErrors: true, strict: false, verbose: true }).compile(BODY_SCHEMA);
  if (compiled(body)) return [];
  return telling(compiled.errors ?? []).map(problemOf);
}

/**
 * The errors that say something: where a value may have several forms, only those of the form that it has; and one for all forms where it
 * has none of them.
 */
function telling(errors: readonly ErrorObject[]): ErrorObject[] {
  const choices = new Set(errors.filter(({ keyword }) => keyword === 'anyOf').map(placeOf));
  const mistyped = new Set(errors.filter(({ keyword }) => keyword === 'type').map(placeOf));
  const kept = errors.filter(
    (error) =>
      !['anyOf', 'if'].includes(error.keyword) &&
      // What has another type is none of the words, too.
      !(error.keyword === 'enum' && mistyped.has(placeOf(error))),
  );
  const formless = [...choices].filter((place) => !kept.some((error) => isWithin(error, place)));
  return [
    ...kept.filter((error) => !(error.keyword === 'type' && choices.has(placeOf(error)))),
    ...formless.flatMap((place) => merged(kept.filter((error) => placeOf(error) === place))),
  ];
}

function placeOf({ instancePath }: ErrorObject): string {
  return instancePath;
}

function isWithin({ keyword, instancePath }: ErrorObject, place: string): boolean {
  if (instancePath === place) return keyword !== 'type';
  return instancePath.startsWith(`${place}/`);
}

function merged(errors: readonly ErrorObject[]): ErrorObject[] {
  const [first] = errors;
  if (first === undefined) return [];
  return [{ ...first, params: { type: errors.flatMap(({ params }) => params['type'] as string) } }];
}

function problemOf(error: ErrorObject): FieldProblem {
  const { path, ...words } = wordsOf(error);
  return { path, field: formatPath(path), ...words };
}

type Words = Omit<FieldProblem, 'field'>;

function wordsOf(error: ErrorObject): Words {
  const { keyword, params, data } = error;
  const path = stepsOfPointer(error.instancePath);
  const wrong = `${show(data)} is not accepted`;
  switch (keyword) {
    case 'required':
      return { path: [...path, String(params['missingProperty'])], message: 'is missing' };
    case 'additionalProperties':
      return unknownField([...path, String(params['additionalProperty'])], error);
    case 'type':
      return { path, ...wrongType(params['type'] as string | readonly string[], data) };
    case 'enum':
      return { path, message: wrong, allowed: wordsIn(params['allowedValues']) };
    case 'pattern':
      return { path, message: wrong, allowed: `text of the form ${String(params['pattern'])}` };
    case 'minimum':
    case 'maximum':
      return { path, message: wrong, allowed: boundsOf(error) };
    default:
      return { path, message: `${wrong}: it ${error.message ?? 'has another form'}` };
  }
}

function unknownField(path: FieldPath, { parentSchema }: ErrorObject): Words {
  const known = Object.keys((parentSchema?.['properties'] ?? {}) as object).filter(
    (name) => name !== '$schema',
  );
  const name = String(path.at(-1));
  const near = known.length === 0 ? '' : closest(name, known);
  const isNear = near !== '' && distance(near, name) <= Math.max(2, name.length / 3);
  return {
    path,
    message: `there is no such field${isNear ? `, is ${near} meant?` : ''}`,
    allowed: listAllowed(known),
  };
}

function wrongType(type: string | readonly string[], data: unknown): Omit<Words, 'path'> {
  const types = [...new Set([type].flat())].filter((one) => one !== 'null');
  const isUnquoted = types.join() === 'string' && ['number', 'boolean'].includes(typeof data);
  return {
    message: `must be ${types.map((one) => TYPE_WORDS[one] ?? one).join(' or ')}, not ${show(data)}${isUnquoted ? ': put it in quotes' : ''}`,
  };
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'a text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};

function wordsIn(values: unknown): string {
  const words = Array.isArray(values) ? values.filter((value) => value !== null) : [];
  return listAllowed(words.map(String));
}

function boundsOf({ parentSchema }: ErrorObject): string {
  const { minimum, maximum } = (parentSchema ?? {}) as { minimum?: number; maximum?: number };
  return `${minimum ?? ''}..${maximum ?? ''}`;
}
