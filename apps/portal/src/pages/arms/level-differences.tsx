import type { ArmComparison, LevelPair } from '../../api/arms-queries.ts';
import type { Endpoint } from '../../api/verdict-queries.ts';
import { DataTable } from '../../components/data-table.tsx';
import type { DataRow } from '../../components/data-table.tsx';
import { Empty } from '../../components/notes.tsx';
import { IntervalPlot } from '../../components/plots/interval-plot.tsx';
import type { PlotRow } from '../../components/plots/interval-plot.tsx';
import { plotScale, symmetricExtent } from '../../components/plots/plot-scale.ts';
import type { PlotScale } from '../../components/plots/plot-scale.ts';
import { Section } from '../../components/section.tsx';
import { DECIDING, decidingP } from '../../features/verdict/pairs.ts';
import { ENDPOINT_TITLES, formatP } from '../../features/verdict/words.ts';
import { formatNumber, formatPoints, formatPointsRange, formatShare } from '../../lib/format.ts';
import css from '../compare/compare-page.module.css';
import { armWords } from './search.ts';

/** How far the levels are apart: a forest plot of each endpoint, on one scale. */
export function LevelDifferences({ comparison }: { readonly comparison: ArmComparison }) {
  const { arm, pairs, margin, level, factors } = comparison;
  const figures = pairs.flatMap(({ endpoints }) =>
    DECIDING.map((endpoint) => ({
      value: endpoints[endpoint].difference,
      interval: endpoints[endpoint].interval,
    })),
  );
  const scale = plotScale(symmetricExtent(figures, margin), (value) => formatPoints(value, 0));
  const alike = factors.map(({ kind }) => armWords(kind)).join(', ');
  return (
    <Section
      id="differences"
      title={`Differences by ${armWords(arm)}`}
      about={`The rate under the first level minus that under the second, in percentage points, with ${formatShare(level, 0)} intervals${alike === '' ? '' : `; ${alike} alike on both sides`}. Shaded: the margin of ±${(margin * 100).toFixed(1)} points.`}
    >
      {pairs.length === 0 ? (
        <Empty title="Nothing to compare">No model was measured under two levels.</Empty>
      ) : (
        <div className={css.plots}>
          {DECIDING.map((endpoint) => (
            <LevelPlot key={endpoint} endpoint={endpoint} comparison={comparison} scale={scale} />
          ))}
        </div>
      )}
    </Section>
  );
}

interface PlotProps {
  readonly endpoint: Endpoint;
  readonly comparison: ArmComparison;
  readonly scale: PlotScale;
}

function LevelPlot({ endpoint, comparison, scale }: PlotProps) {
  const { pairs, margin } = comparison;
  const models = [...Map.groupBy(pairs, ({ model_id: id }) => id)];
  return (
    <IntervalPlot
      title={ENDPOINT_TITLES[endpoint]}
      description={`${pairs.map((pair) => `${pair.model_id}, ${wordsOf(pair, endpoint)}.`).join(' ')} All figures are in the table below.`}
      scale={scale}
      band={[-margin, margin]}
      hasZero
      sides={['second more often', 'first more often']}
      groups={models.map(([modelId, ofModel]) => ({
        key: modelId,
        name: modelId,
        rows: ofModel.map((pair) => toRow(pair, endpoint, comparison)),
      }))}
      table={<LevelTable endpoint={endpoint} comparison={comparison} />}
    />
  );
}

function toRow(pair: LevelPair, endpoint: Endpoint, comparison: ArmComparison): PlotRow {
  const { difference, interval } = pair.endpoints[endpoint];
  const isStrong = isDecisive(pair, endpoint, comparison);
  return {
    key: `${pair.first} ${pair.second}`,
    label: `${pair.first} − ${pair.second}`,
    isStrong,
    marks: [{ value: difference, interval, kind: isStrong ? 'strong' : 'plain' }],
    text: `${isStrong ? '≠ ' : ''}${figureOf(pair, endpoint)}`,
  };
}

/** What is confounded differs by nothing that may be claimed, whatever its test says. */
function isDecisive(pair: LevelPair, endpoint: Endpoint, { alpha }: ArmComparison): boolean {
  const { conclusion, p_adjusted: p } = pair.endpoints[endpoint];
  return pair.conclusion === 'differs' && conclusion === 'differs' && p !== null && p <= alpha;
}

function figureOf({ endpoints }: LevelPair, endpoint: Endpoint): string {
  const { difference, interval } = endpoints[endpoint];
  return difference === null
    ? 'not measured under both'
    : `${formatPoints(difference)} (${formatPointsRange(interval)})`;
}

function wordsOf(pair: LevelPair, endpoint: Endpoint): string {
  return `${pair.first} minus ${pair.second}: ${figureOf(pair, endpoint)}`;
}

const COLUMNS = [
  { name: 'Model' },
  { name: 'First − second' },
  { name: 'Difference', isNumber: true, about: 'In points, as the outcomes were typed' },
  { name: 'Interval', isNumber: true },
  { name: 'Corrected', isNumber: true, about: 'For what the detector misses, where that is known' },
  { name: 'Interval, corrected', isNumber: true },
  { name: 'p', isNumber: true, about: 'Of the test by itself' },
  { name: 'p, adjusted', isNumber: true, about: 'For all pairs, models and endpoints' },
  { name: 'Questions', isNumber: true, about: 'Measured under both levels: the only ones used' },
  { name: 'Rates', isNumber: true, about: 'Under the first / under the second' },
  { name: 'Would show', isNumber: true, about: 'Smallest difference shown with 80 % power' },
] as const;

function LevelTable({ endpoint, comparison }: Omit<PlotProps, 'scale'>) {
  return (
    <DataTable
      caption={`${ENDPOINT_TITLES[endpoint]}: differences of levels, in points`}
      columns={COLUMNS}
      rows={comparison.pairs.map((pair) => toTableRow(pair, endpoint, comparison))}
    />
  );
}

function toTableRow(pair: LevelPair, endpoint: Endpoint, comparison: ArmComparison): DataRow {
  const figures = pair.endpoints[endpoint];
  const { difference, corrected } = figures;
  return {
    key: `${pair.model_id} ${pair.first} ${pair.second}`,
    isStrong: isDecisive(pair, endpoint, comparison),
    cells: [
      pair.model_id,
      `${pair.first} − ${pair.second}`,
      difference === null ? '–' : formatPoints(difference),
      formatPointsRange(figures.interval),
      corrected === null ? '–' : formatPoints(corrected.difference),
      formatPointsRange(corrected?.interval ?? null),
      formatP(decidingP(figures)),
      formatP(figures.p_adjusted),
      `${formatNumber(figures.questions)}${pair.dropped > 0 ? ` (${formatNumber(pair.dropped)} answers left out)` : ''}`,
      `${formatShare(figures.first.rate)} / ${formatShare(figures.second.rate)}`,
      formatShare(figures.minimum_detectable),
    ],
  };
}
