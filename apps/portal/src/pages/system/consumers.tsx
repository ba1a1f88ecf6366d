import type { Schema } from '@beacon/client';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { consumersQuery } from '../../api/system-queries.ts';
import { Empty, ErrorNote, Loading, Note } from '../../components/notes.tsx';
import { SearchBox } from '../../components/search-box.tsx';
import { ConsumerTable } from './consumer-table.tsx';
import css from './system.module.css';

/** How far the broker's durable consumers are behind. */
export function Consumers() {
  const { q } = useSearch({ from: '/system' });
  const navigate = useNavigate({ from: '/system' });
  const { data, error, refetch } = useQuery(consumersQuery);
  const shown = (data?.consumers ?? []).filter((consumer) => isFound(consumer, q ?? ''));
  return (
    <div className={css.part}>
      {error !== null && <ErrorNote error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Loading what="the consumers" />}
      {data !== undefined && data.missing.length > 0 && (
        <Note kind="bad" title="The broker lacks consumers that Beacon needs">
          {data.missing.join(', ')}. Provision it: <code>npm run provision</code>.
        </Note>
      )}
      {data !== undefined && (
        <>
          <search className={css.filters}>
            <SearchBox
              label="Stream or consumer"
              value={q ?? ''}
              onChange={(text) =>
                void navigate({
                  search: (before) => ({ ...before, q: text === '' ? undefined : text }),
                  replace: true,
                })
              }
            />
          </search>
          {shown.length === 0 ? (
            <Empty title="No consumer is like that">Search for something else.</Empty>
          ) : (
            <ConsumerTable consumers={shown} />
          )}
          <p className={css.prose}>
            Pending messages were not given to a consumer yet, held ones it has not acknowledged.
            Where no request waits, nobody asks for more: there is no process that reads, or it has
            all it may hold.
          </p>
        </>
      )}
    </div>
  );
}

function isFound(
  { stream, consumer, region, model_id }: Schema<'ConsumerView'>,
  q: string,
): boolean {
  const text = [stream, consumer, region, model_id].join(' ').toLowerCase();
  return text.includes(q.toLowerCase());
}
