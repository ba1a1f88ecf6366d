import { isObject, valueAt, withValue } from './json.ts';
import type { Json, JsonObject } from './json.ts';
import { NoPlaceError } from './no-place.ts';

/** What stands beside a wrapped specification, and where it belongs. */
const WRAPPER: Readonly<Record<string, string>> = {
  target_regions: 'constraints.regions',
  min_regions: 'constraints.min_regions',
  min_success_rate: 'constraints.min_success_rate',
};

/** The specification of a body. A wrapper's value is used where the specification has none, as the API does. */
export function unwrapped(body: Json): JsonObject {
  if (!isObject(body)) throw new NoPlaceError('It is no object.');
  if (hasForbiddenKey(body)) throw new NoPlaceError('It has a key __proto__.');
  const { jobspec, ...beside } = body;
  if (jobspec === undefined) return body;
  if (!isObject(jobspec)) throw new NoPlaceError('jobspec is no object.');
  let specification = jobspec;
  for (const [name, value] of Object.entries(beside)) {
    const path = WRAPPER[name];
    if (path !== undefined) specification = withWrapperValue(specification, path, value);
    // Accepted and without meaning: every job can be analysed.
    else if (name !== 'enable_analysis')
      throw new NoPlaceError(`${name} is unknown beside jobspec.`);
  }
  return specification;
}

function withWrapperValue(specification: JsonObject, path: string, value: Json): JsonObject {
  if (value === null || value === 0) return specification;
  const before = valueAt(specification, path);
  if (before === undefined || before === 0) return withValue(specification, path, value);
  if (JSON.stringify(before) === JSON.stringify(value)) return specification;
  throw new NoPlaceError(`${path} differs from what stands beside jobspec.`);
}

/** Such a key would change the objects that are made of it; the API refuses it. */
function hasForbiddenKey(value: Json): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.hasOwn(value, '__proto__') || Object.values(value).some(hasForbiddenKey);
}
