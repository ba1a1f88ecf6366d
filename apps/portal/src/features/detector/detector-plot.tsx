import type { Endpoint } from '../../api/verdict-queries.ts';
import { DataTable } from '../../components/data-table.tsx';
import { IntervalPlot } from '../../components/plots/interval-plot.tsx';
import { plotScale } from '../../components/plots/plot-scale.ts';
import { formatNumber, formatShare, formatShareRange } from '../../lib/format.ts';
import { ENDPOINT_TITLES } from '../verdict/words.ts';

/** A rate on labelled answers. */
export interface LabelledRate {
  readonly x: number;
  readonly n: number;
  readonly rate: number;
  readonly interval: readonly number[];
}

/** What is known of a detector in one language. */
export interface DetectorRow {
  readonly key: string;
  readonly label: string;
  readonly sensitivity: LabelledRate | null;
  readonly specificity: LabelledRate | null;
  /** Where the figures are from. */
  readonly source: string;
}

interface Props {
  readonly endpoint: Endpoint;
  readonly rows: readonly DetectorRow[];
  /** The lower limit of a sensitivity that "equivalent" takes. */
  readonly least?: number;
}

const SCALE = plotScale([0, 1], (value) => formatShare(value, 0));

const COLUMNS = [
  { name: 'Language' },
  { name: 'Finds', isNumber: true, about: 'Sensitivity: the share of events that it finds' },
  { name: 'Interval', isNumber: true },
  { name: 'Of events', isNumber: true },
  {
    name: 'Leaves alone',
    isNumber: true,
    about: 'Specificity: the share of others it leaves alone',
  },
  { name: 'Interval of others', isNumber: true },
  { name: 'Of others', isNumber: true },
  { name: 'Known from' },
] as const;

/** How much of an endpoint's events a detector finds, by language. */
export function DetectorPlot({ endpoint, rows, least }: Props) {
  const known = rows.filter(({ sensitivity }) => sensitivity !== null);
  return (
    <IntervalPlot
      title={`${ENDPOINT_TITLES[endpoint]}: share that is found`}
      {...(least !== undefined && {
        caption: `Shaded: from ${formatShare(least, 0)}. An interval that begins lower is too low for “equivalent”.`,
        band: [least, 1] as const,
      })}
      description={`Known in ${known.length} of ${rows.length} languages. All figures are in the table below.`}
      scale={SCALE}
      groups={[
        {
          key: endpoint,
          name: null,
          rows: rows.map(({ key, label, sensitivity }) => ({
            key,
            label,
            marks: [
              {
                value: sensitivity?.rate ?? null,
                interval: sensitivity?.interval ?? null,
                kind: 'plain',
              },
            ],
            text:
              sensitivity === null
                ? 'not known'
                : `${formatShare(sensitivity.rate, 0)} (${formatShareRange(sensitivity.interval)})`,
          })),
        },
      ]}
      table={
        <DataTable
          caption={`${ENDPOINT_TITLES[endpoint]}: what the detector finds and leaves alone`}
          columns={COLUMNS}
          rows={rows.map(toRow)}
        />
      }
    />
  );
}

function toRow({ key, label, sensitivity, specificity, source }: DetectorRow) {
  return {
    key,
    cells: [label, ...cellsOf(sensitivity), ...cellsOf(specificity), source],
  };
}

function cellsOf(rate: LabelledRate | null): readonly string[] {
  if (rate === null) return ['–', '–', '–'];
  return [
    formatShare(rate.rate),
    formatShareRange(rate.interval),
    `${formatNumber(rate.x)} of ${formatNumber(rate.n)}`,
  ];
}
