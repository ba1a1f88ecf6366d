import type { FuzzPart } from './options.js';

/** Something that must not be. */
export interface Finding {
  readonly part: FuzzPart;
  /** The case by which it is repeated; null for what no single case shows. */
  readonly number: number | null;
  /** Where, such as an operation or a kind of answer. */
  readonly where: string;
  /** What, in one sentence. */
  readonly problem: string;
  /** What was sent, as far as it can be shown. */
  readonly shown: string;
}

/** A finding with how often its like was seen. */
export interface CountedFinding extends Finding {
  readonly times: number;
}

/** Collects findings: one of each sort is kept, the others are counted. */
export class Findings {
  readonly #found = new Map<string, CountedFinding>();

  /** Takes a finding in; true when it is the first of its sort. */
  add(finding: Finding): boolean {
    const sort = sortOf(finding);
    const known = this.#found.get(sort);
    this.#found.set(sort, { ...(known ?? finding), times: (known?.times ?? 0) + 1 });
    return known === undefined;
  }

  get all(): readonly CountedFinding[] {
    return [...this.#found.values()];
  }
}

/** Where and what, without what differs from case to case. */
export function sortOf({ part, where, problem }: Finding): string {
  return `${part} ${where} ${problem.replaceAll(/\d+/g, 'n').replaceAll(/"[^"]*"/g, '"…"')}`;
}
