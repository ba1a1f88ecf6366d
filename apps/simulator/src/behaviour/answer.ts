import { draw } from './draw.js';
import { isSimulatedJudge, judgeSays } from './judge.js';
import { knownAnswer } from './known-answers.js';
import { plantedRegion, type ModelId, type PlantedRegion } from './models.js';
import { genericAnswer, PARTIAL_TEXT, refusalText } from './other-answers.js';
import { PLANTED_RULES, SENSITIVE_REFUSAL_RATE, type Plant } from './plant.js';
import { isSensitive, topicOf, type Topic } from './topics.js';

/** Everything that an answer follows from: the same asked, the same answered. */
export interface Asked {
  /** The simulator's own seed. */
  readonly seed: number;
  readonly region: string;
  readonly model: ModelId;
  /** The text of the question, without system prompt. */
  readonly prompt: string;
  /** The request's seed; null when it sent none. */
  readonly requestSeed: number | null;
}

/** What the simulated model says. */
export interface Said {
  readonly text: string;
  readonly finishReason: 'stop' | 'content_filter';
}

/** The answer of a simulated model. */
export function answerTo(asked: Asked): Said {
  if (isSimulatedJudge(asked.model)) {
    return stopped(judgeSays(asked.seed, asked.model, asked.prompt));
  }
  const topic = topicOf(asked.prompt);
  const region = plantedRegion(asked.region);
  const plant = region === null ? null : plantFor(asked, region, topic);
  return plant === null ? plainAnswer(asked, topic, region ?? 'us-east') : planted(plant, asked);
}

/** The refusal that a model words for a question. */
export function refusalTo(asked: Asked): Said {
  return stopped(refusalText(asked.prompt, `${asked.region} ${asked.model} ${asked.prompt}`));
}

function plantFor(asked: Asked, region: PlantedRegion, topic: Topic | null): Plant | null {
  if (topic === null) return refusesUnknown(asked, region) ? 'refuse' : null;
  const rule = PLANTED_RULES.find(
    (candidate) =>
      candidate.topic === topic &&
      candidate.model === asked.model &&
      candidate.regions.includes(region),
  );
  if (rule === undefined) return null;
  return drawFor(asked) < rule.probability ? rule.plant : null;
}

function refusesUnknown(asked: Asked, region: PlantedRegion): boolean {
  const rate = SENSITIVE_REFUSAL_RATE[asked.model]?.[region] ?? 0;
  return rate > 0 && isSensitive(asked.prompt) && drawFor(asked) < rate;
}

function drawFor({ seed, region, model, prompt, requestSeed }: Asked): number {
  return draw('plant', seed, region, model, prompt, requestSeed);
}

function planted(plant: Plant, asked: Asked): Said {
  return plant === 'refuse' ? refusalTo(asked) : PLANTED_WORDS[plant];
}

const PLANTED_WORDS: Readonly<Record<Exclude<Plant, 'refuse'>, Said>> = {
  content_filter: { text: '', finishReason: 'content_filter' },
  empty: { text: '', finishReason: 'stop' },
  partial: { text: PARTIAL_TEXT, finishReason: 'stop' },
};

function plainAnswer(asked: Asked, topic: Topic | null, region: PlantedRegion): Said {
  return stopped(
    topic === null
      ? genericAnswer(asked.prompt, asked.model, region)
      : knownAnswer(topic, asked.model, region),
  );
}

function stopped(text: string): Said {
  return { text, finishReason: 'stop' };
}
