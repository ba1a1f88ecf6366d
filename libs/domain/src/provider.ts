import type { Sampling } from './job-specification.js';

/** Providers by the name that the catalogue gives them. */
export const PROVIDERS = [
  'openai-compatible',
  'beacon-router',
  'openai',
  'azure-openai',
  'bedrock',
  'gemini',
  'vertex',
  'anthropic',
  'mistral',
  'openrouter',
  'ollama',
  'vllm',
  'llama-cpp',
  'litellm',
] as const;
export type ProviderName = (typeof PROVIDERS)[number];

/** How an executor talks to a provider. */
export const PROTOCOL_KINDS = [
  'openai-compatible',
  'azure-openai',
  'beacon-router',
  'anthropic',
  'gemini',
  'vertex',
  'bedrock',
] as const;
export type ProtocolKind = (typeof PROTOCOL_KINDS)[number];

/** Where the secret of a lane comes from. The secret itself is never part of a configuration. */
export type CredentialConfig =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'env';
      /** Name of the environment variable. */
      readonly variable: string;
    }
  | {
      readonly kind: 'file';
      /** Read again when the file changes. */
      readonly path: string;
    }
  | {
      readonly kind: 'command';
      /** Program and arguments, run without a shell. */
      readonly argv: readonly string[];
      /** How long what it prints is good for, unless it says so itself. */
      readonly lifetimeMs: number;
    };

/** Sends no secret. */
export const NO_CREDENTIAL: CredentialConfig = { kind: 'none' };

/** How the secret is sent. */
export type LaneAuth =
  /** As `authorization: Bearer …`. */
  | { readonly kind: 'bearer' }
  /** As it is, in a header of this name. */
  | {
      readonly kind: 'header';
      /** Lower case, such as `x-api-key`. */
      readonly name: string;
    }
  /** Not at all: it is a pair of AWS keys by which each request is signed. */
  | { readonly kind: 'sigv4' };

/** Parameters of sampling that some models refuse, as the catalogue and the wire name them. */
export const SAMPLING_PARAMETERS = ['temperature', 'top_p', 'seed', 'max_tokens'] as const;
export type SamplingParameter = (typeof SAMPLING_PARAMETERS)[number];

const GIVEN: Readonly<Record<SamplingParameter, (sampling: Sampling) => number | null>> = {
  temperature: ({ temperature }) => temperature,
  top_p: ({ topP }) => topP,
  seed: ({ seed }) => seed,
  max_tokens: ({ maxTokens }) => maxTokens,
};

/** What of a sampling is said and not sent, where these parameters are left out. */
export function leftOutOf(
  without: readonly SamplingParameter[],
  sampling: Sampling,
): readonly SamplingParameter[] {
  return without.filter((parameter) => GIVEN[parameter](sampling) !== null);
}

/** The field of an OpenAI request that holds the limit of an answer's tokens: newer models refuse the older one. */
export const MAX_TOKENS_FIELDS = ['max_tokens', 'max_completion_tokens'] as const;
export type MaxTokensField = (typeof MAX_TOKENS_FIELDS)[number];

/** What is set for one provider only. */
export interface ProviderSettings {
  readonly azure?: AzureSettings;
  readonly vertex?: VertexSettings;
  readonly openRouter?: OpenRouterSettings;
}

/** Azure OpenAI: a model is asked by the name of its deployment. */
export interface AzureSettings {
  readonly deployment: string;
  /** Such as `2024-10-21`. */
  readonly apiVersion: string;
}

/** Google Vertex AI. */
export interface VertexSettings {
  /** Id of the Google Cloud project. */
  readonly project: string;
}

/** OpenRouter, which sends requests on to other providers. */
export interface OpenRouterSettings {
  /** Names of the only providers that may serve, in this order; empty when any may. */
  readonly upstream: readonly string[];
}
