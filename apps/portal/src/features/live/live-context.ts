import { createContext, useContext } from 'react';
import type { LiveStatus } from './live-status.ts';

/** How current everything on the page is. */
export const LiveContext = createContext<LiveStatus>({ kind: 'connecting' });

/** Whether counts grow as executions are recorded: otherwise nothing can be said of how fast they do. */
export function useIsCurrent(): boolean {
  return useContext(LiveContext).kind === 'live';
}
