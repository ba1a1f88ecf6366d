import { isList, isObject, valueAt } from './json.ts';
import type { Json, JsonObject } from './json.ts';
import type { KnownModel, KnownParts } from './known-parts.ts';
import type { Lanes } from './lanes.ts';
import { NoPlaceError } from './no-place.ts';

type Known = Pick<KnownParts, 'models' | 'regions'>;

/** The models of a specification and the regions from which each is asked. */
export function lanesOf(specification: JsonObject, known: Known): Lanes {
  const named = regionsOf(valueAt(specification, 'constraints.regions'), known);
  const entries = modelEntries(specification);
  const lanes: Record<string, readonly string[]> = {};
  for (const entry of entries) {
    const { id, regions } = modelOf(entry, named, known);
    // A model that is named twice is asked from the regions of both entries.
    lanes[id] = [...new Set([...(lanes[id] ?? []), ...regions])];
  }
  const used = new Set(Object.values(lanes).flat());
  const unused = named.find((region) => !used.has(region));
  if (unused !== undefined) throw new NoPlaceError(`No model is asked from ${unused}.`);
  return lanes;
}

/** The entries of the first place that names a model, as the API reads them. */
function modelEntries(specification: JsonObject): readonly Json[] {
  const one = valueAt(specification, 'metadata.model');
  const lists = [valueAt(specification, 'models'), valueAt(specification, 'metadata.models')];
  const wrong = lists.find((list) => list !== undefined && !isList(list));
  if (wrong !== undefined) throw new NoPlaceError('models is no list.');
  const found = lists.find((list) => isList(list) && list.length > 0);
  if (isList(found)) return found;
  return one === undefined ? [] : [one];
}

function modelOf(
  entry: Json,
  named: readonly string[],
  known: Known,
): { readonly id: string; readonly regions: readonly string[] } {
  const { id, name, regions, ...others }: JsonObject = isObject(entry) ? entry : { id: entry };
  const model = known.models.find((one) => one.id === id);
  if (model === undefined) throw new NoPlaceError(`${JSON.stringify(id)} is no model here.`);
  if (name != null && name !== model.name) throw new NoPlaceError(`${model.id} has another name.`);
  const other = Object.keys(others)[0];
  if (other !== undefined) throw new NoPlaceError(`${model.id} has a field ${other}.`);
  const own = regions == null ? named : regionsOf(regions, known);
  refuseOutside(model, own, named);
  return { id: model.id, regions: own };
}

function refuseOutside(
  { id, regions }: KnownModel,
  own: readonly string[],
  named: readonly string[],
): void {
  if (own.length === 0) throw new NoPlaceError(`${id} is asked from no region.`);
  const outside = own.find((region) => !named.includes(region) || !regions.includes(region));
  if (outside !== undefined) throw new NoPlaceError(`${id} cannot be asked from ${outside}.`);
}

function regionsOf(list: Json | undefined, { regions }: Known): string[] {
  if (list === undefined) return [];
  if (!isList(list)) throw new NoPlaceError('The regions are no list.');
  const named = list.map((name) => {
    const text = typeof name === 'string' ? name.toLowerCase() : '';
    const region = regions.find(({ id, aliases }) =>
      [id, ...aliases].some((alias) => alias.toLowerCase() === text),
    );
    if (region === undefined) throw new NoPlaceError(`${JSON.stringify(name)} is no region here.`);
    return region.id;
  });
  return regions.map(({ id }) => id).filter((id) => named.includes(id));
}
