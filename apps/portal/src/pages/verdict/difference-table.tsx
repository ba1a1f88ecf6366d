import { DataTable } from '../../components/data-table.tsx';
import type { DataRow } from '../../components/data-table.tsx';
import type { DifferenceFigures, PairFigure } from '../../features/verdict/difference-figures.ts';
import { decidingP } from '../../features/verdict/pairs.ts';
import { ENDPOINT_TITLES, PAIR_TESTS, formatP } from '../../features/verdict/words.ts';
import { formatNumber, formatPoints, formatPointsRange, formatShare } from '../../lib/format.ts';

interface Props {
  readonly plot: DifferenceFigures;
}

const COLUMNS = [
  { name: 'Model' },
  { name: 'First − second' },
  { name: 'Difference', isNumber: true, about: 'In points, as the outcomes were typed' },
  { name: 'Interval', isNumber: true },
  { name: 'Corrected', isNumber: true, about: 'For what the detector misses, where that is known' },
  { name: 'Interval, corrected', isNumber: true },
  {
    name: 'Equivalence interval',
    isNumber: true,
    about: 'Of the two one-sided tests: corrected where that is known, else as typed',
  },
  {
    name: 'p',
    isNumber: true,
    about: 'Of the test by itself: the larger one, where there are two',
  },
  { name: 'p, adjusted', isNumber: true, about: 'For all pairs, models and endpoints' },
  { name: 'Questions', isNumber: true, about: 'Measured in both regions: the only ones used' },
  {
    name: 'Discordant',
    isNumber: true,
    about: 'Questions with more of it in the first / in the second',
  },
  { name: 'Rates', isNumber: true, about: 'Of the first / of the second, each question alike' },
  {
    name: 'Whatever is missing',
    isNumber: true,
    about: 'Where the difference would lie whatever the unmeasured executions had been',
  },
  { name: 'Would show', isNumber: true, about: 'Smallest difference shown with 80 % power' },
  { name: 'h', isNumber: true, about: "Cohen's h of the two rates" },
  { name: 'Test' },
] as const;

/** Every figure of the pairs. */
export function DifferenceTable({ plot: { endpoint, groups } }: Props) {
  return (
    <DataTable
      caption={`${ENDPOINT_TITLES[endpoint]}: differences between regions, in points`}
      columns={COLUMNS}
      rows={groups.flatMap(({ modelId, pairs }) => pairs.map((figure) => toRow(modelId, figure)))}
    />
  );
}

function toRow(modelId: string, { pair, isDecisive }: PairFigure): DataRow {
  const { corrected } = pair;
  const tost = corrected?.tost ?? pair.tost;
  return {
    key: `${modelId} ${pair.a} ${pair.b}`,
    isStrong: isDecisive,
    cells: [
      modelId,
      `${isDecisive ? '≠ ' : ''}${pair.a} − ${pair.b}`,
      pointsOf(pair.difference),
      formatPointsRange(pair.interval),
      pointsOf(corrected?.difference ?? null),
      formatPointsRange(corrected?.interval ?? null),
      formatPointsRange(tost?.interval ?? null),
      formatP(decidingP(pair)),
      formatP(pair.p_adjusted),
      `${formatNumber(pair.questions)}${pair.dropped > 0 ? ` (${formatNumber(pair.dropped)} left out)` : ''}`,
      `${formatNumber(pair.only_a)} / ${formatNumber(pair.only_b)}`,
      `${formatShare(pair.rate_a)} / ${formatShare(pair.rate_b)}`,
      formatPointsRange(pair.worst_case),
      formatShare(pair.minimum_detectable),
      pair.effect_size_h === null ? '–' : pair.effect_size_h.toFixed(2),
      `${PAIR_TESTS[pair.test]} (${pair.method.replace('_', ' ')})`,
    ],
  };
}

function pointsOf(difference: number | null): string {
  return difference === null ? '–' : formatPoints(difference);
}
