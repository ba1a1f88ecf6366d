import type { Field } from './field.js';

/** A test as it is asked, with what it takes from `defaultTest` and from its scenario. */
export interface TestCase {
  /** Where it stands. */
  readonly field: Field;
  readonly description: string | null;
  readonly vars: Readonly<Record<string, Field>>;
  readonly assert: readonly Field[];
  readonly metadata: Readonly<Record<string, Field>>;
  readonly options: Readonly<Record<string, Field>>;
  readonly threshold: number | null;
  /** Names of the prompts that it asks; null for all. */
  readonly prompts: readonly string[] | null;
}

/** Fields of a test that are read, and those of which every test says why they are not. */
const READ = new Set([
  'description',
  'vars',
  'assert',
  'metadata',
  'options',
  'threshold',
  'prompts',
]);

/** Reads one test by itself. @throws FormatError */
export function readTest(field: Field, onUnknown: (name: string, field: Field) => void): TestCase {
  const fields = field.fields();
  for (const [name, other] of fields) if (!READ.has(name)) onUnknown(name, other);
  return {
    field,
    description: fields.get('description')?.scalar() ?? null,
    vars: objectIn(fields.get('vars')),
    assert: fields.get('assert')?.items() ?? [],
    metadata: objectIn(fields.get('metadata')),
    options: objectIn(fields.get('options')),
    threshold: fields.get('threshold')?.number() ?? null,
    prompts: promptsIn(fields.get('prompts')),
  };
}

/** A test with what it does not say itself taken from what stands above it; assertions of both are checked. */
export function inherited(above: TestCase, own: TestCase): TestCase {
  return {
    field: own.field,
    description: own.description ?? above.description,
    vars: { ...above.vars, ...own.vars },
    assert: [...above.assert, ...own.assert],
    metadata: { ...above.metadata, ...own.metadata },
    options: { ...above.options, ...own.options },
    threshold: own.threshold ?? above.threshold,
    prompts: own.prompts ?? above.prompts,
  };
}

function objectIn(field: Field | undefined): Readonly<Record<string, Field>> {
  return field === undefined ? {} : Object.fromEntries(field.fields());
}

function promptsIn(field: Field | undefined): readonly string[] | null {
  if (field === undefined) return null;
  return (field.isList ? field.items() : [field]).map((one) => one.text());
}
