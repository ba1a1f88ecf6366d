import { Loop } from './loop.js';

/** Something that runs until it is stopped. */
export interface Loop {
  start(): void;
  stop(): Promise<void>;
}

const SECOND_MS = 1_000;

/** What the planner does over and over beside planning passes. */
export interface LoopWork {
  readonly startQueued: () => Promise<void>;
  readonly purge: () => Promise<void>;
  readonly close: () => Promise<void>;
  readonly lanes: () => Promise<void>;
  readonly register: () => Promise<void>;
  readonly reconcile: () => Promise<void>;
  readonly broker: () => Promise<void>;
  readonly judging: () => Promise<void>;
}

/** The planner's loops. Each waits out failures by itself, so that none holds up another. */
export class PlannerLoops implements Loop {
  readonly #tickers: ReadonlyMap<keyof LoopWork, Loop>;

  constructor(work: LoopWork) {
    this.#tickers = new Map<keyof LoopWork, Loop>([
      ['broker', ticker('broker', SECOND_MS, work.broker)],
      ['startQueued', ticker('start_queued', SECOND_MS, work.startQueued)],
      ['purge', ticker('purge', SECOND_MS, work.purge)],
      ['close', ticker('closing', SECOND_MS, work.close)],
      ['lanes', ticker('lanes', SECOND_MS, work.lanes)],
      ['register', ticker('register', SECOND_MS, work.register)],
      ['reconcile', ticker('reconcile', SECOND_MS, work.reconcile)],
      ['judging', ticker('judging', SECOND_MS, work.judging)],
    ]);
  }

  start(): void {
    for (const one of this.#tickers.values()) one.start();
  }

  /** Asks for a turn of one of them now. */
  wake(name: keyof LoopWork): void {
    this.#tickers.get(name)?.wake();
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#tickers.values()].map((one) => one.stop()));
  }
}

function ticker(name: string, intervalMs: number, work: () => Promise<void>): Loop {
  return new Loop({ name, intervalMs, work });
}
