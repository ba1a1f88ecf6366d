import { statSync } from 'node:fs';

/** Told, once for each change, why a changed file is not used; the value of before holds. */
export type FileProblem = (problem: string) => void;

/** How often the file is looked at, at most, in milliseconds. */
const LOOK_EVERY_MS = 200;

/**
 * What a file says, read again when it was changed or replaced. It is looked at when it is asked for: there is no timer to
 * stop, and a notice of the operating system cannot be missed, as happens with files that are replaced or mounted.
 */
export class WatchedFile<Value> {
  #value: Value;
  #state: string;
  #lookedAt: number;
  #problem: string | null = null;

  /** @throws Error of `read`, when the file cannot be used at first. */
  constructor(
    private readonly path: string,
    private readonly read: (path: string) => Value,
    private readonly onProblem: FileProblem,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.#state = stateOf(path);
    this.#value = read(path);
    this.#lookedAt = now();
  }

  /** The latest value that could be read. */
  get value(): Value {
    if (this.now() - this.#lookedAt >= LOOK_EVERY_MS) this.look();
    return this.#value;
  }

  /** Why the file as it is now is not used; null when it is. */
  get problem(): string | null {
    return this.#problem;
  }

  /** Looks at the file now. */
  look(): void {
    this.#lookedAt = this.now();
    const state = stateOf(this.path);
    if (state === this.#state) return;
    this.#state = state;
    try {
      this.#value = this.read(this.path);
      this.#problem = null;
    } catch (error) {
      this.#problem = error instanceof Error ? error.message : String(error);
      this.onProblem(this.#problem);
    }
  }
}

/** Differs after each change. A file that is gone has a state too. */
function stateOf(path: string): string {
  const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stat === undefined ? 'gone' : `${stat.ino} ${stat.size} ${stat.mtimeNs} ${stat.ctimeNs}`;
}
