import { terminalText } from '@beacon/domain';

/** Called with each line as it is written, without its line end. */
export type LineListener = (line: string) => void;

/** Keeps the last lines of a process's output. */
export class LogTail {
  readonly #limit: number;
  readonly #lines: string[] = [];
  readonly #listeners = new Set<LineListener>();

  /** @param limit lines kept; older ones are forgotten. */
  constructor(limit = 200) {
    this.#limit = limit;
  }

  /** Adds a line as a terminal may show it: processes quote what others sent them. */
  add(written: string): void {
    const line = terminalText(written);
    this.#lines.push(line);
    if (this.#lines.length > this.#limit) this.#lines.shift();
    for (const listener of this.#listeners) listener(line);
  }

  /** The kept lines, oldest first. */
  lines(): readonly string[] {
    return [...this.#lines];
  }

  /** Calls the listener with every later line until the returned function is called. */
  subscribe(listener: LineListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
