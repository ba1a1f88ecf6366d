import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';

/**
 * How a large body reaches its handler: as JSON that was read, or as its bytes, a `RawBody`; a small one is always read. `lines` is for an
 * endpoint that takes lines of JSON and nothing else: always as bytes, and up to a limit of their own.
 */
export type LargeBody = 'read' | 'raw' | 'lines';

/** Lets an endpoint take bodies over 64 KiB, up to the limit of the server. Any other refuses them. */
export const TakesLargeBody = (as: LargeBody): MethodDecorator => RouteConfig({ largeBody: as });

/** What an endpoint said of large bodies; null when it takes none. */
export function largeBodyOf(request: FastifyRequest): LargeBody | null {
  const config = request.routeOptions.config as { readonly largeBody?: LargeBody };
  return config.largeBody ?? null;
}
