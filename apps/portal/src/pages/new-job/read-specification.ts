import { madeName } from './form-body.ts';
import { EMPTY_FORM } from './job-form.ts';
import type { JobForm } from './job-form.ts';
import { isList, isObject, valueAt, withoutValue } from './json.ts';
import type { Json, JsonObject } from './json.ts';
import { lanesOf } from './read-lanes.ts';
import type { KnownParts } from './known-parts.ts';
import { NoPlaceError } from './no-place.ts';
import { questionsOf } from './read-questions.ts';
import { settingsOf } from './read-settings.ts';
import { unwrapped } from './unwrap.ts';

/** A specification in the form, or why the form cannot hold it: then it is submitted as it is. */
export type Reading = { readonly form: JobForm } | { readonly reason: string };

/** Fills the form from a body as the API takes it, bare or wrapped. Nothing that it says is lost: what has no field is in `rest`. */
export function readSpecification(body: Json, known: KnownParts): Reading {
  try {
    return { form: formOf(body, known) };
  } catch (error) {
    if (error instanceof NoPlaceError) return { reason: error.message };
    throw error;
  }
}

function formOf(body: Json, known: KnownParts): JobForm {
  const specification = unwrapped(body);
  const questions = questionsOf(valueAt(specification, 'questions'), known.bank);
  const lanes = lanesOf(specification, known);
  const { settings, paths } = settingsOf(specification);
  const name = textAt(specification, 'benchmark.name');
  const form = {
    ...EMPTY_FORM,
    name,
    id: textAt(specification, 'id') || textAt(specification, 'jobspec_id'),
    questions,
    lanes,
    settings,
    rest: restOf(specification, [...paths, ...modelPaths(specification)]),
  };
  // A name that was made says what was chosen: it is made again when that changes.
  return name === madeName(form) ? { ...form, name: '' } : form;
}

/** Where the models were read, if not in `models`: left there, they would contradict what is chosen later. */
function modelPaths(specification: JsonObject): readonly string[] {
  const models = valueAt(specification, 'models');
  const isNamed = isList(models) && models.length > 0;
  return isNamed ? [] : ['metadata.models', 'metadata.model'];
}

function textAt(specification: JsonObject, path: string): string {
  const value = valueAt(specification, path) ?? '';
  if (typeof value !== 'string') throw new NoPlaceError(`${path} is no text.`);
  return value;
}

const READ_PATHS = [
  'benchmark.name',
  'id',
  'jobspec_id',
  'questions',
  'models',
  'constraints.regions',
];

function restOf(specification: JsonObject, paths: readonly string[]): JsonObject {
  let rest = specification;
  for (const path of [...READ_PATHS, ...paths]) rest = withoutValue(rest, path);
  // `v1` is what an absent version means.
  if (rest['version'] === 'v1') rest = withoutValue(rest, 'version');
  return withoutEmpty(rest);
}

/** Without what the API takes for absent: null, and objects with nothing in them. */
function withoutEmpty(object: JsonObject): JsonObject {
  const kept: Record<string, Json> = {};
  for (const [name, value] of Object.entries(object)) {
    // Metadata are kept as they were submitted, so that nothing in them is left out.
    const inner = isObject(value) && name !== 'metadata' ? withoutEmpty(value) : value;
    if (inner !== null && !(isObject(inner) && Object.keys(inner).length === 0)) kept[name] = inner;
  }
  return kept;
}
