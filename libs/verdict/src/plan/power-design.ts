import type { Claim } from '../shape/terms.js';

/** A design whose power is asked for. */
export interface PowerDesign {
  readonly questions: number;
  readonly repeats: number;
  /** Regions that are compared, at least 2; twins do not count. */
  readonly regions: number;
  /** Level of the test: the first step of Holm over the models and endpoints. */
  readonly alpha: number;
  readonly claim: Claim;
}
