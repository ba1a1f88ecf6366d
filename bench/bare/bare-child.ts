import { ProcessDiedError, GuardedChild, nodeCommand } from '@beacon/stack';
import type { Environment } from '@beacon/stack';

/** The programs of the bare flow, and the one that inserts rows only. */
export type BareProgram = 'planner' | 'executor' | 'recorder' | 'insert-rows';

/** A line that a bare process said. */
export type BareLine = Readonly<Record<string, unknown>> & {
  readonly event: string;
  /** Milliseconds since 1970, by the machine's clock. */
  readonly at: number;
};

const GRACE_MS = 2_000;

/** A process of the bare flow, run with the same Node and the same limits of memory as the services. */
export class BareChild {
  readonly #child: GuardedChild;
  readonly #said: BareLine[] = [];
  readonly #listeners = new Set<() => void>();
  #isGone = false;

  constructor(program: BareProgram, env: Environment) {
    const command = nodeCommand(`bare-${program}`, `dist/bench/bare/${program}.js`, env);
    this.#child = new GuardedChild(command);
    this.#child.log.subscribe((line) => this.#hear(line));
    void this.#child.gone.then(() => {
      this.#isGone = true;
      for (const listener of this.#listeners) listener();
    });
  }

  /**
   * Waits until the process says something.
   * @throws ProcessDiedError when it ends before; Error when it says that it failed.
   */
  async says(event: string): Promise<BareLine> {
    for (;;) {
      const line = this.#said.find((said) => said.event === event);
      if (line !== undefined) return line;
      const failure = this.#said.find((said) => said.event === 'bare.failed');
      if (failure !== undefined)
        throw new Error(`${this.#child.name}: ${String(failure['error'])}`);
      if (this.#isGone) throw new ProcessDiedError(this.#child.report(await this.#child.gone));
      await this.#change();
    }
  }

  async stop(): Promise<void> {
    await this.#child.end('SIGTERM', GRACE_MS);
  }

  #hear(line: string): void {
    if (!line.startsWith('{"event"')) return;
    this.#said.push(JSON.parse(line) as BareLine);
    for (const listener of this.#listeners) listener();
  }

  async #change(): Promise<void> {
    await new Promise<void>((resolve) => {
      const listener = (): void => {
        this.#listeners.delete(listener);
        resolve();
      };
      this.#listeners.add(listener);
    });
  }
}
