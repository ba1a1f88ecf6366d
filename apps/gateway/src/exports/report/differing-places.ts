import type { MatrixGroup } from '@beacon/persistence';

/** A question of a model. */
export interface Place {
  readonly questionId: string;
  readonly modelId: string;
}

/**
 * Questions on which the regions of a model differ in what came of them, the largest differences first: of equal ones those in how
 * often it was refused or blocked, then in the order of the questions. Errors, cancelled and quarantined executions do not count.
 * @param compared of each model, the regions that are places of their own
 */
export function differingPlaces(
  groups: readonly MatrixGroup[],
  order: readonly string[],
  compared: ReadonlyMap<string, readonly string[]>,
): Place[] {
  const rank = new Map(order.map((id, index) => [id, index]));
  const counted = groups.filter(
    (group) => isMeasured(group) && compared.get(group.modelId)?.includes(group.region) === true,
  );
  const byPlace = Map.groupBy(counted, ({ questionId, modelId }) =>
    JSON.stringify([questionId, modelId]),
  );
  return [...byPlace.values()]
    .flatMap((found) => toPlace(found))
    .filter(({ spread }) => spread > 0)
    .toSorted(
      (a, b) =>
        b.spread - a.spread ||
        b.withheld - a.withheld ||
        (rank.get(a.questionId) ?? 0) - (rank.get(b.questionId) ?? 0),
    );
}

/** A place, and by how much the shares of its regions differ: of the outcome in which they do so most, and of refused or blocked ones. */
interface DifferingPlace extends Place {
  readonly spread: number;
  readonly withheld: number;
}

function toPlace(found: readonly MatrixGroup[]): DifferingPlace[] {
  const [first] = found;
  if (first === undefined) return [];
  const regions = [...Map.groupBy(found, ({ region }) => region).values()];
  const spreadOf = (isMeant: (group: MatrixGroup) => boolean): number => {
    const shares = regions.map((groups) => sum(groups.filter(isMeant)) / sum(groups));
    return Math.max(...shares) - Math.min(...shares);
  };
  const outcomes = new Set(found.map(({ outcome }) => outcome));
  return [
    {
      questionId: first.questionId,
      modelId: first.modelId,
      spread: Math.max(...[...outcomes].map((one) => spreadOf(({ outcome }) => outcome === one))),
      withheld: spreadOf(({ status }) => status === 'refused'),
    },
  ];
}

function sum(groups: readonly MatrixGroup[]): number {
  return groups.reduce((total, { count }) => total + count, 0);
}

function isMeasured({ status, isQuarantined }: MatrixGroup): boolean {
  return !isQuarantined && (status === 'completed' || status === 'refused');
}
