import { loadEnv } from '@beacon/config';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import { SCOPE_EXTENSION } from '../../apps/gateway/src/access/needs.js';
import { GatewayModule } from '../../apps/gateway/src/gateway.module.js';
import { openApiDocument } from '../../apps/gateway/src/http/openapi/open-api.js';
import { gatewayEnv } from '../../apps/gateway/src/settings/environment.js';
import { sourcesIn } from './files.js';
import { code, table } from './table.js';

/** What the tables say of a route. */
interface Route {
  readonly method: string;
  readonly path: string;
  readonly controller: string;
  readonly summary: string;
  /** Names of the query parameters. */
  readonly query: readonly string[];
  /** Null for a route that everybody may call. */
  readonly scope: string | null;
  /** Statuses, in rising order. */
  readonly statuses: readonly number[];
}

/** A controller of the document that no file declares. */
export class ControllerNotFoundError extends Error {
  override readonly name = 'ControllerNotFoundError';
}

/** The blocks that come from the API's description, in docs/api.md and CONTRIBUTING.md. */
export async function routeBlocks(root: string): Promise<[string, string][]> {
  const routes = routesOf(await servedDocument());
  return [
    ['routes', routesTable(routes)],
    ['controllers', controllersTable(routes, root)],
  ];
}

/** What a gateway needs to be looked at: nothing of it is connected to. */
const SETTINGS = {
  DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none',
  BEACON_SIMULATOR_URL: 'http://127.0.0.1:1',
};

/** The document that a gateway serves. In a preview Nest makes no controller and no provider: there is no broker and no database. */
export async function servedDocument(): Promise<OpenAPIObject> {
  const module = GatewayModule.forRoot(loadEnv(gatewayEnv, SETTINGS), SETTINGS);
  const app = await NestFactory.create<NestFastifyApplication>(module, new FastifyAdapter(), {
    preview: true,
    logger: false,
    abortOnError: false,
  });
  return openApiDocument(app, { regions: [] });
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

function routesOf({ paths }: OpenAPIObject): Route[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    METHODS.flatMap((method): Route[] => {
      const operation = item[method];
      if (operation === undefined) return [];
      const { operationId = '', summary = '', parameters = [], responses } = operation;
      return [
        {
          method: method.toUpperCase(),
          path: path.replace(/\{(\w+)\}/g, ':$1'),
          controller: operationId.split('_')[0] ?? '',
          summary,
          query: parameters.flatMap((parameter) =>
            'in' in parameter && parameter.in === 'query' ? [parameter.name] : [],
          ),
          scope: scopeOf(operation),
          statuses: Object.keys(responses).map(Number),
        },
      ];
    }),
  );
}

function scopeOf(operation: object): string | null {
  const { [SCOPE_EXTENSION]: scope } = operation as { readonly [SCOPE_EXTENSION]?: string };
  return scope ?? null;
}

function routesTable(routes: readonly Route[]): string {
  return table(
    ['route', 'what it does', 'scope', 'query parameters', 'answers', 'errors'],
    routes.map(({ method, path, summary, scope, query, statuses }) => [
      code(`${method} ${path}`),
      summary,
      scope === null ? '' : code(scope),
      query.map(code).join(', '),
      statuses.filter((status) => status < 400).join(', '),
      statuses.filter((status) => status >= 400).join(', '),
    ]),
  );
}

/** Where each route is. */
function controllersTable(routes: readonly Route[], root: string): string {
  const sources = sourcesIn(root, 'apps/gateway/src');
  const controllers = [...new Set(routes.map(({ controller }) => controller))];
  return table(
    ['controller', 'routes'],
    controllers.map((controller) => {
      const file = sources.find(({ text }) => text.includes(`export class ${controller} `));
      if (file === undefined) {
        throw new ControllerNotFoundError(`no file of apps/gateway/src declares ${controller}`);
      }
      const own = routes.filter((route) => route.controller === controller);
      return [code(file.path), own.map(({ method, path }) => code(`${method} ${path}`)).join(', ')];
    }),
  );
}
