import { ApiOkResponse } from '@nestjs/swagger';

/** An answer that is a file of one of some media types. */
export function ApiFile(description: string, types: readonly string[]): MethodDecorator {
  const content = Object.fromEntries(types.map((type) => [type, { schema: schemaOf(type) }]));
  return ApiOkResponse({ description, content });
}

function schemaOf(type: string) {
  return type === 'application/json' ? { type: 'object' } : { type: 'string', format: 'binary' };
}
