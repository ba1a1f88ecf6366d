import { removeState, writeState } from './state-file.js';
import type { StackState } from './state-file.js';

/** Keeps `beacon.json` true: one write at a time, and always of the newest state. */
export class StateKeeper {
  #writing: Promise<void> = Promise.resolve();

  constructor(
    private state: StackState,
    /** Told when a write failed, as on a full disk; the next change tries again. */
    private readonly onFailure: (error: unknown) => void,
  ) {}

  get current(): StackState {
    return this.state;
  }

  /** Resolves when the change is written, or could not be. */
  change(changed: Partial<StackState>): Promise<void> {
    this.state = { ...this.state, ...changed };
    this.#writing = this.#writing.then(() => writeState(this.state)).catch(this.onFailure);
    return this.#writing;
  }

  /** Takes the file away: nothing runs any more. */
  async remove(): Promise<void> {
    await this.#writing;
    await removeState(this.state.data);
  }
}
