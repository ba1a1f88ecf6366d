import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { deadLettersQuery } from '../../api/admin-queries.ts';
import type { AdminToken } from '../../api/admin-token.ts';
import { Button } from '../../components/button.tsx';
import { Empty, Loading } from '../../components/notes.tsx';
import { AdminError } from './admin-error.tsx';
import { AdminGate } from './admin-gate.tsx';
import { DeadLetterDetail } from './dead-letter-detail.tsx';
import { DeadLetterTable } from './dead-letter-table.tsx';
import css from './system.module.css';

/** Messages that could not be handled, for admins. */
export function DeadLetters() {
  const { letter } = useSearch({ from: '/system' });
  return (
    <div className={css.part}>
      <p className={css.prose}>
        A message that no service could handle is kept for 90 days with the reason. It can be put
        back on its original subject once the reason is gone, or deleted.
      </p>
      <AdminGate>
        {(token) =>
          letter === undefined ? (
            <DeadLetterList token={token} />
          ) : (
            <DeadLetterDetail token={token} sequence={letter} />
          )
        }
      </AdminGate>
    </div>
  );
}

function DeadLetterList({ token }: { readonly token: AdminToken }) {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    deadLettersQuery(token),
  );
  const letters = data?.pages.flatMap((page) => page.dead_letters);
  return (
    <>
      {error !== null && <AdminError error={error} onRetry={() => void refetch()} />}
      {letters === undefined && error === null && <Loading what="dead letters" />}
      {letters?.length === 0 && (
        <Empty title="No dead letter">There is nothing to put back or to delete.</Empty>
      )}
      {letters !== undefined && letters.length > 0 && <DeadLetterTable letters={letters} />}
      {hasNextPage && (
        <p>
          <Button disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            Newer ones
          </Button>
        </p>
      )}
    </>
  );
}
