import type { ProviderName } from '@beacon/domain';
import type { Field } from './field.js';
import type { ImportReport } from './import-report.js';

/** Parameters of sampling that a provider of promptfoo says, under the names of a job. */
export interface SaidSampling {
  readonly temperature?: number;
  readonly max_tokens?: number;
  readonly top_p?: number;
  readonly seed?: number;
}

/** What a provider's `config` says of how it is asked, under the names of a catalogue's lane. */
export interface LaneSaid {
  readonly base_url?: string;
  readonly api_key_env?: string;
  readonly provider_region?: string;
  readonly resource?: string;
  readonly api_version?: string;
  readonly project?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly extra_body?: Readonly<Record<string, unknown>>;
}

/** What was read of a `config`. */
export interface ReadConfig {
  readonly sampling: SaidSampling;
  readonly lane: LaneSaid;
}

const SAMPLING: Readonly<Record<string, keyof SaidSampling>> = {
  temperature: 'temperature',
  max_tokens: 'max_tokens',
  max_completion_tokens: 'max_tokens',
  max_output_tokens: 'max_tokens',
  maxOutputTokens: 'max_tokens',
  maxTokens: 'max_tokens',
  max_tokens_to_sample: 'max_tokens',
  num_predict: 'max_tokens',
  top_p: 'top_p',
  topP: 'top_p',
  seed: 'seed',
};

/** Fields of a request's body that change neither what is asked nor the form of the answer. */
const BODY = new Set([
  'frequency_penalty',
  'logit_bias',
  'metadata',
  'presence_penalty',
  'reasoning',
  'reasoning_effort',
  'service_tier',
  'stop',
  'thinking',
  'top_k',
  'user',
  'verbosity',
]);

/** Objects that hold fields of sampling. */
const NESTED = new Set(['generationConfig', 'inferenceConfig', 'interfaceConfig']);

const SECRETS =
  /^(?:apiKey|api_key|secret|secretAccessKey|accessKeyId|sessionToken|token|bearerToken)$/i;

/** Variables of the environment as promptfoo and as a catalogue write them. */
const ENV = /\{\{\s*env\.([A-Za-z_]\w*)\s*\}\}|\$\{([A-Za-z_]\w*)\}/g;

/** Reads a provider's `config`; what no lane can say is left out by name. */
export function readProviderConfig(
  config: Field | undefined,
  provider: ProviderName,
  report: ImportReport,
): ReadConfig {
  const read: { sampling: Record<string, number>; lane: Record<string, unknown> } = {
    sampling: {},
    lane: {},
  };
  for (const [name, field] of config?.fields() ?? []) {
    if (!take(name, field, read, provider)) report.leave(field, reasonFor(name, field));
  }
  return { sampling: read.sampling, lane: read.lane };
}

interface Reading {
  readonly sampling: Record<string, number>;
  readonly lane: Record<string, unknown>;
}

/** Whether the field was taken. */
function take(name: string, field: Field, read: Reading, provider: ProviderName): boolean {
  const parameter = Object.hasOwn(SAMPLING, name) ? SAMPLING[name] : undefined;
  if (parameter !== undefined) {
    read.sampling[parameter] = field.number();
    return true;
  }
  if (NESTED.has(name) && field.isObject) {
    return [...field.fields()].every(([inner, value]) => take(inner, value, read, provider));
  }
  if (name === 'passthrough' || name === 'extra_body' || BODY.has(name)) {
    addToBody(name, field, read.lane);
    return true;
  }
  return takeAddress(name, field, read.lane, provider);
}

function addToBody(name: string, field: Field, lane: Record<string, unknown>): void {
  const added = BODY.has(name) ? { [name]: field.value } : Object.fromEntries(valuesOf(field));
  lane['extra_body'] = { ...(lane['extra_body'] as object | undefined), ...added };
}

function valuesOf(field: Field): [string, unknown][] {
  return [...field.fields()].map(([key, { value }]) => [key, value]);
}

function takeAddress(
  name: string,
  field: Field,
  lane: Record<string, unknown>,
  provider: ProviderName,
): boolean {
  const set = (key: string, value: unknown): true => {
    lane[key] = value;
    return true;
  };
  switch (name) {
    case 'apiBaseUrl':
    case 'baseUrl':
    case 'base_url':
      return set('base_url', addressOf(field));
    case 'apiHost':
      return takeHost(field, set, provider);
    case 'apiKeyEnvar':
      return set('api_key_env', field.text());
    case 'region':
      return set('provider_region', field.text());
    case 'projectId':
      return set('project', field.text());
    case 'apiVersion':
      return provider === 'azure-openai' && set('api_version', field.text());
    case 'organization':
      return set('headers', { ...headersIn(lane), 'OpenAI-Organization': field.text() });
    case 'headers':
      return takeHeaders(field, lane, set);
    default:
      return false;
  }
}

/** A host is a resource of Azure, or a server that speaks OpenAI's protocol. */
function takeHost(
  field: Field,
  set: (key: string, value: string) => true,
  provider: ProviderName,
): boolean {
  const host = field.text().replace(/^https?:\/\//, '');
  const [, resource] = /^([A-Za-z0-9-]+)\.openai\.azure\.com\/?$/.exec(host) ?? [];
  if (provider === 'azure-openai') return resource !== undefined && set('resource', resource);
  return set('base_url', `https://${host.replace(/\/+$/, '')}/v1`);
}

function takeHeaders(
  field: Field,
  lane: Record<string, unknown>,
  set: (key: string, value: object) => true,
): boolean {
  const given = [...field.fields()].map(([key, value]) => [key, value.scalar()] as const);
  if (given.some(([key]) => /auth|key|token|cookie/i.test(key))) return false;
  return set('headers', { ...headersIn(lane), ...Object.fromEntries(given) });
}

function headersIn(lane: Readonly<Record<string, unknown>>): object {
  return (lane['headers'] as object | undefined) ?? {};
}

/** Whoever wrote the configuration chooses the address: no key of whoever runs it may become a part of it. */
function addressOf(field: Field): string {
  const address = field.text().replaceAll(ENV, (_, theirs?: string, ours?: string) => {
    const name = theirs ?? ours ?? '';
    if (/KEY|TOKEN|SECRET|PASSWORD|CREDENTIAL/i.test(name)) {
      throw field.problem(`puts ${name} into an address`, 'variables that hold no key');
    }
    return `\${${name}}`;
  });
  return address.replace(/\/+$/, '');
}

function reasonFor(name: string, { isObject }: Field): string {
  if (SECRETS.test(name)) {
    return 'a key stands in no file: the catalogue names the variable of the environment that holds it';
  }
  if (name === 'headers') return 'headers that may hold a key stand in no file';
  if (/^(?:tools?|functions?|tool_choice|function_call|mcp)$/.test(name)) {
    return 'answers are texts: a model is offered no tools';
  }
  if (/system/i.test(name))
    return "a system prompt is the catalogue's, and the same for every model";
  return isObject ? 'none of it is taken' : 'a lane has no such setting';
}
