import type { AnswersCollection } from '../answers/answers-collection.js';
import type { DeclaredRegions } from '../answers/region-of.js';

/** Where the samples of logs go. */
export interface InspectImport {
  readonly answers: AnswersCollection;
  readonly regions: DeclaredRegions;
}

/** What a log says of itself. */
export interface InspectLogFacts {
  readonly task: string;
  /** Of inspect_ai; null where it does not say. */
  readonly version: string | null;
}

/** What a log says of all of its samples. */
export interface EvalHeader {
  /** The log, as it was named. */
  readonly file: string;
  readonly facts: InspectLogFacts;
  /** `eval` of the log. */
  readonly evaluation: Readonly<Record<string, unknown>>;
  readonly model: string;
}
