import type { JsonBounds } from '@beacon/bounds';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { SMALL_BYTES } from './body-admission.js';
import type { BodyAdmission } from './body-admission.js';
import { receiveBody } from './body-receiver.js';
import type { Pace } from './client-times.js';
import { readJson } from './read-json.js';
import { RequestPlaces } from './request-places.js';

/** A body as it came, which is read where it holds nobody up. */
export class RawBody {
  constructor(readonly bytes: Uint8Array<ArrayBuffer>) {}
}

/** How a large body reaches its handler: as JSON that was read, or as its bytes, a {@link RawBody}. A small one is always read. */
export type LargeBody = 'read' | 'raw';

/** Lets an endpoint take bodies over 64 KiB, up to the limit of the server. Any other refuses them. */
export const TakesLargeBody = (as: LargeBody): MethodDecorator => RouteConfig({ largeBody: as });

/** What an endpoint said of large bodies; null when it takes none. */
export function largeBodyOf(request: FastifyRequest): LargeBody | null {
  const config = request.routeOptions.config as { readonly largeBody?: LargeBody };
  return config.largeBody ?? null;
}

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
