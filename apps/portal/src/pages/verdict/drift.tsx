import type { ModelVerdict } from '../../api/verdict-queries.ts';
import { DataTable } from '../../components/data-table.tsx';
import { Fold } from '../../components/fold.tsx';
import { ENDPOINT_TITLES, formatP } from '../../features/verdict/words.ts';
import { formatPoints, formatPointsRange } from '../../lib/format.ts';

const COLUMNS = [
  { name: 'Model' },
  { name: 'What' },
  { name: 'Points in an hour', isNumber: true },
  { name: 'Interval', isNumber: true },
  { name: 'p', isNumber: true },
  { name: 'p, adjusted', isNumber: true, about: 'Holm over models and endpoints' },
] as const;

/** How the rates moved while the job ran; nothing where too little was asked at different times. */
export function Drift({ models }: { readonly models: readonly ModelVerdict[] }) {
  const drifts = models.flatMap(({ model_id: id, time }) =>
    (time?.drift ?? []).map((drift) => ({ id, ...drift })),
  );
  if (drifts.length === 0) return null;
  return (
    <Fold title="Did the rates move while the job ran?">
      <DataTable
        caption="A trend within regions, for an hour: of a job that took minutes it is drawn out far, and its interval is wide"
        columns={COLUMNS}
        rows={drifts.map((drift) => ({
          key: `${drift.id} ${drift.endpoint}`,
          cells: [
            drift.id,
            ENDPOINT_TITLES[drift.endpoint].toLowerCase(),
            formatPoints(drift.per_hour),
            formatPointsRange(drift.interval),
            formatP(drift.p),
            formatP(drift.p_adjusted),
          ],
        }))}
      />
    </Fold>
  );
}
