/** The regions from which each chosen model is asked; never none. */
export type Lanes = Readonly<Record<string, readonly string[]>>;

/** A model and where it can be asked from. */
export interface ServedModel {
  readonly id: string;
  readonly regions: readonly string[];
}

/** The regions of the job: those from which some model is asked, in the catalogue's order. */
export function jobRegions(lanes: Lanes, all: readonly string[]): string[] {
  const used = new Set(Object.values(lanes).flat());
  return all.filter((region) => used.has(region));
}

/** The regions that can be chosen: those in which a chosen model is served. */
export function offeredRegions(lanes: Lanes, models: readonly ServedModel[]): Set<string> {
  return new Set(models.flatMap(({ id, regions }) => (lanes[id] === undefined ? [] : regions)));
}

/** A model chosen, from the job's regions that serve it, or no longer; from all that do where none is the job's yet. */
export function toggledModel(lanes: Lanes, model: ServedModel, isChosen: boolean): Lanes {
  const { [model.id]: _before, ...others } = lanes;
  if (!isChosen) return others;
  const shared = sharedRegions(lanes, model);
  return { ...lanes, [model.id]: shared.length === 0 ? model.regions : shared };
}

/** The job's regions that serve a model. */
export function sharedRegions(lanes: Lanes, { regions }: ServedModel): string[] {
  return jobRegions(lanes, regions);
}

/** A region chosen for each chosen model that is served there, or no longer for any. */
export function toggledRegion(
  lanes: Lanes,
  models: readonly ServedModel[],
  region: string,
  isChosen: boolean,
): Lanes {
  const served = models.filter(({ id, regions }) => lanes[id] && regions.includes(region));
  return served.reduce<Lanes>((all, { id }) => toggledLane(all, id, region, isChosen), lanes);
}

/** One model chosen from one region, or no longer; a model without regions is no longer chosen. */
export function toggledLane(lanes: Lanes, model: string, region: string, isChosen: boolean): Lanes {
  const { [model]: before = [], ...others } = lanes;
  const without = before.filter((name) => name !== region);
  if (isChosen) return { ...lanes, [model]: [...without, region] };
  return without.length === 0 ? others : { ...lanes, [model]: without };
}
