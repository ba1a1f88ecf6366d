import type { ProviderName } from '@beacon/domain';

/** How a provider of promptfoo is asked here. */
export interface ProviderRoute {
  readonly provider: ProviderName;
  /** As the provider calls it. */
  readonly model: string;
  /** Where its server is, for one that has no preset here. */
  readonly baseUrl?: string;
  /** The variable that usually holds its key, for one that has no preset here. */
  readonly apiKeyEnv?: string;
  /** What is asked otherwise than promptfoo does. */
  readonly change?: string;
}

/** A route, or why there is none. */
export type Routed = ProviderRoute | { readonly unsupported: string };

const NO_CHAT = 'is not asked for answers to a text';
const RESPONSES = 'is asked by chat completions, not by the Responses API';

/** Kinds of requests behind OpenAI's name, and behind those that speak as it does. */
const OPENAI_KINDS: Readonly<Record<string, string | null>> = {
  chat: null,
  responses: RESPONSES,
};
const OTHER_KINDS = new Set([
  'completion',
  'embedding',
  'embeddings',
  'moderation',
  'image',
  'video',
  'speech',
  'transcription',
  'realtime',
  'live',
  'assistant',
  'agents',
  'agent',
  'chatkit',
  'codex-sdk',
  'codex',
  'claude-agent-sdk',
  'claude-code',
  'kb',
  'nova-sonic',
]);

/** Services that speak OpenAI's protocol, and have no preset. */
const COMPATIBLE: Readonly<Record<string, readonly [baseUrl: string, apiKeyEnv: string]>> = {
  cerebras: ['https://api.cerebras.ai/v1', 'CEREBRAS_API_KEY'],
  deepseek: ['https://api.deepseek.com/v1', 'DEEPSEEK_API_KEY'],
  fireworks: ['https://api.fireworks.ai/inference/v1', 'FIREWORKS_API_KEY'],
  groq: ['https://api.groq.com/openai/v1', 'GROQ_API_KEY'],
  perplexity: ['https://api.perplexity.ai', 'PERPLEXITY_API_KEY'],
  togetherai: ['https://api.together.xyz/v1', 'TOGETHER_API_KEY'],
  xai: ['https://api.x.ai/v1', 'XAI_API_KEY'],
};

/** Names of promptfoo, and the providers of the catalogue that they are. */
const PRESET_OF: Readonly<Record<string, ProviderName>> = {
  openai: 'openai',
  azure: 'azure-openai',
  azureopenai: 'azure-openai',
  anthropic: 'anthropic',
  google: 'gemini',
  vertex: 'vertex',
  bedrock: 'bedrock',
  mistral: 'mistral',
  openrouter: 'openrouter',
  ollama: 'ollama',
  litellm: 'litellm',
  localai: 'llama-cpp',
};

/** Words between the name and the model that mean the same question and answer. */
const PLAIN_KINDS: ReadonlySet<string> = new Set(['chat', 'messages', 'converse']);

/** How what promptfoo calls `openai:chat:gpt-4o` is asked here. */
export function routeOf(id: string): Routed {
  const [name = '', ...rest] = id.split(':');
  if (Object.hasOwn(COMPATIBLE, name)) return compatible(name, rest);
  const provider = Object.hasOwn(PRESET_OF, name) ? PRESET_OF[name] : undefined;
  if (provider === undefined) return { unsupported: `${name} is no provider of the catalogue` };
  const asked = modelIn(rest);
  if ('unsupported' in asked) return asked;
  return checked({ provider, ...asked });
}

/** Programs and files that promptfoo runs or reads in the place of a provider. */
export function isProgram(id: string): boolean {
  return /^(?:file:\/\/|exec:|python:|golang:|ruby:|package:|browser$|echo$|mcp$|webhook:|websocket|wss?:|promptfoo:)/.test(
    id,
  );
}

function compatible(name: string, rest: readonly string[]): Routed {
  const [baseUrl = '', apiKeyEnv = ''] = COMPATIBLE[name] ?? [];
  const asked = modelIn(rest);
  if ('unsupported' in asked) return asked;
  return { provider: 'openai-compatible', baseUrl, apiKeyEnv, ...asked };
}

type Asked =
  { readonly model: string; readonly change?: string } | { readonly unsupported: string };

function modelIn(rest: readonly string[]): Asked {
  const [kind = '', ...more] = rest;
  if (rest.length > 1 && OTHER_KINDS.has(kind)) return { unsupported: `${kind} ${NO_CHAT}` };
  if (OTHER_KINDS.has(kind) || kind === '') return { unsupported: 'it names no model' };
  const isKind = Object.hasOwn(OPENAI_KINDS, kind) || PLAIN_KINDS.has(kind);
  if (!isKind) return { model: rest.join(':') };
  if (more.length === 0) return { unsupported: 'it names no model' };
  const change = OPENAI_KINDS[kind] ?? undefined;
  return { model: more.join(':'), ...(change === undefined ? {} : { change }) };
}

function checked(route: ProviderRoute): Routed {
  if (route.provider === 'vertex' && !/^(?:google\/)?gemini/.test(route.model)) {
    return { unsupported: 'of Vertex AI the catalogue asks Gemini models only' };
  }
  if (route.provider === 'gemini') return { ...route, model: route.model.replace(/^models\//, '') };
  return route;
}
