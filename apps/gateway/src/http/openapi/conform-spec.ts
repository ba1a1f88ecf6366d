import type { Type } from '@nestjs/common';
import { Controller, Get } from '@nestjs/common';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { ApiOkResponse, DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { Test } from '@nestjs/testing';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { AnswerSchema } from './answer-schema.js';
import { finished } from './finished-document.js';

/**
 * An answer, checked against its class as the API's description shows it: fields that the class lacks are refused.
 * @throws Error with everything that differs.
 */
export async function conforming<View extends object>(
  view: Type<View>,
  body: unknown,
): Promise<View> {
  const ajv = new Ajv2020({ allErrors: true, strict: false, validateFormats: false });
  const validate = ajv.compile(await schemaOf(view));
  if (validate(body)) return body as View;
  throw new Error(`no ${view.name}: ${ajv.errorsText(validate.errors, { separator: '\n' })}`);
}

/**
 * The same for an answer that is described by a schema of its own.
 * @throws Error with everything that differs.
 */
export function conformingTo<View>(schema: AnswerSchema, body: unknown): View {
  const ajv = new Ajv2020({ allErrors: true, strict: false, validateFormats: false });
  if (ajv.validate<View>(withNull(schema) as object, body)) return body;
  throw new Error(`no such answer: ${ajv.errorsText(ajv.errors, { separator: '\n' })}`);
}

const schemas = new Map<Type, Promise<object>>();

async function schemaOf(view: Type): Promise<object> {
  const schema = schemas.get(view) ?? describe(view);
  schemas.set(view, schema);
  return schema;
}

async function describe(view: Type): Promise<object> {
  @Controller()
  class Showing {
    @Get()
    @ApiOkResponse({ type: view })
    show(): void {}
  }
  const module = await Test.createTestingModule({ controllers: [Showing] }).compile();
  const app = module.createNestApplication(new FastifyAdapter());
  const { components } = finished(SwaggerModule.createDocument(app, new DocumentBuilder().build()));
  return withNull({ $ref: `#/components/schemas/${view.name}`, components }) as object;
}

/** OpenAPI 3.0 has a word of its own for null, which validators of JSON Schema do not know. */
function withNull(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withNull);
  if (typeof schema !== 'object' || schema === null) return schema;
  const { nullable, ...rest } = schema as { readonly nullable?: unknown };
  const converted = Object.fromEntries(
    Object.entries(rest).map(([key, value]) => [key, withNull(value)]),
  );
  return nullable === true ? { anyOf: [{ type: 'null' }, converted] } : converted;
}
