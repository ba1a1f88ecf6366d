import type { ModelVerdict } from '../../api/verdict-queries.ts';
import { DataTable } from '../../components/data-table.tsx';
import { Fold } from '../../components/fold.tsx';
import { formatP } from '../../features/verdict/words.ts';

/** Whether the effect depends on the question: a hint where repeats are few. */
export function Homogeneity({ models }: { readonly models: readonly ModelVerdict[] }) {
  const rows = models.flatMap(({ model_id: id, homogeneity }) =>
    homogeneity.map((found) => ({ id, ...found })),
  );
  if (rows.length === 0) return null;
  return (
    <Fold title="Does the effect depend on the question?">
      <DataTable
        caption="Adjusted for nothing"
        columns={[
          { name: 'Model' },
          { name: 'First and second' },
          { name: 'Test' },
          { name: 'p', isNumber: true },
          { name: 'Reading', isText: true },
        ]}
        rows={rows.map(({ id, a, b, test, p, remark }) => ({
          key: `${id} ${a} ${b}`,
          cells: [
            id,
            `${a} and ${b}`,
            test === 'woolf' ? 'Woolf' : 'Breslow-Day',
            formatP(p),
            remark,
          ],
        }))}
      />
    </Fold>
  );
}
