import type { ProviderName } from '@beacon/domain';
import type { Preset } from './preset.js';

const BEARER = { kind: 'bearer' } as const;
const OPENAI_COMPATIBLE: Preset = { protocol: 'openai-compatible', auth: BEARER };

/** The providers that the catalogue knows by name. */
export const PRESETS: Readonly<Record<ProviderName, Preset>> = {
  'openai-compatible': OPENAI_COMPATIBLE,
  'beacon-router': { protocol: 'beacon-router', auth: BEARER },
  openai: OPENAI_COMPATIBLE,
  'azure-openai': { protocol: 'azure-openai', auth: { kind: 'header', name: 'api-key' } },
  bedrock: { protocol: 'bedrock', auth: { kind: 'sigv4' } },
  gemini: { protocol: 'gemini', auth: { kind: 'header', name: 'x-goog-api-key' } },
  vertex: { protocol: 'vertex', auth: BEARER },
  anthropic: { protocol: 'anthropic', auth: { kind: 'header', name: 'x-api-key' } },
  mistral: OPENAI_COMPATIBLE,
  openrouter: OPENAI_COMPATIBLE,
  ollama: OPENAI_COMPATIBLE,
  vllm: OPENAI_COMPATIBLE,
  'llama-cpp': OPENAI_COMPATIBLE,
  litellm: OPENAI_COMPATIBLE,
};
