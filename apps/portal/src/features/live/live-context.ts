import { createContext, useContext } from 'react';
import type { LiveStatus } from './live-status.ts';

/** How current everything on the page is. */
export const LiveContext = createContext<LiveStatus>({ kind: 'connecting' });

/** Whether counts are those of now, by events or by asking: otherwise nothing can be said of how fast they grow. */
export function useIsCurrent(): boolean {
  const status = useContext(LiveContext);
  return status.kind === 'live' || (status.kind === 'lost' && status.isPolling);
}
