import type { LaneAuth, ProviderName } from '@beacon/domain';
import type { Preset, PresetAuth, PresetRegions } from './preset.js';

const BEARER: LaneAuth = { kind: 'bearer' };
const needed = (auth: LaneAuth, variable: string | null): PresetAuth => ({
  auth,
  variable,
  isNeeded: true,
});
const header = (name: string): LaneAuth => ({ kind: 'header', name });
/** Sent where the lane has one. */
const OPTIONAL: PresetAuth = { auth: BEARER, variable: null, isNeeded: false };
/** Where a server stands is known to who runs it: any name, for the record. */
const ANYWHERE: PresetRegions = { isNeeded: false, example: 'eu-central-1' };
const oneOf = (...known: string[]): PresetRegions => ({
  known,
  isNeeded: false,
  example: known[0] ?? '',
});

/** A server of one's own that speaks OpenAI's protocol on this machine, unless the lane has another address. */
function local(port: number, auth = OPTIONAL): Preset {
  return {
    protocol: 'openai-compatible',
    auths: [auth],
    address: { plain: `http://127.0.0.1:${port}/v1`, regional: null },
    regions: ANYWHERE,
    own: [],
  };
}

/**
 * The providers that the catalogue knows by name. To add one that speaks a protocol of the table: its name to `PROVIDERS` of
 * libs/domain, an entry here, and an example to docs/catalogue.md.
 */
export const PRESETS: Readonly<Record<ProviderName, Preset>> = {
  'openai-compatible': {
    protocol: 'openai-compatible',
    auths: [OPTIONAL],
    address: { plain: null, regional: null },
    regions: ANYWHERE,
    own: [],
  },
  'beacon-router': {
    protocol: 'beacon-router',
    auths: [OPTIONAL],
    address: { plain: null, regional: null },
    regions: ANYWHERE,
    own: [],
    withoutSampling: ['top_p', 'seed'],
  },
  openai: {
    protocol: 'openai-compatible',
    auths: [needed(BEARER, 'OPENAI_API_KEY')],
    address: {
      plain: 'https://api.openai.com/v1',
      regional: 'https://{provider_region}.api.openai.com/v1',
    },
    // Of data residency: a project has to be set up for it.
    regions: oneOf('us', 'eu', 'ae', 'au', 'in', 'jp'),
    own: [],
  },
  'azure-openai': {
    protocol: 'azure-openai',
    // A bearer is a token of Microsoft Entra ID, which a command prints.
    auths: [needed(header('api-key'), 'AZURE_OPENAI_API_KEY'), needed(BEARER, null)],
    // Every resource lives in one region, which its name does not tell.
    address: { plain: 'https://{resource}.openai.azure.com', regional: null },
    regions: { isNeeded: false, example: 'westeurope' },
    own: ['resource', 'deployment', 'api_version'],
  },
  bedrock: {
    protocol: 'bedrock',
    auths: [
      needed({ kind: 'sigv4' }, 'AWS_ACCESS_KEY_ID'),
      needed(BEARER, 'AWS_BEARER_TOKEN_BEDROCK'),
    ],
    address: { plain: null, regional: 'https://bedrock-runtime.{provider_region}.amazonaws.com' },
    regions: { isNeeded: true, example: 'eu-central-1' },
    own: [],
    withoutSampling: ['seed'],
  },
  gemini: {
    protocol: 'gemini',
    auths: [needed(header('x-goog-api-key'), 'GEMINI_API_KEY')],
    address: { plain: 'https://generativelanguage.googleapis.com/v1beta', regional: null },
    // One address for the world: regions are Vertex AI's.
    regions: { known: [], isNeeded: false, example: '' },
    own: [],
  },
  vertex: {
    protocol: 'vertex',
    // An access token lives for an hour: there is no variable that usually holds one.
    auths: [needed(BEARER, null)],
    address: {
      plain: null,
      regional: 'https://{provider_region}-aiplatform.googleapis.com/v1',
      special: {
        global: 'https://aiplatform.googleapis.com/v1',
        eu: 'https://aiplatform.eu.rep.googleapis.com/v1',
        us: 'https://aiplatform.us.rep.googleapis.com/v1',
      },
    },
    regions: { isNeeded: true, example: 'europe-west4' },
    own: ['project'],
  },
  anthropic: {
    protocol: 'anthropic',
    auths: [needed(header('x-api-key'), 'ANTHROPIC_API_KEY'), needed(BEARER, null)],
    address: { plain: 'https://api.anthropic.com/v1', regional: null },
    regions: oneOf('us', 'global'),
    own: [],
    withoutSampling: ['seed'],
    regionField: 'inference_geo',
  },
  mistral: {
    protocol: 'openai-compatible',
    auths: [needed(BEARER, 'MISTRAL_API_KEY')],
    address: {
      plain: 'https://api.mistral.ai/v1',
      regional: 'https://api.{provider_region}.mistral.ai/v1',
    },
    regions: oneOf('eu', 'us'),
    own: [],
  },
  openrouter: {
    protocol: 'openai-compatible',
    auths: [needed(BEARER, 'OPENROUTER_API_KEY')],
    address: {
      plain: 'https://openrouter.ai/api/v1',
      regional: 'https://{provider_region}.openrouter.ai/api/v1',
    },
    regions: oneOf('eu', 'us'),
    own: ['upstream', 'allow_unpinned'],
  },
  ollama: local(11_434),
  vllm: local(8_000),
  'llama-cpp': local(8_080),
  litellm: local(4_000, needed(BEARER, 'LITELLM_API_KEY')),
};
