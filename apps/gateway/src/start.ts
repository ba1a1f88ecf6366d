import { Bus } from '@beacon/bus';
import type { Environment } from '@beacon/config';
import { JsonLogger, closeApplication, startApplication } from '@beacon/observability';
import type { RunningService } from '@beacon/observability';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { RouteRules } from './access/route-rules.js';
import type { RuledRoute } from './access/route-rules.js';
import { GatewayModule } from './gateway.module.js';
import { allowOrigins } from './http/origin/cross-origin.js';
import { serveJobSchema, serveOpenApi } from './http/openapi/open-api.js';
import { CLIENT_TIMES } from './http/server/client-times.js';
import type { ClientTimes } from './http/server/client-times.js';
import { GatewayAdapter } from './http/server/gateway-adapter.js';
import { bodyBounds } from './http/server/read-json.js';
import { PORTAL_FOLDER, servePortal } from './portal/portal-files.js';
import { originRules } from './settings/edge-environment.js';
import type { GatewayEnv } from './settings/environment.js';
import { CATALOGUE } from './settings/settings.js';

/** A gateway that runs. */
export interface RunningGateway extends RunningService {
  /** The routes of the API, with who may call them. */
  readonly routes: readonly RuledRoute[];
  /** Every route of the server, such as `GET /api/docs`, those of the portal among them. */
  readonly served: readonly string[];
}

/**
 * Starts a gateway, in a process of its own or in that of a spec.
 * @param variables what the catalogue's addresses may refer to.
 * @param times how long clients may take.
 * @throws ConfigurationError, SchemaBehindError, SchemaAheadError, or the broker's or database's own error: it does not start half.
 */
export async function startGateway(
  env: GatewayEnv,
  variables: Environment,
  times: ClientTimes = CLIENT_TIMES,
): Promise<RunningGateway> {
  const adapter = new GatewayAdapter({
    body: {
      limit: env.HTTP_BODY_LIMIT,
      linesLimit: env.HTTP_IMPORT_LIMIT,
      bounds: bodyBounds(env.BEACON_MAX_QUESTIONS),
    },
    mostConnections: env.HTTP_MAX_CONNECTIONS,
    origins: originRules(env),
    trustedProxies: env.BEACON_TRUSTED_PROXIES,
    times,
  });
  const logger = new JsonLogger('gateway', env.LOG_LEVEL);
  const create = async () =>
    NestFactory.create<NestFastifyApplication>(GatewayModule.forRoot(env, variables), adapter, {
      logger,
      abortOnError: false,
      bodyParser: false,
    });
  const listen = async (created: NestFastifyApplication): Promise<void> => {
    allowOrigins(created, env.BEACON_CORS_ORIGINS);
    serveOpenApi(created, created.get(CATALOGUE));
    serveJobSchema(created, created.get(CATALOGUE));
    await servePortal(created.getHttpAdapter().getInstance(), PORTAL_FOLDER);
    await created.listen(env.HTTP_PORT, env.HTTP_HOST);
  };
  const app = await startApplication(create, listen, logger);
  return {
    url: await app.getUrl(),
    routes: app.get(RouteRules).all,
    served: adapter.routes.all,
    failure: app.get(Bus).refused,
    stop: () => closeApplication(app, logger),
  };
}
