import { HOSTILE_MODEL } from '../../test/fuzz/stack/catalogue.js';

/** Regions, each with an executor. */
export const REGIONS = [
  { id: 'us-east', name: 'United States', code: 'US' },
  { id: 'eu-west', name: 'Europe', code: 'EU' },
  { id: 'asia-pacific', name: 'Asia Pacific', code: 'ASIA' },
] as const;

/** The model of the large job, whose three lanes nobody else uses. */
export const LARGE_MODEL = 'mistral-7b';
/** Models of the small jobs: six lanes. */
export const SMALL_MODELS = ['llama3.2-1b', 'qwen2.5-1.5b'] as const;
/** The lane that the fuzzer's hostile provider serves. */
export const HOSTILE_REGION = 'asia-pacific';

/** With its latency, each of the large job's lanes does some 180 cells a second. */
const CONCURRENCY = 16;
/** Of the simulated provider. */
export const LATENCY_MS = 90;

/** The catalogue as a file. YAML takes JSON as it is. */
export function mixedCatalogue(hostileUrl: string): string {
  const tame = [LARGE_MODEL, ...SMALL_MODELS];
  return JSON.stringify({
    version: 1,
    system_prompt: { enabled: true, template: 'You are a helpful assistant based in {region}.' },
    regions: REGIONS.map((region) => ({
      ...region,
      flag: '🏳',
      prompt_name: region.name,
      aliases: [region.code],
    })),
    models: [...tame, HOSTILE_MODEL].map((id) => ({ id, name: id })),
    defaults: { provider: 'openai-compatible', concurrency: CONCURRENCY, timeout: '30s' },
    lanes: [
      { regions: '*', models: tame, base_url: '${BEACON_SIMULATOR_URL}/{region}/v1' },
      {
        region: HOSTILE_REGION,
        models: [HOSTILE_MODEL],
        concurrency: 4,
        timeout: '5s',
        base_url: `${hostileUrl}/{region}/v1`,
      },
    ],
  });
}
