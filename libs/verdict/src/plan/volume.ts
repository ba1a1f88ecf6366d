import { sum } from '../input/outcome-classes.js';
import type { PlanInput, PlanLane, Range } from './input.js';
import type { PlanLaneFigures, PlanRange } from './shape.js';

/** Bytes of text to a token: about 5 for plain English, about 2 where letters take several bytes or words are rare. */
const BYTES_PER_TOKEN: Range = { low: 2, high: 5 };
/** Shortest answer that a plan reckons with: a refusal. */
const SHORT_ANSWER_TOKENS = 30;

/** Questions of a job; a job without a list asks its own prompt, which is one. */
export function questionCount({ questions }: PlanInput): number {
  return Math.max(1, questions.length);
}

/** Lanes that the job uses. */
export function lanesOf({ lanes, regions, models }: PlanInput): PlanLane[] {
  return regions.flatMap((region) =>
    models.flatMap(
      (model) => lanes.find((lane) => lane.region === region && lane.model === model) ?? [],
    ),
  );
}

/** Tokens of one lane: each question with its prompt, as often as it is repeated. */
export function laneTokens(input: PlanInput): { input: Range; output: Range } {
  const questions = questionCount(input);
  const bytes =
    input.repeats *
    (sum(input.questions.map(({ bytes: length }) => length)) +
      questions * (input.promptBytes ?? 0));
  const answers = questions * input.repeats;
  return {
    input: {
      low: Math.floor(bytes / BYTES_PER_TOKEN.high),
      high: Math.ceil(bytes / BYTES_PER_TOKEN.low),
    },
    output: {
      low: answers * Math.min(SHORT_ANSWER_TOKENS, input.maxTokens),
      high: answers * input.maxTokens,
    },
  };
}

/** What one lane takes: time at its full concurrency, and money, with one call a cell. */
export function laneFigures(input: PlanInput, lane: PlanLane): PlanLaneFigures {
  const cells = questionCount(input) * input.repeats;
  const rounds = Math.ceil(cells / lane.concurrency);
  return {
    region: lane.region,
    model_id: lane.model,
    cells,
    concurrency: lane.concurrency,
    duration_ms: [rounds * lane.latencyMs.low, rounds * lane.latencyMs.high],
    cost_usd: costOf(input, lane),
  };
}

function costOf(input: PlanInput, { prices }: PlanLane): PlanRange | null {
  if (prices === null) return null;
  const tokens = laneTokens(input);
  const at = (end: 'low' | 'high'): number =>
    (tokens.input[end] * prices.inputPerMillion + tokens.output[end] * prices.outputPerMillion) /
    1e6;
  return [at('low'), at('high')];
}

/** Sum of ranges. */
export function addRanges(ranges: readonly PlanRange[]): PlanRange {
  return [sum(ranges.map(([low]) => low)), sum(ranges.map(([, high]) => high))];
}

/** The slowest of ranges; 0 to 0 for none. */
export function slowest(ranges: readonly PlanRange[]): PlanRange {
  return [
    Math.max(0, ...ranges.map(([low]) => low)),
    Math.max(0, ...ranges.map(([, high]) => high)),
  ];
}
