import type { ModelAnalysis } from '../tests/model-analysis.js';
import type { DetectorFinder } from '../detector/detector.js';
import type { VerdictOptions } from '../input/input.js';
import type { ModelVerdict } from '../shape/shape.js';

/** Something that a reader must know before relying on a model's verdict. */
export interface Finding {
  /** Stable, snake_case. */
  readonly code: string;
  /** Said of the model, whose id goes before it. */
  readonly text: string;
}

/** What warnings are found in. */
export interface WarningFacts {
  readonly verdict: Omit<ModelVerdict, 'warnings'>;
  readonly analysis: ModelAnalysis;
  readonly detectors: DetectorFinder;
  readonly options: VerdictOptions;
}

/** Whether the endpoint whose figures lead is found to differ: what is said of those figures beside a claim is said of this one. */
export function leadDiffers({ verdict, options: { endpoint } }: WarningFacts): boolean {
  return endpoint !== 'blocked' && verdict.endpoints[endpoint].conclusion === 'differs';
}
