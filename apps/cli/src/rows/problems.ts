import { RefusalError } from '../refusal.error.js';

/** Problems that are named; of more only the number is. */
const NAMED = 10;

/** Collects what is wrong with a file, so that its reader can mend it in one go. */
export class Problems {
  readonly #named: string[] = [];
  #count = 0;

  constructor(private readonly file: string) {}

  add(problems: readonly string[]): void {
    this.#count += problems.length;
    this.#named.push(...problems.slice(0, NAMED - this.#named.length));
  }

  /** @throws RefusalError when there are any. */
  refuse(): void {
    if (this.#count === 0) return;
    const more = this.#count - this.#named.length;
    const lines = this.#named.map((problem) => `${this.file}: ${problem}`);
    throw new RefusalError(
      [...lines, ...(more > 0 ? [`${this.file}: and ${more} more.`] : [])].join('\n'),
    );
  }
}
