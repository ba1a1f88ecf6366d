import type { MatrixGroup } from '@beacon/persistence';

/** A question of a model. */
export interface Place {
  readonly questionId: string;
  readonly modelId: string;
}

/**
 * Questions on which the regions of a model differ in how often they were refused or blocked, the largest differences first;
 * those that are equal in the order of the questions. Errors, cancelled and quarantined executions do not count.
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
        b.spread - a.spread || (rank.get(a.questionId) ?? 0) - (rank.get(b.questionId) ?? 0),
    );
}

function toPlace(found: readonly MatrixGroup[]): (Place & { readonly spread: number })[] {
  const [first] = found;
  if (first === undefined) return [];
  const shares = [...Map.groupBy(found, ({ region }) => region).values()].map(refusedShare);
  const { questionId, modelId } = first;
  return [{ questionId, modelId, spread: Math.max(...shares) - Math.min(...shares) }];
}

function refusedShare(found: readonly MatrixGroup[]): number {
  const of = (groups: readonly MatrixGroup[]): number =>
    groups.reduce((sum, { count }) => sum + count, 0);
  return of(found.filter(({ status }) => status === 'refused')) / of(found);
}

function isMeasured({ status, isQuarantined }: MatrixGroup): boolean {
  return !isQuarantined && (status === 'completed' || status === 'refused');
}
