import { useSyncExternalStore } from 'react';

/** What goes with every request of this page, and whether it is let in at all. */
export interface SessionState {
  /** Goes with every change; null without a session. */
  readonly csrfToken: string | null;
  /** An API key that was typed. It lives as long as the page: nothing writes it anywhere. */
  readonly apiKey: string | null;
  /** The one project that is looked at; null for all that the reader has. */
  readonly project: string | null;
  /** Whether the session that this page had has ended. */
  readonly isOver: boolean;
  /** Whether this page has shown anything yet that is only for who is let in. */
  readonly wasIn: boolean;
}

const KEY = 'beacon-project';
const READS = ['GET', 'HEAD'];

let state: SessionState = {
  csrfToken: null,
  apiKey: null,
  project: stored(),
  isOver: false,
  wasIn: false,
};
const listeners = new Set<() => void>();

export function useSessionState(): SessionState {
  return useSyncExternalStore(subscribe, () => state);
}

/** Changes a part of it. The project is kept until the tab is closed. */
export function changeSession(part: Partial<SessionState>): void {
  state = { ...state, ...part };
  if (part.project !== undefined) keep(part.project);
  for (const listener of listeners) listener();
}

/** Asks as who is signed in, and notices when that is over. */
export async function fetchWithSession(request: Request): Promise<Response> {
  const { csrfToken, apiKey, project } = state;
  const { headers, method } = request;
  // What was given for one request, as the admin's token, is stronger, and its refusal says nothing of the session.
  const isOwn = !headers.has('Authorization');
  if (apiKey !== null && isOwn) headers.set('Authorization', `Bearer ${apiKey}`);
  if (csrfToken !== null && !READS.includes(method)) headers.set('X-Beacon-CSRF', csrfToken);
  if (project !== null) headers.set('Beacon-Project', project);
  const response = await fetch(request);
  const hadSession = csrfToken !== null || apiKey !== null;
  if (response.status === 401 && isOwn && hadSession) changeSession({ isOver: true });
  return response;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function stored(): string | null {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    // A browser that forbids storage, or a page of a file: it is chosen once a page.
    return null;
  }
}

function keep(project: string | null): void {
  try {
    if (project === null) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, project);
  } catch {
    // Kept for this page only.
  }
}
