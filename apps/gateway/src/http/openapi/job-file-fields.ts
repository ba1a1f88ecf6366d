import type { JsonSchema } from './plain-schema.js';

const NAME = '^[A-Za-z_][A-Za-z0-9_]*$';
const NAMES: JsonSchema = {
  type: ['array', 'null'],
  items: { type: 'string', pattern: NAME },
  maxItems: 100,
};

/** What a job in a file has beside the fields of the API: the command reads these, and no gateway sees them. */
export const fileFields: Readonly<Record<string, JsonSchema>> = {
  $schema: { description: 'Where this schema is, for editors.', type: 'string' },
  vars: {
    description:
      'Variables of the file with their defaults. `--var NAME=VALUE` gives another value.',
    type: ['object', 'null'],
    additionalProperties: { type: ['string', 'number', 'boolean'] },
    propertyNames: { pattern: NAME },
  },
  env: {
    ...NAMES,
    description: 'Environment variables that may be put into the job. No others are.',
  },
  not_secret: {
    ...NAMES,
    description:
      'Names that look like those of keys and are none. A job is stored and shown: it holds no secret.',
  },
  questions_file: {
    description:
      'A file beside this one with more questions: CSV with the header `id,text,category,kind,language`, JSON Lines or YAML.',
    type: 'string',
    minLength: 1,
    maxLength: 1000,
  },
};
