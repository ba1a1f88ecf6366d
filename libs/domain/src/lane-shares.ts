/**
 * Shares a lane's limit out among the executors that serve it: each gets an equal part, and the first of them, in the order of their
 * ids, one of what is left over. Whoever shares out the same among the same comes to the same.
 * @param limit requests in flight at once, over all of them.
 * @returns the part of each, by id in order; who gets nothing is not in it.
 */
export function shareLimit(limit: number, executorIds: Iterable<string>): Record<string, number> {
  const ids = [...new Set(executorIds)].toSorted();
  const each = Math.floor(limit / ids.length);
  const shares = ids.map((id, rank) => [id, each + (rank < limit % ids.length ? 1 : 0)] as const);
  return Object.fromEntries(shares.filter(([, share]) => share > 0));
}
