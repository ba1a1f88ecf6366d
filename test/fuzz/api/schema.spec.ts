import { describe, expect, it } from '@jest/globals';
import { toJsonSchema } from './schema.js';

describe(toJsonSchema, () => {
  it('reads nullable as null or the rest, at every level', () => {
    const schema = {
      type: 'object',
      properties: { description: { type: 'string', nullable: true, enum: ['a'] } },
    };
    expect(toJsonSchema(schema)).toEqual({
      type: 'object',
      properties: { description: { anyOf: [{ type: 'null' }, { type: 'string', enum: ['a'] }] } },
    });
  });

  it('reads bounds that are not reached', () => {
    expect(
      toJsonSchema({ minimum: 0, exclusiveMinimum: true, maximum: 1, exclusiveMaximum: false }),
    ).toEqual({
      exclusiveMinimum: 0,
      maximum: 1,
    });
  });
});
