import { resolveRegion } from '@beacon/domain';
import type { Catalogue } from '@beacon/domain';
import { ApiError } from '../http/errors/api-error.js';

/**
 * The canonical id of the region that a request names by its id or an alias.
 * @throws ApiError when the catalogue has no such region.
 */
export function knownRegion(catalogue: Catalogue, given: string): string {
  const region = resolveRegion(catalogue, given);
  if (region !== undefined) return region.id;
  const message = `${JSON.stringify(given)} is no known region`;
  const allowed = catalogue.regions.map(({ id }) => id).join(', ');
  throw ApiError.validation([{ field: 'region', code: 'unknown_region', message, allowed }]);
}
