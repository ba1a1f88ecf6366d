import type { Conclusion, CountedJob } from '@beacon/verdict';
import type { FailOn } from './fail-on.js';

/** What was concluded of one endpoint. */
export interface UnitEndpoint {
  readonly conclusion: Conclusion;
  /** After minus before; null where nothing is set against a baseline, or nothing was measured. */
  readonly difference: number | null;
  readonly before: number | null;
  readonly after: number | null;
}

/** What is concluded about as one: a model in a region against the baseline, or a model between its regions. */
export interface Unit {
  readonly modelId: string;
  /** Null for a model between its regions. */
  readonly region: string | null;
  readonly conclusion: Conclusion;
  readonly sentence: string;
  readonly endpoints: Readonly<Record<'refused' | 'withheld', UnitEndpoint>>;
}

/** What the statistics say of a run. */
export interface Concluded {
  readonly conclusion: Conclusion;
  readonly sentence: string;
  readonly margin: number;
  readonly alpha: number;
  readonly units: readonly Unit[];
  readonly warnings: readonly string[];
  /** What is in one job only, or was asked otherwise. */
  readonly notCompared: {
    readonly lanes: readonly {
      readonly modelId: string;
      readonly region: string;
      readonly reason: string;
    }[];
    readonly questions: number;
  };
}

/** A job that has ended, as the gate looks at it. */
export interface EndedJob {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly stoppedBy: string | null;
  readonly expected: number;
}

/** A run that is judged. */
export interface GateInput {
  readonly failOn: FailOn;
  readonly job: EndedJob;
  readonly head: CountedJob;
  /** Executions that were read twice. */
  readonly doubled: number;
  /** Null without a baseline. */
  readonly base: CountedJob | null;
  readonly concluded: Concluded;
}
