/** What was tried on which operation, and how it was answered. */
export class Coverage {
  readonly #statuses = new Map<string, Map<number, number>>();
  readonly #kinds = new Map<string, Set<string>>();
  readonly #latencies: number[] = [];

  add(operation: string, kind: string, status: number, ms: number): void {
    const statuses = this.#statuses.get(operation) ?? new Map<number, number>();
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    this.#statuses.set(operation, statuses);
    this.#kinds.set(operation, (this.#kinds.get(operation) ?? new Set()).add(kind));
    this.#latencies.push(ms);
  }

  /** Requests that were answered, or ended without an answer. */
  get requests(): number {
    return this.#latencies.length;
  }

  /** Distinct pairs of operation and status. */
  get pairs(): number {
    return [...this.#statuses.values()].reduce((sum, each) => sum + each.size, 0);
  }

  /** Distinct pairs of operation and kind. */
  get kinds(): number {
    return [...this.#kinds.values()].reduce((sum, each) => sum + each.size, 0);
  }

  /** A quantile of the time that answers took, in milliseconds. */
  latency(share: number): number {
    const sorted = this.#latencies.toSorted((a, b) => a - b);
    return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  }

  /** One line for each operation. */
  table(operations: readonly string[]): string {
    const width = Math.max(...operations.map(({ length }) => length));
    const lines = operations.map((name) => {
      const statuses = [...(this.#statuses.get(name) ?? [])].toSorted(([a], [b]) => a - b);
      const counts = statuses.map(([status, count]) => `${status || 'none'}×${count}`).join(' ');
      return `${name.padEnd(width)}  ${String(this.#kinds.get(name)?.size ?? 0).padStart(2)} kinds  ${counts}`;
    });
    return lines.join('\n');
  }
}
