import type { Stage } from './stage/stage.js';

/** Something that a reader does, and what has to come of it. */
export interface Scenario {
  /** For `--only`. */
  readonly name: string;
  /** One sentence on what is done and what has to come of it. */
  readonly about: string;
  /** Fails by throwing; what the browser complained of is added. */
  readonly run: (stage: Stage) => Promise<void>;
}
