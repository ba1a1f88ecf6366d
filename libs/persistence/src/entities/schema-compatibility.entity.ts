import { defineEntity, p } from '@mikro-orm/core';

const SchemaCompatibilitySchema = defineEntity({
  name: 'SchemaCompatibility',
  tableName: 'schema_compatibility',
  properties: {
    migration: p.string().length(255).primary(),
    needs: p.string().length(255),
  },
});

/** The newest migration that a service must know to run on the schema that a migration made. */
export class SchemaCompatibility extends SchemaCompatibilitySchema.class {}
SchemaCompatibilitySchema.setClass(SchemaCompatibility);
export { SchemaCompatibilitySchema };
