import type { Figure } from './plot-scale.ts';

/** How a figure is drawn: shapes differ as well as colours. */
export type MarkKind = 'plain' | 'strong' | 'corrected' | 'earlier' | 'noise';

export interface PlotMark extends Figure {
  readonly kind: MarkKind;
}
