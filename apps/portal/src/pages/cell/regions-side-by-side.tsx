import { useQueries } from '@tanstack/react-query';
import { executionQuery } from '../../api/execution-queries.ts';
import type { RegionColumn } from './cell-choice.ts';
import { RegionAnswer } from './region-answer.tsx';
import css from './regions-side-by-side.module.css';

interface Props {
  readonly jobId: string;
  readonly columns: readonly RegionColumn[];
  readonly base: string | undefined;
}

/** A column for each region, with what it answered in the repeat that is shown. */
export function RegionsSideBySide({ jobId, columns, base }: Props) {
  const ids = columns.flatMap(({ execution }) => (execution === null ? [] : [execution.id]));
  const details = useQueries({ queries: ids.map((id) => executionQuery(jobId, id)) });
  const detailOf = (id: number | undefined) => details.find(({ data }) => data?.id === id);
  const baseId = columns.find(({ region }) => region === base)?.execution?.id;
  const baseText = detailOf(baseId)?.data?.output.response ?? null;
  return (
    <div className={css.columns}>
      {columns.map((column) => (
        <RegionAnswer
          key={column.region}
          column={column}
          answer={detailOf(column.execution?.id)?.data}
          error={details[ids.indexOf(column.execution?.id ?? -1)]?.error ?? null}
          base={base === column.region ? null : baseText}
        />
      ))}
    </div>
  );
}
