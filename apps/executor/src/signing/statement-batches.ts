import { signResults } from '@beacon/signing';
import type { ResultStatement, SigningKey } from '@beacon/signing';

/** From one signature to the next while results keep coming, in milliseconds: a signature costs as much as a publication. */
const SPACING_MS = 20;

interface Waiting {
  readonly key: SigningKey;
  readonly statement: ResultStatement;
  readonly resolve: (signature: string) => void;
  readonly reject: (error: unknown) => void;
}

/** Signs statements: a lone one at once; while more keep coming, all that came within {@link SPACING_MS} together. */
export class StatementBatches {
  #waiting: Waiting[] = [];
  #isSet = false;
  #signedAt = -Infinity;

  /** The signature of a statement, see `signResults`. */
  async sign(key: SigningKey, statement: ResultStatement): Promise<string> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ key, statement, resolve, reject });
      if (!this.#isSet) setTimeout(() => this.#signAll(), this.#delayMs());
      this.#isSet = true;
    });
  }

  #delayMs(): number {
    return Math.max(0, this.#signedAt + SPACING_MS - performance.now());
  }

  /** With a key for itself each: it may have been replaced meanwhile. */
  #signAll(): void {
    this.#isSet = false;
    this.#signedAt = performance.now();
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const [key, some] of Map.groupBy(waiting, (one) => one.key)) signSome(key, some);
  }
}

function signSome(key: SigningKey, some: readonly Waiting[]): void {
  try {
    const signatures = signResults(
      key,
      some.map(({ statement }) => statement),
    );
    for (const [index, { resolve }] of some.entries()) resolve(signatures[index] ?? '');
  } catch (error) {
    for (const { reject } of some) reject(error);
  }
}
