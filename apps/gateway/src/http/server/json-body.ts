import type { JsonBounds } from '@beacon/bounds';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { RequestPlaces } from './request-places.js';
import { SMALL_BYTES } from './body-admission.js';
import type { BodyAdmission } from './body-admission.js';
import { receiveBody } from './body-receiver.js';
import type { Pace } from './client-times.js';
import { RawBody, largeBodyOf } from './large-body.js';
import { readJson } from './read-json.js';

/** What bodies are held to. */
export interface BodyOptions {
  /** Largest body of an endpoint that takes large ones, in bytes. */
  readonly limit: number;
  readonly bounds: JsonBounds;
}

interface Reading extends BodyOptions {
  readonly pace: Pace;
  readonly admission: () => BodyAdmission;
}

/** Makes JSON in UTF-8 the only body that is read, and lets none in without a place in the work queue. */
export function acceptJsonOnly(server: FastifyInstance, options: Reading): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser(
    'application/json',
    async (request: FastifyRequest, payload: FastifyRequest['raw']) => {
      return readBody(request, payload, options);
    },
  );
}

async function readBody(
  request: FastifyRequest,
  payload: FastifyRequest['raw'],
  { limit, bounds, pace, admission }: Reading,
): Promise<unknown> {
  const places = RequestPlaces.of(request.raw);
  const admit = async (bytes: number): Promise<void> =>
    places.add(await admission().take(bytes, places.left));
  const large = largeBodyOf(request);
  const bytes = await receiveBody(payload, {
    declared: declaredLength(request),
    limit: large === null ? Math.min(limit, SMALL_BYTES) : limit,
    pace,
    admit,
  });
  const isSmall = bytes.length <= SMALL_BYTES;
  if (isSmall) await admit(bytes.length);
  if (isSmall || large !== 'raw') return readJson(bytes, bounds);
  return new RawBody(bytes as Uint8Array<ArrayBuffer>);
}

function declaredLength({ headers }: FastifyRequest): number | null {
  const length = headers['content-length'];
  return length === undefined ? null : Number(length);
}
