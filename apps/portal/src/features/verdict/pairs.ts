import type { Conclusion, Endpoint, ModelVerdict, Pair } from '../../api/verdict-queries.ts';

/** The pairs of an endpoint, and what is concluded of it. */
interface JudgedPairs {
  readonly conclusion: Conclusion;
  readonly pairs: readonly Pair[];
}

export const DECIDING: readonly Endpoint[] = ['refused', 'withheld'];

/** No p is more; a pair without one comes last. */
const MOST_P = 1;

/** More lines than these for a model hide the others. */
export const MOST_PAIRS = 6;

/** Whether a model's difference in an endpoint rests on this pair. */
export function isDecisive(
  pair: Pick<Pair, 'p_adjusted'>,
  endpoint: Pick<JudgedPairs, 'conclusion'>,
  alpha: number,
): boolean {
  return endpoint.conclusion === 'differs' && pair.p_adjusted !== null && pair.p_adjusted <= alpha;
}

/**
 * The pairs that are shown, in the job's order: all where there are few, else the decisive ones and those with the smallest p. Decisive ones are
 * never left out.
 */
export function shownPairs(endpoint: JudgedPairs, alpha: number, most: number): readonly Pair[] {
  const { pairs } = endpoint;
  if (pairs.length <= most) return pairs;
  const byWeight = pairs.toSorted((a, b) => weight(a) - weight(b));
  const chosen = new Set([
    ...pairs.filter((pair) => isDecisive(pair, endpoint, alpha)),
    ...byWeight.slice(0, most),
  ]);
  return pairs.filter((pair) => chosen.has(pair));
}

/** The p that counts: the larger of both tests where there are two. */
export function decidingP({
  p,
  p_by_answer: byAnswer,
}: Pick<Pair, 'p' | 'p_by_answer'>): number | null {
  if (p === null) return byAnswer;
  return byAnswer === null ? p : Math.max(p, byAnswer);
}

function weight(pair: Pair): number {
  return pair.p_adjusted ?? decidingP(pair) ?? MOST_P + 1;
}

/** How many pairs of the models are not shown. */
export function hiddenPairs(models: readonly ModelVerdict[], alpha: number): number {
  const hidden = models.map(({ endpoints }) =>
    Math.max(
      ...DECIDING.map((name) => {
        const endpoint = endpoints[name];
        return endpoint.pairs.length - shownPairs(endpoint, alpha, MOST_PAIRS).length;
      }),
    ),
  );
  return hidden.reduce((sum, count) => sum + count, 0);
}

const ORDER: readonly Conclusion[] = [
  'differs',
  'differs_on_these_questions',
  'cannot_tell',
  'equivalent',
];

/** What differs first, else in the order of the job: what a reader came for. */
export function byConclusion<Judged extends { readonly conclusion: Conclusion }>(
  models: readonly Judged[],
): readonly Judged[] {
  return models.toSorted((a, b) => ORDER.indexOf(a.conclusion) - ORDER.indexOf(b.conclusion));
}

/** The models that are shown: the one asked for, if the job has it, else all. */
export function shownModels(
  models: readonly ModelVerdict[],
  wanted: string | undefined,
): readonly ModelVerdict[] {
  const found = models.filter(({ model_id: id }) => id === wanted);
  return byConclusion(found.length === 0 ? models : found);
}
