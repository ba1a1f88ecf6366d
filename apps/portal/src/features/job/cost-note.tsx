import type { Schema } from '@beacon/client';
import { Note } from '../../components/notes.tsx';
import { formatCost, formatCount } from '../../lib/format.ts';
import { PUBLISHED } from '../../lib/published.ts';

/** That a job's cost limit kept it from asking all, and what to do. */
export function CostNote({ job }: { readonly job: Schema<'JobView'> }) {
  const { cost, stopped_by: stop, not_asked: notAsked } = job;
  if (stop === null) return null;
  return (
    <Note
      kind="warn"
      title={`Stopped by its cost limit: ${formatCount(notAsked, 'cell')} not asked`}
    >
      {formatCost(cost.spent)} of {formatCost(cost.max_cost)} is spent, and no further call was sure
      to fit. The cells that were not asked are counted as failed.
      {PUBLISHED === null && ' Retry with a higher limit to ask them.'}
    </Note>
  );
}
