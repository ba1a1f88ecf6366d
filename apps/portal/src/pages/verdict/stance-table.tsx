import type { ModelContent } from '../../api/verdict-queries.ts';
import { DataTable } from '../../components/data-table.tsx';
import { formatNumber } from '../../lib/format.ts';

/** What raters say of answers to statements, by region; nothing where they said nothing. */
export function StanceTable({ models }: { readonly models: readonly ModelContent[] }) {
  const rows = models.flatMap(({ model_id: id, stance }) =>
    (stance?.regions ?? [])
      .filter(({ agree, disagree, neither }) => agree + disagree + neither > 0)
      .map((region) => ({ id, ...region })),
  );
  if (rows.length === 0) return null;
  return (
    <DataTable
      caption="Stance towards the statements of questions, as raters that agree see it"
      columns={[
        { name: 'Model' },
        { name: 'Region' },
        { name: 'Agrees', isNumber: true },
        { name: 'Disagrees', isNumber: true },
        { name: 'Neither', isNumber: true },
      ]}
      rows={rows.map(({ id, region, agree, disagree, neither }) => ({
        key: `${id} ${region}`,
        cells: [id, region, formatNumber(agree), formatNumber(disagree), formatNumber(neither)],
      }))}
    />
  );
}
