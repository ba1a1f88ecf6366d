import type {
  Conclusion,
  Endpoint,
  ModelVerdict,
  Pair,
  ShownConclusion,
} from '../../api/verdict-queries.ts';

/** The pairs of an endpoint, and what is concluded of it. */
interface JudgedPairs {
  readonly conclusion: Conclusion;
  readonly pairs: readonly Pair[];
}

export const DECIDING: readonly Endpoint[] = ['refused', 'withheld'];

/** More than any p: a pair without one comes last. */
const NO_P = 2;

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
 * The pairs that are shown of a model, the same in every endpoint so that plots beside each other have the same lines: all where there are few,
 * else the decisive ones and those with the smallest p. Decisive ones are never left out.
 */
export function shownPairs(
  endpoints: readonly JudgedPairs[],
  alpha: number,
  most: number,
): ReadonlySet<string> {
  const weights = new Map<string, number>();
  const decisive = new Set<string>();
  for (const endpoint of endpoints) {
    for (const pair of endpoint.pairs) {
      const name = pairName(pair);
      weights.set(name, Math.min(weights.get(name) ?? NO_P, weight(pair)));
      if (isDecisive(pair, endpoint, alpha)) decisive.add(name);
    }
  }
  const names = [...weights].toSorted(([, a], [, b]) => a - b).map(([name]) => name);
  return new Set([...decisive, ...(names.length <= most ? names : names.slice(0, most))]);
}

/** A pair's name among those of its model. */
export function pairName({ a, b }: Pick<Pair, 'a' | 'b'>): string {
  return `${a} ${b}`;
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
  return pair.p_adjusted ?? decidingP(pair) ?? NO_P;
}

const ORDER: readonly ShownConclusion[] = [
  'differs',
  'differs_on_these_questions',
  'confounded',
  'cannot_tell',
  'equivalent',
];

/** What differs first, else in the order of the job: what a reader came for. */
export function byConclusion<Judged extends { readonly conclusion: ShownConclusion }>(
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
