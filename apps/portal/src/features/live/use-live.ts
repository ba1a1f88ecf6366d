import { useEffect, useReducer, useRef } from 'react';
import { LiveConnection } from './live-connection.ts';
import { nextStatus } from './live-status.ts';
import type { LiveSign, LiveStatus } from './live-status.ts';

/** So long it is tried to be live, before everything is read by asking. */
const GIVE_UP_MS = 15_000;
const POLL_MS = 5_000;

/** What is not followed is not read every few seconds either. */
const NOTHING: LiveStatus = { kind: 'live' };

/** What a page does about a stream. All three may be called at any time. */
export interface LiveUse {
  readonly onEvent: (type: string, data: string) => void;
  /** Everything has to be read again: something may have been missed. */
  readonly onGap: () => void;
}

/**
 * Keeps a stream open as long as the page is there, and asks every 5 s where that fails for long.
 * @param url null while there is nothing to follow.
 */
export function useLive(url: string | null, types: readonly string[], use: LiveUse): LiveStatus {
  const [status, dispatch] = useReducer(
    (before: LiveStatus, sign: LiveSign) => nextStatus(before, sign, Date.now()),
    { kind: 'connecting' },
  );
  const latest = useRef(use);
  useEffect(() => {
    latest.current = use;
  });
  useEffect(() => {
    if (url === null) return;
    if (!('EventSource' in globalThis)) {
      dispatch('gave_up');
      return;
    }
    const connection = new LiveConnection(url, types, {
      onEvent: (type, data) => latest.current.onEvent(type, data),
      onReady: (isGap) => {
        dispatch('ready');
        if (isGap) latest.current.onGap();
      },
      onLost: () => dispatch('lost'),
    });
    connection.start();
    return () => connection.stop();
  }, [url, types]);
  usePolling(url === null ? NOTHING : status, dispatch, latest);
  return status;
}

function usePolling(
  status: LiveStatus,
  dispatch: (sign: LiveSign) => void,
  latest: { readonly current: LiveUse },
): void {
  const isLost = status.kind !== 'live';
  const isPolling = status.kind === 'lost' && status.isPolling;
  useEffect(() => {
    if (!isLost || isPolling) return;
    const timer = setTimeout(() => dispatch('gave_up'), GIVE_UP_MS);
    return () => clearTimeout(timer);
  }, [isLost, isPolling, dispatch]);
  useEffect(() => {
    if (!isPolling) return;
    const timer = setInterval(() => {
      // Nobody sees what a hidden page would read.
      if (document.visibilityState === 'hidden') return;
      latest.current.onGap();
    }, POLL_MS);
    return () => clearInterval(timer);
  }, [isPolling, latest]);
}
