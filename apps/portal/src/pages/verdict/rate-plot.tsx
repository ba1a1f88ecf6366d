import type { ModelVerdict, Verdict } from '../../api/verdict-queries.ts';
import { DataTable } from '../../components/data-table.tsx';
import { IntervalPlot } from '../../components/plots/interval-plot.tsx';
import type { PlotRow } from '../../components/plots/interval-plot.tsx';
import type { PlotScale } from '../../components/plots/plot-scale.ts';
import type { Rate } from '../../features/verdict/figures.ts';
import { ENDPOINT_TITLES } from '../../features/verdict/words.ts';
import { formatNumber, formatShare, formatShareRange } from '../../lib/format.ts';

interface Group {
  readonly model: ModelVerdict;
  readonly rates: readonly Rate[];
}

interface Props {
  readonly endpoint: Verdict['endpoint'];
  readonly groups: readonly Group[];
  readonly scale: PlotScale;
  /** Whether it is the endpoint whose intervals count repeats for what they are worth. */
  readonly isLead: boolean;
  readonly repeats: number;
}

const COLUMNS = [
  { name: 'Model' },
  { name: 'Region' },
  { name: 'Measured', isNumber: true },
  { name: 'Events', isNumber: true },
  { name: 'Rate', isNumber: true },
  { name: 'Interval', isNumber: true },
  { name: 'Corrected', isNumber: true, about: 'For what the detector misses, where that is known' },
  { name: 'Interval, corrected', isNumber: true },
] as const;

/** Rates of one endpoint by model and region. */
export function RatePlot({ endpoint, groups, scale, isLead, repeats }: Props) {
  const title = ENDPOINT_TITLES[endpoint];
  return (
    <IntervalPlot
      title={title}
      description={`${groups.map(wordsOf).join(' ')} All figures are in the table below.`}
      {...(repeats > 1 && { caption: captionOf(isLead) })}
      scale={scale}
      groups={groups.map(({ model, rates }) => ({
        key: model.model_id,
        name: model.model_id,
        rows: rates.map(toRow),
      }))}
      table={
        <DataTable
          caption={`${title}: rates by region`}
          columns={COLUMNS}
          rows={groups.flatMap(({ model, rates }) =>
            rates.map((rate) => ({
              key: `${model.model_id} ${rate.region}`,
              cells: [model.model_id, nameOf(rate), ...cellsOf(rate)],
            })),
          )}
        />
      }
    />
  );
}

function captionOf(isLead: boolean): string {
  return isLead
    ? 'The intervals count the repeats of a question for what they are worth.'
    : 'The intervals take every execution for independent: with repeats they are too narrow. They are right where these figures lead (choose it above).';
}

function toRow(rate: Rate): PlotRow {
  const { region, twinOf, value, interval, corrected } = rate;
  return {
    key: region,
    label: <span title={nameOf(rate)}>{nameOf(rate)}</span>,
    marks: [
      { value, interval, kind: twinOf === null ? 'plain' : 'noise' },
      ...(corrected === null
        ? []
        : [{ value: corrected.rate, interval: corrected.interval, kind: 'corrected' as const }]),
    ],
    text:
      value === null ? 'nothing measured' : `${formatShare(value)} (${formatShareRange(interval)})`,
  };
}

function cellsOf({ n, events, value, interval, corrected }: Rate): readonly string[] {
  return [
    formatNumber(n),
    formatNumber(events),
    formatShare(value),
    formatShareRange(interval),
    formatShare(corrected?.rate),
    formatShareRange(corrected?.interval),
  ];
}

function nameOf({ region, twinOf }: Rate): string {
  return twinOf === null ? region : `${region} (twin of ${twinOf})`;
}

function wordsOf({ model, rates }: Group): string {
  const words = rates.map((rate) => `${nameOf(rate)} ${formatShare(rate.value)}`).join(', ');
  return `${model.model_id}: ${words}.`;
}
