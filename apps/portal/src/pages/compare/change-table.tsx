import type { Endpoint } from '../../api/verdict-queries.ts';
import { DataTable } from '../../components/data-table.tsx';
import type { DataRow } from '../../components/data-table.tsx';
import { decidingP } from '../../features/verdict/pairs.ts';
import { ENDPOINT_TITLES, PAIR_TESTS, formatP } from '../../features/verdict/words.ts';
import { formatNumber, formatPoints, formatPointsRange, formatShare } from '../../lib/format.ts';
import type { LaneChange, ModelChanges } from './changes.ts';

interface Props {
  readonly endpoint: Endpoint;
  readonly models: readonly ModelChanges[];
}

const COLUMNS = [
  { name: 'Model' },
  { name: 'Region' },
  { name: 'Change', isNumber: true, about: 'After minus before, in points, as typed' },
  { name: 'Interval', isNumber: true },
  { name: 'Corrected', isNumber: true, about: 'For what the detector misses, where that is known' },
  { name: 'Interval, corrected', isNumber: true },
  { name: 'Equivalence interval', isNumber: true, about: 'Of the two one-sided tests, corrected' },
  {
    name: 'p',
    isNumber: true,
    about: 'Of the test by itself: the larger one, where there are two',
  },
  {
    name: 'p, adjusted',
    isNumber: true,
    about: 'Holm over both endpoints of all models and regions',
  },
  { name: 'Questions', isNumber: true, about: 'Measured in both jobs: the only ones used' },
  { name: 'Discordant', isNumber: true, about: 'Questions with more of it before / after' },
  { name: 'Would show', isNumber: true, about: 'Smallest change shown with 80 % power' },
  { name: 'Test' },
] as const;

/** Every figure of the changes. */
export function ChangeTable({ endpoint, models }: Props) {
  return (
    <DataTable
      caption={`${ENDPOINT_TITLES[endpoint]}: after minus before, in points`}
      columns={COLUMNS}
      rows={models.flatMap(({ modelId, lanes }) => lanes.map((lane) => toRow(modelId, lane)))}
    />
  );
}

function toRow(modelId: string, { region, change, isDecisive }: LaneChange): DataRow {
  const { difference, corrected } = change;
  return {
    key: `${modelId} ${region}`,
    isStrong: isDecisive,
    cells: [
      modelId,
      `${isDecisive ? '≠ ' : ''}${region}`,
      difference === null ? '–' : formatPoints(difference),
      formatPointsRange(change.interval),
      corrected === null ? '–' : formatPoints(corrected.difference),
      formatPointsRange(corrected?.interval ?? null),
      formatPointsRange(corrected?.tost.interval ?? null),
      formatP(decidingP(change)),
      formatP(change.p_adjusted),
      formatNumber(change.questions),
      `${formatNumber(change.only_before)} / ${formatNumber(change.only_after)}`,
      formatShare(change.minimum_detectable),
      `${PAIR_TESTS[change.test]} (${change.method.replace('_', ' ')})`,
    ],
  };
}
