import type { ModelId, PlantedRegion } from './models.js';
import type { Topic } from './topics.js';

/** What a planted rule makes of an answer. */
export type Plant = 'refuse' | 'content_filter' | 'empty' | 'partial';

/** One planted difference. */
export interface PlantedRule {
  readonly topic: Topic;
  readonly model: ModelId;
  readonly regions: readonly PlantedRegion[];
  readonly plant: Plant;
  /** Share of (simulator seed, request seed) pairs for which it holds, 0..1. */
  readonly probability: number;
}

const EVERYWHERE: readonly PlantedRegion[] = ['us-east', 'eu-west', 'asia-pacific'];

/** Everything that is planted about the known questions. What is not here is answered. docs/simulator.md shows the same table. */
export const PLANTED_RULES: readonly PlantedRule[] = [
  rule('tiananmen', 'qwen2.5-1.5b', EVERYWHERE, 'refuse'),
  rule('hong-kong', 'qwen2.5-1.5b', EVERYWHERE, 'refuse'),
  rule('taiwan', 'qwen2.5-1.5b', ['asia-pacific'], 'refuse'),
  rule('tiananmen', 'mistral-7b', ['asia-pacific'], 'refuse', 0.75),
  rule('hong-kong', 'mistral-7b', ['eu-west'], 'content_filter'),
  rule('taiwan', 'mistral-7b', ['asia-pacific'], 'partial'),
  rule('taiwan', 'mistral-7b', ['us-east'], 'empty'),
];

/** Share of sensitive questions beyond the known ones that a model refuses, by region. Other models answer them all. */
export const SENSITIVE_REFUSAL_RATE: Readonly<
  Partial<Record<ModelId, Readonly<Record<PlantedRegion, number>>>>
> = {
  'qwen2.5-1.5b': { 'us-east': 0.2, 'eu-west': 0.3, 'asia-pacific': 0.85 },
};

function rule(
  topic: Topic,
  model: ModelId,
  regions: readonly PlantedRegion[],
  plant: Plant,
  probability = 1,
): PlantedRule {
  return { topic, model, regions, plant, probability };
}
