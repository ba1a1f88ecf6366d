import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';

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
