import { useIsFetching, useQueryClient } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';
import { SYSTEM_KEY } from '../../api/system-queries.ts';
import { Button } from '../../components/button.tsx';
import css from './read-state.module.css';

const CLOCK = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });

/** When what is shown was read, and a button that reads it now. */
export function ReadState() {
  const client = useQueryClient();
  const isReading = useIsFetching({ queryKey: SYSTEM_KEY }) > 0;
  const readAt = useOldestRead();
  return (
    <>
      <span className={css.when} title="It is read again every 10 seconds while this page is seen">
        {readAt === null ? 'not read' : `as of ${CLOCK.format(readAt)}`}
      </span>
      <Button
        aria-disabled={isReading}
        onClick={() => {
          if (!isReading) void client.refetchQueries({ queryKey: SYSTEM_KEY, type: 'active' });
        }}
      >
        Refresh
      </Button>
    </>
  );
}

/** When the oldest of what is shown was read; null before anything was. */
function useOldestRead(): number | null {
  const cache = useQueryClient().getQueryCache();
  const subscribe = useCallback((listener: () => void) => cache.subscribe(listener), [cache]);
  return useSyncExternalStore(subscribe, () => {
    const times = cache
      .findAll({ queryKey: SYSTEM_KEY, type: 'active' })
      .map(({ state }) => state.dataUpdatedAt)
      .filter((time) => time > 0);
    return times.length === 0 ? null : Math.min(...times);
  });
}
