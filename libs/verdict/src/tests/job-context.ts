import type { DetectorFinder } from '../detector/detector.js';
import type { Family } from './family.js';
import type { VerdictInput, VerdictOptions } from '../input/input.js';
import type { RemarkTest } from './remarks.js';
import type { TimeFigures } from '../shape/shape.js';

/** What a model's verdict needs of the job, beside the model's own tests. */
export interface JobContext {
  readonly family: Family;
  /** Adjusted p of what else may differ. */
  readonly remarks: ReadonlyMap<RemarkTest, number>;
  readonly detectors: DetectorFinder;
  readonly content: VerdictInput['content'];
  /** When each model was asked, by its id. */
  readonly times: ReadonlyMap<string, TimeFigures>;
  readonly options: VerdictOptions;
}
