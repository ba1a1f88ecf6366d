import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { installation } from '@beacon/installation';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';

/** The folder into which the portal is built. */
export const PORTAL_FOLDER = join(installation().folder, 'apps/portal/dist');

/** Paths that the portal's own router understands: each is answered with the one page that holds it. */
const PAGES = [
  '/',
  '/jobs',
  '/jobs/*',
  '/series',
  '/series/*',
  '/questions',
  '/calibration',
  '/system',
  '/sign-in',
  '/gallery',
];

/** Nothing but what the portal ships may run, load or be sent anywhere, and no string can become markup. */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

const NOT_BUILT =
  'The portal is not built. Run `npm run build` in the project and start the gateway again; the API works without it, see /api/docs.\n';

/**
 * Serves the portal at `/`: its files, and its page at every path that its router knows. Without a built portal these paths say how to build it.
 * @param folder where the built files are.
 */
export async function servePortal(server: FastifyInstance, folder: string): Promise<void> {
  if (!existsSync(join(folder, 'index.html'))) {
    for (const path of PAGES) {
      server.get(path, async (_request, reply) =>
        reply.status(503).type('text/plain').send(NOT_BUILT),
      );
    }
    return;
  }
  await server.register(fastifyStatic, {
    root: folder,
    prefix: '/',
    // A route for each file: what is no file stays with the API's own answer for unknown paths.
    wildcard: false,
    index: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, path) => void reply.header('cache-control', cachingOf(path)),
  });
  for (const path of PAGES) server.get(path, async (_request, reply) => sendPage(reply));
}

function sendPage(reply: FastifyReply): FastifyReply {
  return reply.header('content-security-policy', PAGE_POLICY).sendFile('index.html');
}

/** Names of assets change with their contents; the page itself must always be the newest. */
function cachingOf(path: string): string {
  return path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
}
