import type { Conclusion, ModelVerdict, Pair, Verdict } from '../../api/verdict-queries.ts';
import type { Figure } from '../../components/plots/plot-scale.ts';
import { figuresOf } from './figures.ts';
import { isDecisive, shownPairs } from './pairs.ts';

/** A pair of regions as a plot shows it. */
export interface PairFigure {
  readonly pair: Pair;
  readonly isDecisive: boolean;
}

/** The pairs of one model. */
export interface ModelPairs {
  readonly modelId: string;
  readonly conclusion: Conclusion | null;
  readonly pairs: readonly PairFigure[];
  /** Everything that must lie in the plot. */
  readonly figures: readonly Figure[];
}

/** A forest plot of one endpoint. */
export interface DifferenceFigures {
  readonly endpoint: Verdict['endpoint'];
  readonly groups: readonly ModelPairs[];
  readonly hasCorrected: boolean;
}

interface Options {
  readonly endpoint: Verdict['endpoint'];
  /** How many pairs of a model are shown, unless more are decisive. */
  readonly most: number;
}

/** What a forest plot of an endpoint shows; models without a pair are left out. */
export function differenceFigures(
  { alpha, endpoint: lead }: Pick<Verdict, 'alpha' | 'endpoint'>,
  models: readonly ModelVerdict[],
  { endpoint, most }: Options,
): DifferenceFigures {
  const groups = models
    .map((model): ModelPairs => {
      const { conclusion, pairs } = figuresOf(model, lead, endpoint);
      // Of what nothing is concluded, no pair decides.
      const judged = { conclusion: conclusion ?? 'cannot_tell', pairs } as const;
      const shown = shownPairs(judged, alpha, most);
      return {
        modelId: model.model_id,
        conclusion,
        pairs: shown.map((pair) => ({ pair, isDecisive: isDecisive(pair, judged, alpha) })),
        figures: shown.flatMap(marksOf),
      };
    })
    .filter(({ pairs }) => pairs.length > 0);
  return {
    endpoint,
    groups,
    hasCorrected: groups.some(({ pairs }) => pairs.some(({ pair }) => pair.corrected !== null)),
  };
}

function marksOf({ difference, interval, corrected }: Pair): readonly Figure[] {
  return [
    { value: difference, interval },
    ...(corrected === null ? [] : [{ value: corrected.difference, interval: corrected.interval }]),
  ];
}
