import type { Stance, StanceLabel } from '@beacon/persistence';

/** Whose word goes before whose. */
const RANKS = ['adjudicator', 'person', 'judge'] as const;

/** The stance of each answer on which raters agree: those of the highest rank that said something. Others have none. */
export function agreedStances(labels: readonly StanceLabel[]): ReadonlyMap<number, Stance> {
  const byAnswer = Map.groupBy(labels, ({ executionId }) => executionId);
  return new Map(
    [...byAnswer].flatMap(([executionId, said]) => {
      const stance = agreed(said);
      return stance === null ? [] : [[executionId, stance] as const];
    }),
  );
}

function agreed(labels: readonly StanceLabel[]): Stance | null {
  for (const rank of RANKS) {
    const stances = new Set(
      labels.filter(({ raterKind }) => raterKind === rank).map(({ stance }) => stance),
    );
    const [first] = stances;
    if (first !== undefined) return stances.size === 1 ? first : null;
  }
  return null;
}
