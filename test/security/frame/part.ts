import type { SecurityRow } from './row.js';

/** What a part is run with. */
export interface PartContext {
  /** Less of what is drawn or repeated, for CI; every kind of row all the same. */
  readonly isShort: boolean;
  /** Says on stderr what goes on. */
  readonly tell: (text: string) => void;
  /** Gets each line that processes write; undefined when nobody wants to see them. */
  readonly onLine: ((name: string, line: string) => void) | undefined;
}

/** One table of the suite: it starts what it attacks, attacks it, and stops it again. */
export interface SecurityPart {
  /** As `--only` names it. */
  readonly name: string;
  /** One sentence that stands above the table. */
  readonly about: string;
  /**
   * Runs it.
   * @throws Error when what is attacked cannot be started: it counts as one failed row.
   */
  readonly run: (context: PartContext) => Promise<readonly SecurityRow[]>;
}

/** What a part came to. */
export interface PartResult {
  readonly part: Pick<SecurityPart, 'name' | 'about'>;
  readonly rows: readonly SecurityRow[];
  readonly seconds: number;
}
