// Writes the OpenAPI schemas of the gateway's answers whose shape is that of libs/verdict, made from its types and their comments: each
// shape stands once. `--check` fails when a file is not what the types say.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import ts from 'typescript';

const ROOT = new URL('../', import.meta.url);
const CONFIG = new URL('tsconfig.base.json', ROOT);
const LIBS = fileURLToPath(new URL('libs/', ROOT));
const SHAPES = fileURLToPath(new URL('../libs/verdict/src/shape/', import.meta.url));

const GATEWAY = 'apps/gateway/src/';

/** Types that become schemas: where each stands, and where its schema is written. */
const ROOTS = {
  Verdict: { shape: 'shape.ts', schema: 'verdict/verdict.schema.ts', name: 'VERDICT_SCHEMA' },
  JobComparison: {
    shape: 'job-comparison-shape.ts',
    schema: 'job-comparison/job-comparison.schema.ts',
    name: 'JOB_COMPARISON_SCHEMA',
  },
  ArmComparison: { shape: 'arms-shape.ts', schema: 'arms/arms.schema.ts', name: 'ARMS_SCHEMA' },
  SeriesLook: {
    shape: 'series-shape.ts',
    schema: 'series/series-look.schema.ts',
    name: 'SERIES_LOOK_SCHEMA',
  },
  Calibration: {
    shape: 'calibration-shape.ts',
    schema: 'calibration/calibration.schema.ts',
    name: 'CALIBRATION_SCHEMA',
  },
  ContentComparison: {
    shape: 'content-shape.ts',
    schema: 'content/content.schema.ts',
    name: 'CONTENT_SCHEMA',
  },
};

/** Names for numbers that say more of them than their type can. */
const NUMBERS = {
  Count: { type: 'integer' },
  Probability: { type: 'number', minimum: 0, maximum: 1 },
};

/** The schemas by the names of their types. */
export function answerSchemas() {
  const files = Object.values(ROOTS).map(({ shape }) => SHAPES + shape);
  const { config } = ts.readConfigFile(fileURLToPath(CONFIG), (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, fileURLToPath(ROOT));
  const program = ts.createProgram(files, { ...options, noEmit: true, types: [] });
  const checker = program.getTypeChecker();
  return Object.fromEntries(
    Object.entries(ROOTS).map(([name, { shape }]) => {
      const module = checker.getSymbolAtLocation(program.getSourceFile(SHAPES + shape));
      const symbol = checker.getExportsOfModule(module).find((one) => one.name === name);
      return [name, schemaOf(checker, checker.getDeclaredTypeOfSymbol(symbol))];
    }),
  );
}

/**
 * A field without words of its own has those of its type.
 * @param node the type as it is written, where a name for a number may stand.
 */
function schemaOf(checker, type, node) {
  const description = wordsOf(checker, type.aliasSymbol ?? type.symbol);
  const own = bareSchemaOf(checker, type, node);
  return description === '' || own.description !== undefined ? own : { ...own, description };
}

function bareSchemaOf(checker, type, node) {
  const number = numberNamedIn(node);
  if (type.isUnion()) return unionOf(checker, type, node);
  if (type.flags & ts.TypeFlags.NumberLike) return { ...(number ?? { type: 'number' }) };
  if (type.flags & ts.TypeFlags.StringLiteral) return { type: 'string', enum: [type.value] };
  if (type.flags & ts.TypeFlags.String) return { type: 'string' };
  if (type.flags & ts.TypeFlags.BooleanLiteral)
    return { type: 'boolean', enum: [checker.typeToString(type) === 'true'] };
  if (checker.isTupleType(type)) return tupleOf(checker, type);
  if (checker.isArrayType(type)) {
    const [item] = checker.getTypeArguments(type);
    return { type: 'array', items: schemaOf(checker, item, itemNodeOf(node)) };
  }
  return objectOf(checker, type, node);
}

function unionOf(checker, type, node) {
  const members = type.types.filter((member) => !(member.flags & ts.TypeFlags.Null));
  const nullable = members.length < type.types.length ? { nullable: true } : {};
  const [first] = members;
  if (members.length === 1) return { ...nullable, ...schemaOf(checker, first, node) };
  if (members.every((member) => member.flags & ts.TypeFlags.BooleanLiteral))
    return { ...nullable, type: 'boolean' };
  if (members.every((member) => member.isStringLiteral()))
    return { ...nullable, type: 'string', enum: members.map(({ value }) => value) };
  throw new Error(`no schema for ${checker.typeToString(type)}`);
}

/** OpenAPI 3.0 has no tuples: the items are said to be any of the members. */
function tupleOf(checker, type) {
  const items = checker.getTypeArguments(type).map((member) => schemaOf(checker, member));
  return { type: 'array', items: { anyOf: items }, minItems: items.length, maxItems: items.length };
}

function objectOf(checker, type, node) {
  const value = checker.getIndexTypeOfType(type, ts.IndexKind.String);
  if (value !== undefined)
    return { type: 'object', additionalProperties: schemaOf(checker, value) };
  const properties = checker.getPropertiesOfType(type).map((property) => {
    const written = property.valueDeclaration?.type ?? valueNodeOf(node);
    const own = schemaOf(checker, checker.getTypeOfSymbol(property), written);
    const description = wordsOf(checker, property) || own.description;
    return [property.name, description === undefined ? own : { ...own, description }];
  });
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    required: properties.map(([name]) => name),
    additionalProperties: false,
  };
}

