import type { Conclusion, ModelVerdict, Pair, Verdict } from '../../api/verdict-queries.ts';
import type { Figure } from '../../components/plots/plot-scale.ts';
import { endpointsOf, figuresOf } from './figures.ts';
import { isDecisive, pairName, shownPairs } from './pairs.ts';

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
  /** How many are not shown. */
  readonly hidden: number;
  /** Everything that must lie in the plot. */
  readonly figures: readonly Figure[];
}

/** A forest plot of one endpoint. */
export interface DifferenceFigures {
  readonly endpoint: Verdict['endpoint'];
  readonly groups: readonly ModelPairs[];
  readonly hasCorrected: boolean;
}

/** How many pairs of a model are shown, unless more are decisive. */
type Most = number;

/** Forest plots of all endpoints that a page shows, with the same pairs in each; models without a pair are left out. */
export function differenceFigures(
  verdict: Pick<Verdict, 'alpha' | 'endpoint'>,
  models: readonly ModelVerdict[],
  most: Most,
): readonly DifferenceFigures[] {
  const endpoints = endpointsOf(verdict);
  const judged = models.map((model) => judge(model, verdict, endpoints, most));
  return endpoints.map((endpoint, index) => {
    const groups = judged.flatMap((ofModel) => ofModel[index] ?? []);
    const shown = groups.filter(({ pairs }) => pairs.length > 0);
    return {
      endpoint,
      groups: shown,
      hasCorrected: shown.some(({ pairs }) => pairs.some(({ pair }) => pair.corrected !== null)),
    };
  });
}

/** A model's pairs in each endpoint. */
function judge(
  model: ModelVerdict,
  { alpha, endpoint: lead }: Pick<Verdict, 'alpha' | 'endpoint'>,
  endpoints: readonly Verdict['endpoint'][],
  most: Most,
): readonly ModelPairs[] {
  const all = endpoints.map((endpoint) => {
    const { conclusion, pairs } = figuresOf(model, lead, endpoint);
    // Of what nothing is concluded, no pair decides.
    return { said: conclusion, conclusion: conclusion ?? ('cannot_tell' as const), pairs };
  });
  const names = shownPairs(all, alpha, most);
  return all.map((judged) => {
    const pairs = judged.pairs.filter((pair) => names.has(pairName(pair)));
    return {
      modelId: model.model_id,
      conclusion: judged.said,
      pairs: pairs.map((pair) => ({ pair, isDecisive: isDecisive(pair, judged, alpha) })),
      hidden: judged.pairs.length - pairs.length,
      figures: pairs.flatMap(marksOf),
    };
  });
}

function marksOf({ difference, interval, corrected }: Pair): readonly Figure[] {
  return [
    { value: difference, interval },
    ...(corrected === null ? [] : [{ value: corrected.difference, interval: corrected.interval }]),
  ];
}
