import type { JsonSchema } from './schemas.js';

/** What one kind of message adds to the document. */
export interface Parts {
  readonly channel: Entry;
  readonly operations: Readonly<Record<string, JsonSchema>>;
  readonly message: Entry;
  readonly schemas: Readonly<Record<string, JsonSchema>>;
}

interface Entry {
  readonly key: string;
  readonly value: JsonSchema;
}

const PLACEHOLDER = /<([^>]+)>/g;

const MEANINGS: Readonly<Record<string, string>> = {
  job: 'Id of the job.',
  region: 'Id of the region.',
  model: "Id of the catalogue's model.",
  cell: 'Cell key: a short hash of model, question and repeat.',
  round: '1 when first planned; each retry that a user asks for adds one.',
  executor: 'Id of the executor.',
  stream: 'Name of a stream.',
  sequence: 'Sequence of a message in its stream.',
  original_subject: 'The subject of the original message, with its dots.',
};

/** A subject with its placeholders as parameters of an address: `<job>` is `{job}`. */
export function addressOf(subject: string): string {
  return subject.replace(PLACEHOLDER, (_all, name: string) => `{${parameter(name)}}`);
}

/**
 * The parameters of a subject. Their values are subject tokens: see docs/messages.md.
 * @throws Error when one has no description here.
 */
export function parametersOf(subject: string): JsonSchema {
  const names = [...subject.matchAll(PLACEHOLDER)].map(([, name = '']) => parameter(name));
  return Object.fromEntries(
    names.map((name) => {
      const description = MEANINGS[name];
      if (description === undefined) throw new Error(`the parameter ${name} is not described`);
      return [name, { description }];
    }),
  );
}

/** A reference to a component. */
export function refTo(kind: 'messages' | 'schemas', key: string): JsonSchema {
  return { $ref: `#/components/${kind}/${key}` };
}

function parameter(placeholder: string): string {
  return placeholder.replaceAll(' ', '_');
}
