import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { OpenAPIObject } from '@nestjs/swagger';
import { GatewayModule } from '../../apps/gateway/src/gateway.module.js';
import { code, table } from './table.js';

/** What the tables say of a route. */
interface Route {
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  /** Names of the query parameters. */
  readonly query: readonly string[];
  /** Statuses, in rising order. */
  readonly statuses: readonly number[];
}

/** The blocks that come from the API's description, in docs/api.md. */
export async function routeBlocks(): Promise<[string, string][]> {
  const routes = routesOf(await openApiDocument());
  return [['routes', routesTable(routes)]];
}

/** The document that a gateway serves. Controllers are looked at and not made: there is no broker and no database behind it. */
async function openApiDocument(): Promise<OpenAPIObject> {
  const parts = { eventLoop: { warnMs: 1, blockedMs: 1 } } as never;
  const app = await NestFactory.create<NestFastifyApplication>(
    GatewayModule.with(parts),
    new FastifyAdapter(),
    { preview: true, logger: false, abortOnError: false },
  );
  return SwaggerModule.createDocument(app, new DocumentBuilder().build());
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

function routesOf({ paths }: OpenAPIObject): Route[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    METHODS.flatMap((method): Route[] => {
      const operation = item[method];
      if (operation === undefined) return [];
      const { summary = '', parameters = [], responses } = operation;
      return [
        {
          method: method.toUpperCase(),
          path: path.replace(/\{(\w+)\}/g, ':$1'),
          summary,
          query: parameters.flatMap((parameter) =>
            'in' in parameter && parameter.in === 'query' ? [parameter.name] : [],
          ),
          statuses: Object.keys(responses).map(Number),
        },
      ];
    }),
  );
}

function routesTable(routes: readonly Route[]): string {
  return table(
    ['route', 'what it does', 'query parameters', 'answers', 'errors'],
    routes.map(({ method, path, summary, query, statuses }) => [
      code(`${method} ${path}`),
      summary,
      query.map(code).join(', '),
      statuses.filter((status) => status < 400).join(', '),
      statuses.filter((status) => status >= 400).join(', '),
    ]),
  );
}
