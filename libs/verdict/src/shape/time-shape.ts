import type { JsonInterval } from './figure-shape.js';
import type { ConfirmatoryEndpoint, SkewFigures } from '../input/input.js';

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
  readonly skew: SkewFigures | null;
  readonly regions: readonly {
    readonly region: string;
    readonly n: number;
    readonly first_s: number;
    readonly last_s: number;
    readonly mean_s: number;
  }[];
  /** Empty where too little was asked at different times. */
  readonly drift: readonly DriftFigures[];
}
