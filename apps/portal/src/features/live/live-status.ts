/** How current a page is. Times are milliseconds since 1970. */
export type LiveStatus =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'live' }
  /** Not live since the moment `asOf`; with `isPolling` everything is asked for every few seconds, with or without an answer. */
  | { readonly kind: 'lost'; readonly asOf: number; readonly isPolling: boolean };

/** What happens to the connection. */
export type LiveSign = 'ready' | 'lost' | 'gave_up';

/** How current the page is after a sign. */
export function nextStatus(status: LiveStatus, sign: LiveSign, now: number): LiveStatus {
  switch (sign) {
    case 'ready':
      return { kind: 'live' };
    case 'lost':
      // It was current until the first loss, not until the last attempt that failed.
      return status.kind === 'lost' ? status : { kind: 'lost', asOf: now, isPolling: false };
    case 'gave_up':
      return { kind: 'lost', asOf: status.kind === 'lost' ? status.asOf : now, isPolling: true };
  }
}
