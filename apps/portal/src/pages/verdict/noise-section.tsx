import type { ModelVerdict, Verdict } from '../../api/verdict-queries.ts';
import { DataTable } from '../../components/data-table.tsx';
import { IntervalPlot } from '../../components/plots/interval-plot.tsx';
import { plotScale, symmetricExtent } from '../../components/plots/plot-scale.ts';
import { Section } from '../../components/section.tsx';
import { decidingP } from '../../features/verdict/pairs.ts';
import { ENDPOINT_TITLES, formatP } from '../../features/verdict/words.ts';
import { formatNumber, formatPoints, formatPointsRange, formatShare } from '../../lib/format.ts';
import { PairLabel } from './pair-label.tsx';

interface Props {
  readonly verdict: Verdict;
  readonly models: readonly ModelVerdict[];
}

type Twins = ModelVerdict['aa'][number];

const COLUMNS = [
  { name: 'Model' },
  { name: 'First − second' },
  { name: 'Difference', isNumber: true },
  { name: 'Interval', isNumber: true },
  { name: 'p', isNumber: true, about: 'Not adjusted for anything' },
  { name: 'Questions', isNumber: true },
  { name: 'Remarkable', isText: true },
] as const;

/** Regions against their second executors (A/A): what differs there is noise. */
export function Noise({ verdict, models }: Props) {
  const groups = models.filter(({ aa }) => aa.length > 0);
  return (
    <Section
      id="noise"
      title="A/A: the same region twice"
      about="A second executor of a place asks the same from there. Whatever differs between the two is noise; a difference between regions that is no larger says little."
    >
      {groups.length === 0 ? (
        <p>The job had no second executor of a region, so that its noise was not measured.</p>
      ) : (
        <NoisePlot verdict={verdict} models={groups} />
      )}
    </Section>
  );
}

function NoisePlot({ verdict, models }: Props) {
  const figures = models.flatMap(({ aa }) =>
    aa.map(({ difference: value, interval }) => ({ value, interval })),
  );
  const scale = plotScale(symmetricExtent(figures, verdict.margin), (value) =>
    formatPoints(value, 0),
  );
  return (
    <IntervalPlot
      title={`${ENDPOINT_TITLES[verdict.endpoint]}: regions minus their second executors`}
      caption={`In points, with ${formatShare(verdict.level, 0)} intervals. Shaded: the margin.`}
      description={`${figures.length} pairs. All figures are in the table below.`}
      scale={scale}
      band={[-verdict.margin, verdict.margin]}
      hasZero
      groups={models.map(({ model_id: id, noise_floor: floor, aa }) => ({
        key: id,
        name: `${id}${floor === null ? '' : ` · noise of ${(floor * 100).toFixed(1)} points`}`,
        rows: aa.map((pair) => ({
          key: `${pair.a} ${pair.b}`,
          label: <PairLabel a={pair.a} b={pair.b} />,
          isStrong: pair.remarkable,
          marks: [{ value: pair.difference, interval: pair.interval, kind: 'noise' }],
          text: `${pair.remarkable ? '! ' : ''}${pair.difference === null ? '–' : formatPoints(pair.difference)} (${formatPointsRange(pair.interval)})`,
        })),
      }))}
      table={
        <DataTable
          caption="Regions against their second executors, in points"
          columns={COLUMNS}
          rows={models.flatMap(({ model_id: id, aa }) => aa.map((pair) => toRow(id, pair)))}
        />
      }
    />
  );
}

function toRow(modelId: string, pair: Twins) {
  return {
    key: `${modelId} ${pair.a} ${pair.b}`,
    isStrong: pair.remarkable,
    cells: [
      modelId,
      `${pair.a} − ${pair.b}`,
      pair.difference === null ? '–' : formatPoints(pair.difference),
      formatPointsRange(pair.interval),
      formatP(decidingP(pair)),
      formatNumber(pair.questions),
      pair.remarkable ? '! yes: doubt the other differences' : 'no',
    ],
  };
}
