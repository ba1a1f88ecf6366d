import { SIMULATION_HEADER } from '@beacon/domain';
import type { ProviderEvidence } from './attempt.js';
import type { HttpReply } from './protocol.js';

/** Headers that say where a response comes from. */
const EDGE_HEADERS = [
  'cf-ray',
  'via',
  'server',
  'x-amz-cf-pop',
  'x-azure-ref',
  SIMULATION_HEADER,
  'x-ms-region',
  'x-region',
  'x-served-by',
  'x-simulated-region',
];
const REGION_HEADERS = ['x-ms-region', 'x-region', 'x-simulated-region'];
const VALUE_LIMIT = 200;

/**
 * What a response's headers tell of the place that answered.
 * @param expected names of more headers to keep, because the lane expects something of them.
 */
export function edgeEvidence(
  headers: HttpReply['headers'],
  expected: readonly string[],
): Pick<ProviderEvidence, 'providerRegion' | 'providerRequestId' | 'edgeHeaders'> {
  const edgeHeaders: Record<string, string> = {};
  for (const name of [...EDGE_HEADERS, ...expected]) {
    const value = one(headers[name]);
    if (value !== null) edgeHeaders[name] = value;
  }
  const region = REGION_HEADERS.map((name) => edgeHeaders[name]).find(
    (value) => value !== undefined,
  );
  return {
    providerRegion: region ?? null,
    providerRequestId: one(headers['x-request-id']),
    edgeHeaders,
  };
}

function one(value: string | string[] | undefined): string | null {
  const first = Array.isArray(value) ? value[0] : value;
  return first === undefined
    ? null
    : first.replaceAll('\0', '').toWellFormed().slice(0, VALUE_LIMIT);
}
