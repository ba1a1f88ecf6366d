import type { Stance } from './input.js';

/** What a rater says of an answer to its question's statement. */
export interface SaidStance {
  readonly executionId: number;
  /** `judge`, `person` or `adjudicator`. */
  readonly raterKind: string;
  readonly stance: Stance;
}

/** Whose word goes before whose. */
const RANKS = ['adjudicator', 'person', 'judge'] as const;

/** The stance of each answer on which raters agree: those of the highest rank that said something. Others have none. */
export function agreedStances(labels: readonly SaidStance[]): ReadonlyMap<number, Stance> {
  const byAnswer = Map.groupBy(labels, ({ executionId }) => executionId);
  return new Map(
    [...byAnswer].flatMap(([executionId, said]) => {
      const stance = agreed(said);
      return stance === null ? [] : [[executionId, stance] as const];
    }),
  );
}

function agreed(labels: readonly SaidStance[]): Stance | null {
  for (const rank of RANKS) {
    const stances = new Set(
      labels.filter(({ raterKind }) => raterKind === rank).map(({ stance }) => stance),
    );
    const [first] = stances;
    if (first !== undefined) return stances.size === 1 ? first : null;
  }
  return null;
}
