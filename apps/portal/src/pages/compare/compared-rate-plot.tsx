import type { Endpoint } from '../../api/verdict-queries.ts';
import { DataTable } from '../../components/data-table.tsx';
import { IntervalPlot } from '../../components/plots/interval-plot.tsx';
import type { Figure, PlotScale } from '../../components/plots/plot-scale.ts';
import { ENDPOINT_TITLES } from '../../features/verdict/words.ts';
import { formatNumber, formatShare, formatShareRange } from '../../lib/format.ts';
import type { LaneChange, ModelChanges } from './changes.ts';

type Arm = LaneChange['change']['before'];

interface Props {
  readonly endpoint: Endpoint;
  readonly models: readonly ModelChanges[];
  readonly scale: PlotScale;
}

const COLUMNS = [
  { name: 'Model' },
  { name: 'Region' },
  { name: 'Before', isNumber: true },
  { name: 'Interval before', isNumber: true },
  { name: 'Events before', isNumber: true },
  { name: 'After', isNumber: true },
  { name: 'Interval after', isNumber: true },
  { name: 'Events after', isNumber: true },
] as const;

/** The rate of one job as a figure. */
export function armFigure({ rate, interval }: Arm): Figure {
  return { value: rate, interval };
}

/** Rates of both jobs under one endpoint. */
export function ComparedRatePlot({ endpoint, models, scale }: Props) {
  const title = ENDPOINT_TITLES[endpoint];
  return (
    <IntervalPlot
      title={title}
      description={`${models.map(wordsOf).join(' ')} All figures are in the table below.`}
      scale={scale}
      groups={models.map(({ modelId, lanes }) => ({
        key: modelId,
        name: modelId,
        rows: lanes.map(({ region, change: { before, after }, isDecisive }) => ({
          key: region,
          label: region,
          isStrong: isDecisive,
          marks: [
            { ...armFigure(before), kind: 'earlier' as const },
            { ...armFigure(after), kind: 'plain' as const },
          ],
          text: `${isDecisive ? '≠ ' : ''}${formatShare(before.rate)} → ${formatShare(after.rate)}`,
        })),
      }))}
      table={
        <DataTable
          caption={`${title}: rates before and after`}
          columns={COLUMNS}
          rows={models.flatMap(({ modelId, lanes }) =>
            lanes.map(({ region, change: { before, after } }) => ({
              key: `${modelId} ${region}`,
              cells: [modelId, region, ...cellsOf(before), ...cellsOf(after)],
            })),
          )}
        />
      }
    />
  );
}

function cellsOf({ rate, interval, events, n }: Arm): readonly string[] {
  return [
    formatShare(rate),
    formatShareRange(interval),
    `${formatNumber(events)} of ${formatNumber(n)}`,
  ];
}

function wordsOf({ modelId, lanes }: ModelChanges): string {
  const words = lanes.map(
    ({ region, change: { before, after } }) =>
      `${region} ${formatShare(before.rate)} before, ${formatShare(after.rate)} after`,
  );
  return `${modelId}: ${words.join('; ')}.`;
}
