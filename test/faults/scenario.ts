import type { ShapeName } from './lab/lab-shapes.js';
import type { ScenarioContext } from './run/context.js';

/** One thing that goes wrong, and what must hold all the same. */
export interface Scenario {
  /** Kebab case, for `--only`. */
  readonly id: string;
  /** Numbers of the fault matrix that it shows, see `matrix.ts`. */
  readonly matrix: readonly number[];
  /** What goes wrong. */
  readonly name: string;
  /** What is done, for the table. */
  readonly done: string;
  /** What is expected beyond the invariants, for the table. */
  readonly expected: string;
  /** @default single */
  readonly shape?: ShapeName;
  /** Whether it belongs to the short subset that CI runs. @default false */
  readonly short?: boolean;
  /** Whether the lab must not be used again: its broker has lost data. @default false */
  readonly spoilsLab?: boolean;
  /** Messages that must end among the dead letters. @default 0 */
  readonly deadLetters?: number;
  /** Whether events can be lost with the broker's store: each job's end is then told once at most. @default false */
  readonly losesEvents?: boolean;
  /** Whether work must go on without a pause of more than five seconds once the scenario has run. @default false */
  readonly steady?: boolean;
  /** @throws Error when what is expected does not happen; the invariants are checked afterwards. */
  readonly run: (context: ScenarioContext) => Promise<void>;
}

/** What a scenario came to, for the table and for machines. */
export interface ScenarioResult {
  readonly id: string;
  readonly matrix: readonly number[];
  readonly name: string;
  readonly done: string;
  readonly expected: string;
  readonly jobs: number;
  readonly cells: number;
  readonly executions: number;
  readonly distinctCells: number;
  readonly calls: number;
  readonly extraCalls: number;
  readonly allowedExtraCalls: number;
  /** The longest time to go on after a process was back, in seconds; null when none was measured. */
  readonly continuedAfter: number | null;
  readonly seconds: number;
  /** Empty when it passed. */
  readonly problems: readonly string[];
  /** Why it was not run on this machine; null when it was. */
  readonly skipped: string | null;
  readonly notes: readonly string[];
}
