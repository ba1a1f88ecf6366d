import { z } from 'zod';
import type { Json } from '../json/raw-json.js';
import type { Schema } from './schema.js';

const schema = z.record(z.string(), z.unknown());
const content = z.record(
  z.string(),
  z.object({
    schema: schema.optional(),
    examples: z.record(z.string(), z.object({ value: z.unknown() })).optional(),
  }),
);
const parameter = z.object({
  name: z.string(),
  in: z.enum(['path', 'query', 'header']),
  schema: schema.optional(),
});
const operation = z.object({
  parameters: z.array(parameter).default([]),
  requestBody: z.object({ required: z.boolean().default(false), content }).optional(),
  responses: z.record(z.string(), z.object({ content: content.default({}) })),
});
const openApi = z.object({
  paths: z.record(z.string(), z.record(z.string(), operation)),
});

/** A parameter of an operation. */
export type Parameter = z.output<typeof parameter>;

/** What an operation answers under a status: schemas by media type. */
export type Answers = Readonly<Record<string, Schema | undefined>>;

/** An operation as the document describes it. */
export interface Operation {
  /** Such as `POST /api/v1/jobs`. */
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  /** Null when it takes no body. */
  readonly body: { readonly schema: Schema; readonly examples: readonly Json[] } | null;
  readonly answers: ReadonlyMap<number, Answers>;
}

const JSON_TYPE = 'application/json';

/** The OpenAPI document that a gateway serves. */
export class ApiDocument {
  readonly operations: readonly Operation[];

  private constructor(operations: readonly Operation[]) {
    this.operations = operations;
  }

  /** @throws Error when the gateway serves none that can be read. */
  static async from(gatewayUrl: string): Promise<ApiDocument> {
    const response = await fetch(`${gatewayUrl}/api/docs-json`);
    return ApiDocument.of(await response.json());
  }

  /** @throws Error when it is no OpenAPI document. */
  static of(value: unknown): ApiDocument {
    const { paths } = openApi.parse(withoutReferences(value));
    return new ApiDocument(
      Object.entries(paths).flatMap(([path, methods]) =>
        Object.entries(methods).map(([method, described]) =>
          operationOf(method.toUpperCase(), path, described),
        ),
      ),
    );
  }

  /** The operation that a request reaches; undefined where the document has none. HEAD is what GET is. */
  operationOf(method: string, target: string): Operation | undefined {
    const parts = target.split(/[?#]/, 1)[0]?.split('/') ?? [];
    const wanted = method === 'HEAD' ? 'GET' : method;
    const fitting = this.operations.filter(
      (each) => each.method === wanted && fits(each.path.split('/'), parts),
    );
    // A word stands before a variable: /jobs/plan is no job.
    return fitting.toSorted((a, b) => variables(a) - variables(b))[0];
  }
}

/** The document with what its references name in their places. */
function withoutReferences(document: unknown): unknown {
  return replaced(document, (ref) =>
    ref
      .replace('#/', '')
      .split('/')
      .reduce<unknown>((at, step) => (at as Readonly<Record<string, unknown>>)[step], document),
  );
}

function replaced(value: unknown, targetOf: (ref: string) => unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => replaced(item, targetOf));
  if (typeof value !== 'object' || value === null) return value;
  if ('$ref' in value) return replaced(targetOf(String(value.$ref)), targetOf);
  const members = Object.entries(value);
  return Object.fromEntries(members.map(([key, member]) => [key, replaced(member, targetOf)]));
}

function operationOf(
  method: string,
  path: string,
  described: z.output<typeof operation>,
): Operation {
  const taken = described.requestBody?.content[JSON_TYPE];
  const answers = Object.entries(described.responses).map(([status, answer]): [number, Answers] => [
    Number(status),
    Object.fromEntries(
      Object.entries(answer.content).map(([type, { schema: shape }]) => [bareType(type), shape]),
    ),
  ]);
  return {
    name: `${method} ${path}`,
    method,
    path,
    parameters: described.parameters,
    body:
      taken === undefined
        ? null
        : {
            schema: taken.schema ?? {},
            examples: Object.values(taken.examples ?? {}).map(({ value }) => value as Json),
          },
    answers: new Map(answers),
  };
}

/** A media type without its parameters. */
export function bareType(type: string): string {
  return (type.split(';', 1)[0] ?? '').trim().toLowerCase();
}

function variables({ path }: Operation): number {
  return path.split('/').filter(isVariable).length;
}

function isVariable(part: string): boolean {
  return part.startsWith('{');
}

function fits(template: readonly string[], parts: readonly string[]): boolean {
  return (
    template.length === parts.length &&
    template.every((part, at) => {
      const given = decoded(parts[at] ?? '');
      return given !== null && (isVariable(part) ? given !== '' : given === part);
    })
  );
}

function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    // Percent signs that encode nothing: no route takes them.
    return null;
  }
}
