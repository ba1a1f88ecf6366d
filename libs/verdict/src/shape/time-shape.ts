import type { Count } from './number-names.js';
import type { JsonInterval } from './figure-shape.js';
import type { ConfirmatoryEndpoint } from './terms.js';

/** How a rate moved while a model was asked, within its regions. */
export interface DriftFigures {
  readonly endpoint: ConfirmatoryEndpoint;
  /** Change of the rate in an hour, as a fraction. */
  readonly per_hour: number;
  readonly interval: JsonInterval;
  readonly p: number;
  /** Holm over models and endpoints. */
  readonly p_adjusted: number;
}

/** When a model was asked. Seconds are since its first execution, by the clocks of the executors. */
export interface TimeFigures {
  /** Within which the regions were to be kept; further apart they count as asked at different times. */
  readonly max_skew_s: number;
  /** How much later the last region asked a cell than the first. */
  readonly skew: SkewFigures | null;
  readonly regions: readonly {
    readonly region: string;
    readonly n: Count;
    /** Seconds since the model's first execution. */
    readonly first_s: number;
    readonly last_s: number;
    readonly mean_s: number;
  }[];
  /** Empty where too little was asked at different times. */
  readonly drift: readonly DriftFigures[];
}

/** How much later the last region asked a cell than the first, over the cells of a model that two regions or more asked. */
export interface SkewFigures {
  /** Cells that two regions or more asked. */
  readonly cells: Count;
  readonly median_s: number;
  readonly p95_s: number;
  readonly max_s: number;
}
