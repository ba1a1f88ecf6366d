import type { Verdict } from '../../api/verdict-queries.ts';
import { IntervalPlot } from '../../components/plots/interval-plot.tsx';
import type { PlotGroup, PlotRow } from '../../components/plots/interval-plot.tsx';
import type { PlotScale } from '../../components/plots/plot-scale.ts';
import type { DifferenceFigures, PairFigure } from '../../features/verdict/difference-figures.ts';
import { CONCLUSIONS, ENDPOINT_TITLES } from '../../features/verdict/words.ts';
import { formatPoints, formatPointsRange } from '../../lib/format.ts';
import { PairLabel } from './pair-label.tsx';
import { DifferenceTable } from './difference-table.tsx';

interface Props {
  readonly plot: DifferenceFigures;
  readonly verdict: Verdict;
  readonly scale: PlotScale;
}

/** The forest plot of one endpoint. */
export function DifferencePlot({ plot, verdict, scale }: Props) {
  const { endpoint, groups } = plot;
  const { margin } = verdict;
  return (
    <IntervalPlot
      title={ENDPOINT_TITLES[endpoint]}
      description={descriptionOf(plot)}
      scale={scale}
      band={[-margin, margin]}
      hasZero
      sides={['second more often', 'first more often']}
      groups={groups.map(toGroup)}
      table={<DifferenceTable plot={plot} />}
    />
  );
}

function toGroup({ modelId, conclusion, pairs }: DifferenceFigures['groups'][number]): PlotGroup {
  const said = conclusion === null ? '' : ` · ${CONCLUSIONS[conclusion].word}`;
  return { key: modelId, name: `${modelId}${said}`, rows: pairs.map(toRow) };
}

function toRow({ pair, isDecisive }: PairFigure): PlotRow {
  const { a, b, difference, interval, corrected } = pair;
  return {
    key: `${a} ${b}`,
    label: <PairLabel a={a} b={b} />,
    isStrong: isDecisive,
    marks: [
      { value: difference, interval, kind: isDecisive ? 'strong' : 'plain' },
      ...(corrected === null
        ? []
        : [
            {
              value: corrected.difference,
              interval: corrected.interval,
              kind: 'corrected' as const,
            },
          ]),
    ],
    text: `${isDecisive ? '≠ ' : ''}${wordsOf(pair)}`,
  };
}

function wordsOf({ difference, interval }: PairFigure['pair']): string {
  if (difference === null) return 'not measured in both';
  return `${formatPoints(difference)} (${formatPointsRange(interval)})`;
}

function descriptionOf({ groups }: DifferenceFigures): string {
  const lines = groups.map(({ modelId, pairs }) => {
    const decisive = pairs.filter((figure) => figure.isDecisive);
    const found = decisive
      .map(({ pair }) => `${pair.a} minus ${pair.b}: ${wordsOf(pair)} points`)
      .join('; ');
    return `${modelId}: ${pairs.length} pairs of regions, ${decisive.length} decide that it differs${found === '' ? '' : `, ${found}`}.`;
  });
  return `${lines.join(' ')} All figures are in the table below.`;
}
