/** What is known of the calls for one cell. */
export interface CellCalls {
  /** The cell's name, for people. */
  readonly name: string;
  /** Requests that reached the provider. */
  readonly calls: number;
  /** Rounds that were executed: 1, and one more for each retry that was asked for and carried out. */
  readonly rounds: number;
  /** Faults that hit while the cell was called and not recorded: each can cost one more call. */
  readonly exposures: number;
  /** Calls that the provider itself failed: each can be tried again. */
  readonly disturbed: number;
}

/** What a job's calls came to. */
export interface CallVerdict {
  readonly calls: number;
  /** Calls beyond one for each cell and round. */
  readonly extra: number;
  /** How many extra calls the faults explain. */
  readonly allowed: number;
  readonly problems: readonly string[];
}

const NAMED = 5;

/**
 * Holds every cell to what the faults explain: one call for each round, one more for each fault that hit it in flight and for
 * each call that the provider failed.
 */
export function judgeCalls(cells: readonly CellCalls[]): CallVerdict {
  const over = cells.filter((cell) => extraOf(cell) > allowedOf(cell));
  const problems = over.slice(0, NAMED).map(explain);
  if (over.length > NAMED) problems.push(`and ${over.length - NAMED} more cells with extra calls`);
  return {
    calls: sum(cells, ({ calls }) => calls),
    extra: sum(cells, extraOf),
    allowed: sum(cells, allowedOf),
    problems,
  };
}

function extraOf({ calls, rounds }: CellCalls): number {
  return Math.max(0, calls - rounds);
}

function allowedOf({ exposures, disturbed }: CellCalls): number {
  return exposures + disturbed;
}

function explain(cell: CellCalls): string {
  const { name, calls, rounds, exposures, disturbed } = cell;
  return `${name}: ${calls} calls in ${rounds} round(s), though only ${exposures} fault(s) hit it in flight and ${disturbed} call(s) failed`;
}

function sum<Item>(items: readonly Item[], of: (item: Item) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
