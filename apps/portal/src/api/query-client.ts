import { ApiRefusedError } from '@beacon/client';
import { QueryClient } from '@tanstack/react-query';

const MOST_TRIES = 3;

/** Every read of the portal. What the gateway refuses is not asked again; what is busy or away is, with growing pauses. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (failures, error) => failures < MOST_TRIES && mayPass(error),
      retryDelay: (failures) => Math.min(1_000 * 2 ** failures, 8_000),
      // Pages are told of changes by events: nothing is read again only because somebody looked at another window.
      refetchOnWindowFocus: false,
      staleTime: 5_000,
    },
  },
});

/** Whether the same request may succeed a moment later. */
export function mayPass(error: unknown): boolean {
  return !(error instanceof ApiRefusedError) || error.status === 503 || error.status === 429;
}
