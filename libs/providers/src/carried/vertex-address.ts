import type { LaneConfig } from '@beacon/domain';

const LOCATION = /\/locations\/[a-z0-9-]{1,40}(?:\/|$)/;

/** The address of Google's models in a lane's project and location; a base URL that names them itself is taken as it is. */
export function vertexAddress({
  baseUrl,
  providerRegion,
  settings,
}: Pick<LaneConfig, 'baseUrl' | 'providerRegion' | 'settings'>): string {
  const base = baseUrl.replace(/\/+$/, '');
  const publisher = '/publishers/google';
  if (base.endsWith(publisher)) return base;
  if (LOCATION.test(base)) return base + publisher;
  const project = settings.vertex?.project ?? '';
  return `${base}/projects/${project}/locations/${providerRegion ?? ''}${publisher}`;
}
