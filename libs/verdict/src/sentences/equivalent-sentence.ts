import type { VerdictOptions } from '../input/input.js';
import { CONFIRMATORY_ENDPOINTS, type ConfirmatoryEndpoint } from '../shape/terms.js';
import type { ModelVerdict, PairFigures } from '../shape/shape.js';
import { counted, EVENT_NAMES, listed, percent, pointsWithUnit, range } from '../shape/words.js';

/** In what a model is equivalent, and what that says nothing about. */
export function equivalentSentence(
  { model_id: model, endpoints, content }: Pick<ModelVerdict, 'model_id' | 'endpoints' | 'content'>,
  { alpha, margin }: VerdictOptions,
): string {
  const pairs = CONFIRMATORY_ENDPOINTS.flatMap((endpoint) =>
    endpoints[endpoint].pairs.map((pair) => ({ endpoint, pair })),
  );
  const regions = [...new Set(pairs.flatMap(({ pair: { a, b } }) => [a, b]))];
  const largest = pairs.toSorted((one, other) => sizeOf(other.pair) - sizeOf(one.pair))[0];
  const what = `${model} refuses and withholds equally often from ${listed(regions)}, within ${pointsWithUnit(margin)}`;
  return `${what}${largest === undefined ? '' : `: ${figures(largest, percent(1 - 2 * alpha))}`}; ${contentWords(content)}`;
}

function sizeOf({ corrected }: PairFigures): number {
  return Math.abs(corrected?.difference ?? 0);
}

function figures(
  { endpoint, pair }: { endpoint: ConfirmatoryEndpoint; pair: PairFigures },
  level: string,
): string {
  if (pair.corrected === null) return counted(pair.questions, 'question');
  const { difference, tost } = pair.corrected;
  const [low, high] = tost.interval;
  const limits: [number, number] = difference < 0 ? [-high, -low] : [low, high];
  return `largest difference ${pointsWithUnit(Math.abs(difference))} (${EVENT_NAMES[endpoint]}s, corrected for what the classifier misses), ${level} interval ${range(limits)}, ${counted(pair.questions, 'question')}`;
}

/** What is known of what answers say; a test that finds nothing proves nothing. */
export function contentWords(content: ModelVerdict['content']): string {
  return content === null || content.conclusion === 'not_tested'
    ? 'what answers say was not compared'
    : 'in what answers say no difference was found';
}
