import type { Twin } from '@beacon/verdict';
import type { Catalogue } from '@beacon/domain';

/** A twin whose original the job does not ask is a region like any other. */
export function twinsOf(regions: readonly string[], catalogue: Catalogue): Twin[] {
  return catalogue.regions.flatMap(({ id, twinOf }) =>
    twinOf !== undefined && regions.includes(id) && regions.includes(twinOf)
      ? [{ region: id, twinOf }]
      : [],
  );
}
