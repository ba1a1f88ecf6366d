import { useSyncExternalStore } from 'react';

/** A token as it was typed; `version` tells one from another without being one. */
export interface AdminToken {
  readonly token: string;
  readonly version: number;
}

/** No token at all: whoever is signed in is an admin. */
export const BY_SESSION: AdminToken = { token: '', version: 0 };

let current: AdminToken | null = null;
let version = 0;
const listeners = new Set<() => void>();

/** The admin's token, null when none was given. It lives as long as the page: nothing writes it anywhere. */
export function useAdminToken(): AdminToken | null {
  return useSyncExternalStore(subscribe, () => current);
}

/** Takes a token in place of the one before; null forgets it. */
export function setAdminToken(token: string | null): void {
  version += 1;
  current = token === null ? null : { token, version };
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
