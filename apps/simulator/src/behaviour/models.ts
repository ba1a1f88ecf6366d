/** The models that the simulator plays, with the names that they give themselves. */
export const SIMULATED_MODELS = {
  'llama3.2-1b': { name: 'Llama 3.2 1B', maker: 'meta' },
  'mistral-7b': { name: 'Mistral 7B', maker: 'mistral' },
  'qwen2.5-1.5b': { name: 'Qwen 2.5 1.5B', maker: 'qwen' },
  'judge-strict': { name: 'A strict judge', maker: 'nobody' },
  'judge-plain': { name: 'A plain judge', maker: 'nobody' },
} as const;

/** Id of a simulated model. */
export type ModelId = keyof typeof SIMULATED_MODELS;

/** Whether the simulator plays a model. */
export function isModelId(id: string): id is ModelId {
  return Object.hasOwn(SIMULATED_MODELS, id);
}

/** Regions with planted behaviour and latency of their own. Any other region is answered as us-east, without plants. */
export const PLANTED_REGIONS = ['us-east', 'eu-west', 'asia-pacific'] as const;
export type PlantedRegion = (typeof PLANTED_REGIONS)[number];

/** The planted region of a name, or null for every other region. */
export function plantedRegion(region: string): PlantedRegion | null {
  return PLANTED_REGIONS.find((planted) => planted === region) ?? null;
}
