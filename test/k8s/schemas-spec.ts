import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import type { ValidateFunction } from 'ajv';
import type { Manifest } from './manifest-spec.js';

/** The packages cdk8s-plus-NN describe every type of one minor version of Kubernetes, for other languages to be generated from. */
export const STRICT_VERSIONS = ['1.33', '1.34'] as const;

interface JsiiType {
  readonly primitive?: string;
  readonly fqn?: string;
  readonly collection?: { readonly kind: 'array' | 'map'; readonly elementtype: JsiiType };
}

interface JsiiProperty {
  readonly name: string;
  readonly type: JsiiType;
  readonly optional?: boolean;
  readonly docs?: { readonly custom?: { readonly schema?: string } };
}

interface JsiiDeclaration {
  readonly kind: 'interface' | 'class' | 'enum';
  readonly docs?: { readonly custom?: { readonly schema?: string } };
  readonly properties?: readonly JsiiProperty[];
}

const PRIMITIVES: Readonly<Record<string, object>> = {
  string: { type: 'string' },
  number: { type: 'number' },
  boolean: { type: 'boolean' },
  date: { type: 'string' },
  any: {},
};

/** Schemas of one minor version that refuse fields which it does not know. */
export class StrictSchemas {
  readonly #ajv = new Ajv({ strict: true, allErrors: true, allowUnionTypes: true });
  /** Names of structs by what Kubernetes calls them, such as `io.k8s.api.apps.v1.Deployment`. */
  readonly #structs: ReadonlyMap<string, string>;

  constructor(version: (typeof STRICT_VERSIONS)[number]) {
    const name = `cdk8s-plus-${version.slice(2)}`;
    const text = readFileSync(`node_modules/${name}/.jsii`, 'utf8');
    const { types } = JSON.parse(text) as { readonly types: Record<string, JsiiDeclaration> };
    const declared = Object.entries(types).filter(([id]) => id.startsWith(`${name}.k8s.`));
    for (const [id, declaration] of declared) this.#ajv.addSchema(schemaOf(declaration), id);
    this.#structs = new Map(declared.map(([id, { docs }]) => [docs?.custom?.schema ?? id, id]));
  }

  /** What is wrong with an object; empty when nothing is. */
  problemsOf(object: Manifest): readonly string[] {
    const { apiVersion, kind, ...rest } = object;
    const validate = this.#validatorOf(apiVersion, kind);
    if (validate === undefined) return [`${apiVersion} ${kind} is not known`];
    if (validate(rest)) return [];
    return (validate.errors ?? []).map(
      ({ instancePath, message, params }) =>
        `${kind} ${object.metadata.name}${instancePath} ${message} ${JSON.stringify(params)}`,
    );
  }

  #validatorOf(apiVersion: string, kind: string): ValidateFunction | undefined {
    const [group = '', version] = apiVersion.includes('/')
      ? apiVersion.split('/')
      : ['core', apiVersion];
    const [short = ''] = group.split('.');
    const id = this.#structs.get(`io.k8s.api.${short}.${version}.${kind}`);
    return id === undefined ? undefined : this.#ajv.getSchema(id);
  }
}

function schemaOf({ kind, properties = [] }: JsiiDeclaration): object {
  // Classes are quantities and numbers that may be names: `2`, `500m`, `http`.
  if (kind === 'class') return { type: ['string', 'number'] };
  if (kind === 'enum') return { type: 'string' };
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(properties.map((one) => [fieldOf(one), typeSchema(one.type)])),
    required: properties.filter(({ optional }) => optional !== true).map(fieldOf),
  };
}

/** The field's own name: that of the type is spelled as other languages want it. */
function fieldOf({ name, docs }: JsiiProperty): string {
  return docs?.custom?.schema?.split('#')[1] ?? name;
}

function typeSchema({ primitive, fqn, collection }: JsiiType): object {
  if (primitive !== undefined) return PRIMITIVES[primitive] ?? {};
  if (fqn !== undefined) return { $ref: fqn };
  if (collection === undefined) return {};
  const element = typeSchema(collection.elementtype);
  return collection.kind === 'array'
    ? { type: 'array', items: element }
    : { type: 'object', additionalProperties: element };
}

interface ModelClass {
  new (data: object): { validate(): void };
}

/** Packages whose classes check objects against the schemas that were published with them. */
const MODELS: readonly (readonly [group: RegExp, pkg: string])[] = [
  [/^keda\.sh\//, '@kubernetes-models/keda/'],
  [/^external-secrets\.io\//, '@kubernetes-models/external-secrets/'],
  [/^bitnami\.com\//, '@kubernetes-models/sealed-secrets/'],
  [/^(v1$|apps\/|batch\/|policy\/|networking\.k8s\.io\/)/, 'kubernetes-models/'],
];

/** What a class of kubernetes-models has against an object; empty when nothing, undefined where there is no class. */
export async function modelProblemsOf(object: Manifest): Promise<readonly string[] | undefined> {
  const pkg = MODELS.find(([group]) => group.test(object.apiVersion))?.[1];
  if (pkg === undefined) return undefined;
  const loaded = (await import(`${pkg}${object.apiVersion}/${object.kind}`)) as Record<
    string,
    ModelClass
  >;
  const Model = loaded[object.kind];
  if (Model === undefined) return [`${pkg} has no class ${object.kind}`];
  try {
    new Model(object).validate();
    return [];
  } catch (error) {
    return [`${object.kind} ${object.metadata.name}: ${(error as Error).message}`];
  }
}
