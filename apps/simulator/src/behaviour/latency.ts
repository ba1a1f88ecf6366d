import type { LatencySetting } from '../environment.js';
import { draw } from './draw.js';
import { plantedRegion, type ModelId, type PlantedRegion } from './models.js';

/** Middle of the profile's latency, in milliseconds, by region. */
const REGION_MS: Readonly<Record<PlantedRegion, number>> = {
  'us-east': 35,
  'eu-west': 60,
  'asia-pacific': 100,
};

/** Added by model, in milliseconds. */
const MODEL_MS: Readonly<Record<ModelId, number>> = {
  'llama3.2-1b': 0,
  'mistral-7b': 20,
  'qwen2.5-1.5b': 5,
  'judge-strict': 10,
  'judge-plain': 10,
};

/** What a delay follows from. */
export interface LatencyKey {
  readonly seed: number;
  readonly region: string;
  readonly model: ModelId;
  readonly prompt: string;
}

/** Milliseconds that an answer takes: the setting, or the profile of the region and model, 20 % less to 20 % more by a draw. */
export function latencyMs(setting: LatencySetting, key: LatencyKey): number {
  if (setting !== 'profile') return setting;
  const middle = REGION_MS[plantedRegion(key.region) ?? 'us-east'] + MODEL_MS[key.model];
  const spread = 0.8 + 0.4 * draw('latency', key.seed, key.region, key.model, key.prompt);
  return Math.round(middle * spread);
}