function wordsOf(checker, symbol) {
  // Comments of TypeScript's own types, such as Readonly, say nothing of ours.
  const isOurs = symbol?.declarations?.some((one) => one.getSourceFile().fileName.startsWith(LIBS));
  if (!isOurs) return '';
  const words = ts.displayPartsToString(symbol.getDocumentationComment(checker));
  return words.replace(/\s+/g, ' ').trim();
}

/** The name for a number in `Count` or `Count | null`. */
function numberNamedIn(node) {
  if (node === undefined) return undefined;
  if (ts.isUnionTypeNode(node)) return node.types.map(numberNamedIn).find((found) => found);
  return ts.isTypeReferenceNode(node) ? NUMBERS[node.typeName.getText()] : undefined;
}

/** The `T` of `readonly T[]`. */
function itemNodeOf(node) {
  if (node === undefined) return undefined;
  if (ts.isTypeOperatorNode(node)) return itemNodeOf(node.type);
  return ts.isArrayTypeNode(node) ? node.elementType : undefined;
}

/** The `T` of `Readonly<Record<K, T>>`. */
function valueNodeOf(node) {
  if (node === undefined || !ts.isTypeReferenceNode(node)) return undefined;
  const [first, second] = node.typeArguments ?? [];
  return node.typeName.getText() === 'Record' ? second : valueNodeOf(first);
}

/** The text of a file by its path. */
export async function answerSchemaFiles() {
  const schemas = answerSchemas();
  const files = Object.entries(ROOTS).map(async ([type, { schema, name }]) => {
    const path = fileURLToPath(new URL(GATEWAY + schema, ROOT));
    const text = [
      `// Made by tools/answer-schemas.mjs from ${type} of libs/verdict: change the type, then run it.`,
      "import type { AnswerSchema } from '../http/openapi/answer-schema.js';",
      '',
      `/** The schema of a ${type}. */`,
      `export const ${name}: AnswerSchema = ${JSON.stringify(schemas[type])};`,
    ].join('\n');
    const options = await resolveConfig(path);
    return [path, await format(text, { ...options, filepath: path })];
  });
  return Promise.all(files);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [path, text] of await answerSchemaFiles()) {
    if (!process.argv.includes('--check')) writeFileSync(path, text);
    else if (readFileSync(path, 'utf8') !== text) {
      process.stderr.write(
        `${path} is not what libs/verdict says: run node tools/answer-schemas.mjs\n`,
      );
      process.exitCode = 1;
    }
  }
}
