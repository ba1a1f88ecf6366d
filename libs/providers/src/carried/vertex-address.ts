import type { LaneConfig } from '@beacon/domain';

const LOCATION = /\/locations\/[a-z0-9-]{1,40}(?:\/|$)/;

/** Whose models are asked. */
export type Publisher = 'google' | 'anthropic';

/** The address of a publisher's models in a lane's project and location; a base URL that names them itself is taken as it is. */
export function vertexAddress(
  {
    baseUrl,
    providerRegion,
    settings,
  }: Pick<LaneConfig, 'baseUrl' | 'providerRegion' | 'settings'>,
  by: Publisher,
): string {
  const base = baseUrl.replace(/\/+$/, '');
  const publisher = `/publishers/${by}`;
  if (base.endsWith(publisher)) return base;
  if (LOCATION.test(base)) return base + publisher;
  const project = settings.vertex?.project ?? '';
  return `${base}/projects/${project}/locations/${providerRegion ?? ''}${publisher}`;
}
