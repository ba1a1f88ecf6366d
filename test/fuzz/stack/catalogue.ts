/** Regions of the fuzzed installation; each has an executor. */
export const REGIONS = ['us-east', 'eu-west'] as const;

/** Models of the simulator: what the API fuzzer asks. */
export const TAME_MODELS = ['llama3.2-1b', 'mistral-7b', 'judge-plain'] as const;

/**
 * The hostile provider's models: one that may say anything, one that does so as a router of the original system would, one that says that it
 * is asked too much, and one that answers well.
 */
export const HOSTILE_MODEL = 'fuzz-hostile';
export const ROUTER_MODEL = 'fuzz-router';
export const THROTTLING_MODEL = 'fuzz-throttling';
export const STEADY_MODEL = 'fuzz-steady';
const COMPATIBLE_MODELS = [HOSTILE_MODEL, THROTTLING_MODEL, STEADY_MODEL];

/** The catalogue as a file. YAML takes JSON as it is. */
export function fuzzCatalogue(providerUrl: string): string {
  return JSON.stringify({
    version: 1,
    system_prompt: { enabled: true, template: 'You are a helpful assistant based in {region}.' },
    regions: [
      {
        id: 'us-east',
        name: 'United States',
        code: 'US',
        flag: '🇺🇸',
        prompt_name: 'the US',
        aliases: ['US'],
      },
      {
        id: 'eu-west',
        name: 'Europe',
        code: 'EU',
        flag: '🇪🇺',
        prompt_name: 'Europe',
        aliases: ['EU'],
      },
    ],
    models: [...TAME_MODELS, ...COMPATIBLE_MODELS, ROUTER_MODEL].map((id) => ({ id, name: id })),
    defaults: { provider: 'openai-compatible', concurrency: 6, timeout: '30s' },
    lanes: [
      {
        regions: '*',
        models: TAME_MODELS,
        base_url: '${BEACON_SIMULATOR_URL}/{region}/v1',
      },
      { regions: '*', models: COMPATIBLE_MODELS, base_url: `${providerUrl}/{region}/v1` },
      {
        regions: '*',
        model: ROUTER_MODEL,
        provider: 'beacon-router',
        base_url: `${providerUrl}/{region}`,
      },
    ],
  });
}
