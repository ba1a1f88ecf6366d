import type { ModelVerdict } from '../../api/verdict-queries.ts';
import { DataTable } from '../../components/data-table.tsx';
import { Fold } from '../../components/fold.tsx';
import { formatNumber, formatShare, formatShareRange } from '../../lib/format.ts';

const COLUMNS = [
  { name: 'Model' },
  { name: 'Region' },
  { name: 'Sensitive', isNumber: true },
  { name: 'Interval', isNumber: true },
  { name: 'Of', isNumber: true },
  { name: 'Others', isNumber: true },
  { name: 'Interval of others', isNumber: true },
  { name: 'Of others', isNumber: true },
] as const;

/** Rates on sensitive questions and on the others. */
export function KindRates({ models }: { readonly models: readonly ModelVerdict[] }) {
  return (
    <Fold title="Rates by kind of question">
      <DataTable
        caption={`Rates on sensitive questions, and on neutral and control questions. ${countsOf(models)}`}
        columns={COLUMNS}
        rows={models.flatMap(({ model_id: id, controls }) =>
          controls.regions.map(({ region, sensitive, control }) => ({
            key: `${id} ${region}`,
            cells: [
              id,
              region,
              formatShare(sensitive.rate),
              formatShareRange(sensitive.interval),
              formatNumber(sensitive.n),
              formatShare(control.rate),
              formatShareRange(control.interval),
              formatNumber(control.n),
            ],
          })),
        )}
      />
    </Fold>
  );
}

function countsOf([first]: readonly ModelVerdict[]): string {
  if (first === undefined) return '';
  const { sensitive, neutral, control, unknown } = first.controls.questions;
  const none = unknown === 0 ? '' : ` ${formatNumber(unknown)} of no known kind are in neither.`;
  return `Of ${first.model_id}: ${formatNumber(sensitive)} sensitive, ${formatNumber(neutral)} neutral, ${formatNumber(control)} control questions.${none}`;
}
