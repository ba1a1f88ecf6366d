import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { REQUEST_ID_HEADER } from '../server/response-headers.js';

const PREFLIGHT_SECONDS = 600;

/**
 * Lets pages of some origins read answers; none unless told. They send keys: cookies of the portal's session are not theirs to use.
 * To be called before the application listens.
 */
export function allowOrigins(app: NestFastifyApplication, origins: readonly string[]): void {
  if (origins.length === 0) return;
  app.enableCors({
    origin: [...origins],
    credentials: false,
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'],
    allowedHeaders: [
      'Authorization',
      'Content-Type',
      'Beacon-Project',
      'Idempotency-Key',
      'Last-Event-ID',
      'X-Beacon-Actor',
      REQUEST_ID_HEADER,
    ],
    exposedHeaders: ['Location', 'Retry-After', 'RateLimit', 'RateLimit-Policy', REQUEST_ID_HEADER],
    maxAge: PREFLIGHT_SECONDS,
  });
}
