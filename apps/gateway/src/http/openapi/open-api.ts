import type { Catalogue } from '@beacon/domain';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { OpenAPIObject } from '@nestjs/swagger';
import { ErrorBody } from '../errors/error-body.js';
import { finished } from './finished-document.js';
import { jobFileSchema } from './job-file-schema.js';
import type { JsonSchema } from './plain-schema.js';

const ABOUT = `Asks the same questions of the same models from several regions, records exactly one outcome for each
(region, model, question, repeat), and says where the answers differ.

Every error has one shape: \`error\`, \`error_code\`, \`message\`, \`field\`, \`details\`, \`request_id\`. Parameters that a path does
not know are refused. Times are ISO 8601 in UTC.`;

/** The API's description, from the controllers and the classes of what they take and answer. */
export function openApiDocument(
  app: NestFastifyApplication,
  { regions }: Pick<Catalogue, 'regions'>,
): OpenAPIObject {
  const here = regions.map(({ id }) => id).join(', ');
  const config = new DocumentBuilder()
    .setTitle('Beacon API')
    .setDescription(`${ABOUT}\n\nRegions here: ${here}.`)
    .setVersion('1')
    .build();
  return finished(SwaggerModule.createDocument(app, config, { extraModels: [ErrorBody] }));
}

/** Serves the API's description: pages at \`/api/docs\`, which load nothing from elsewhere, and \`/api/docs-json\`. */
export function serveOpenApi(app: NestFastifyApplication, catalogue: Catalogue): void {
  SwaggerModule.setup('api/docs', app, () => openApiDocument(app, catalogue), {
    jsonDocumentUrl: 'api/docs-json',
    raw: ['json'],
    customSiteTitle: 'Beacon API',
    swaggerOptions: { validatorUrl: null },
  });
}

/** Serves the schema of jobs in files, for editors: `# yaml-language-server: $schema=<gateway>/api/v1/job.schema.json`. */
export function serveJobSchema(app: NestFastifyApplication, catalogue: Catalogue): void {
  let schema: JsonSchema | undefined;
  app
    .getHttpAdapter()
    .getInstance()
    .get('/api/v1/job.schema.json', (_request, reply) => {
      // Made when it is first asked for, as the description itself: most gateways never are.
      schema ??= jobFileSchema(openApiDocument(app, catalogue));
      return reply.type('application/schema+json').send(JSON.stringify(schema));
    });
}
