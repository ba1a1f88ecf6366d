import type { ProviderName } from '@beacon/domain';

/** Values by the id of a place. */
export type ByPlace = Readonly<Record<string, string>>;

/** What a new catalogue starts with, of what a preset cannot know: a model to ask, and places of the provider. */
export interface Starter {
  /** The provider's name of a model that most accounts can ask; by place where it is called otherwise there. */
  readonly model: string | ByPlace;
  /** The provider's regions, where an account reaches them without being set up for it. */
  readonly providerRegions?: ByPlace;
  /** To be changed by whoever is asked for nothing. */
  readonly resource?: string;
  readonly project?: string;
  readonly upstream?: string;
  readonly baseUrl?: string;
  /** Lines of YAML for the lane. */
  readonly lines?: readonly string[];
  /** What stands above the lane, a line each. */
  readonly about: readonly string[];
}

const LOCAL = [
  'A server of your own. Both regions ask the same one, so that they differ by the system prompt only:',
  'give each region its own server in base_url, such as http://{region}.example.net/v1, to compare places.',
];
const ONE_ADDRESS = [
  'One address for all regions: from this machine they differ by the system prompt only. For another place,',
  'run an executor there, or ask a provider that has regional addresses.',
];

/** For every provider of the catalogue. */
export const STARTERS: Readonly<Record<ProviderName, Starter>> = {
  openai: {
    model: 'gpt-4.1-mini',
    about: [
      'Without provider_region both regions ask api.openai.com. A project with data residency has regional addresses:',
      'provider_region: { us-east: us, eu-west: eu } asks us.api.openai.com and eu.api.openai.com.',
    ],
  },
  'azure-openai': {
    model: 'gpt-4o-mini',
    providerRegions: { 'us-east': 'eastus2', 'eu-west': 'westeurope', 'asia-pacific': 'japaneast' },
    resource: 'my-resource-{provider_region}',
    about: [
      'A resource of Azure lives in one region. {provider_region} stands for it in the name of the resource;',
      'deployment names what you deployed there, where it is not called like the model.',
    ],
  },
  bedrock: {
    model: {
      'us-east': 'us.amazon.nova-lite-v1:0',
      'eu-west': 'eu.amazon.nova-lite-v1:0',
      'asia-pacific': 'apac.amazon.nova-lite-v1:0',
    },
    providerRegions: {
      'us-east': 'us-east-1',
      'eu-west': 'eu-west-1',
      'asia-pacific': 'ap-northeast-1',
    },
    about: [
      'Requests are signed with AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY (and AWS_SESSION_TOKEN where there is one).',
      'An inference profile (us., eu., apac.) may serve from any region of its group.',
    ],
  },
  gemini: { model: 'gemini-2.5-flash', about: ONE_ADDRESS },
  vertex: {
    model: 'gemini-2.5-flash',
    providerRegions: {
      'us-east': 'us-east4',
      'eu-west': 'europe-west4',
      'asia-pacific': 'asia-northeast1',
    },
    project: 'my-project-123',
    lines: ['credentials: { command: [gcloud, auth, print-access-token] }'],
    about: ['Each region has its own address. The token is what gcloud prints, and is renewed.'],
  },
  anthropic: { model: 'claude-haiku-4-5', about: ONE_ADDRESS },
  mistral: { model: 'mistral-small-latest', about: ONE_ADDRESS },
  openrouter: {
    model: 'meta-llama/llama-3.3-70b-instruct',
    upstream: 'deepinfra',
    about: [
      'OpenRouter sends requests on: upstream names the only provider that may serve, because the route is evidence.',
    ],
  },
  ollama: { model: 'llama3.2', about: LOCAL },
  vllm: { model: 'my-model', about: LOCAL },
  'llama-cpp': { model: 'my-model', about: LOCAL },
  litellm: { model: 'gpt-4.1-mini', about: LOCAL },
  'openai-compatible': { model: 'my-model', baseUrl: 'http://127.0.0.1:8000/v1', about: LOCAL },
  'beacon-router': { model: 'my-model', baseUrl: 'http://127.0.0.1:8000', about: LOCAL },
};
