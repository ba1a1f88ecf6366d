import type { Endpoint } from '../../api/verdict-queries.ts';
import { IntervalPlot } from '../../components/plots/interval-plot.tsx';
import type { PlotRow } from '../../components/plots/interval-plot.tsx';
import type { PlotScale } from '../../components/plots/plot-scale.ts';
import { ENDPOINT_TITLES } from '../../features/verdict/words.ts';
import { formatPoints, formatPointsRange } from '../../lib/format.ts';
import { ChangeTable } from './change-table.tsx';
import type { LaneChange, ModelChanges } from './changes.ts';

interface Props {
  readonly endpoint: Endpoint;
  readonly models: readonly ModelChanges[];
  readonly margin: number;
  readonly scale: PlotScale;
}

/** The forest plot of one endpoint. */
export function ChangePlot({ endpoint, models, margin, scale }: Props) {
  return (
    <IntervalPlot
      title={ENDPOINT_TITLES[endpoint]}
      description={`${models.map(wordsOfModel).join(' ')} All figures are in the table below.`}
      scale={scale}
      band={[-margin, margin]}
      hasZero
      sides={['less often after', 'more often after']}
      groups={models.map(({ modelId, lanes }) => ({
        key: modelId,
        name: modelId,
        rows: lanes.map(toRow),
      }))}
      table={<ChangeTable endpoint={endpoint} models={models} />}
    />
  );
}

function toRow({ region, change, isDecisive }: LaneChange): PlotRow {
  const { difference, interval, corrected } = change;
  return {
    key: region,
    label: region,
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
    text: `${isDecisive ? '≠ ' : ''}${wordsOf(change)}`,
  };
}

function wordsOf({ difference, interval }: LaneChange['change']): string {
  if (difference === null) return 'not measured in both';
  return `${formatPoints(difference)} (${formatPointsRange(interval)})`;
}

function wordsOfModel({ modelId, lanes }: ModelChanges): string {
  const words = lanes.map(
    ({ region, change, isDecisive }) =>
      `${region} ${wordsOf(change)}${isDecisive ? ', differs' : ''}`,
  );
  return `${modelId}: ${words.join('; ')}.`;
}
