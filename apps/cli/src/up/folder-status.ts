import { isRunning, readState } from './state-file.js';
import type { StackState } from './state-file.js';

/** What is known of the stack of a data folder. */
export interface FolderStatus {
  readonly data: string;
  /** `killed`: it ended without having been stopped, and what it had stored is there. */
  readonly status: StackState['status'] | 'stopped' | 'killed';
  /** What the running stack says of itself; null unless one runs. */
  readonly stack: StackState | null;
}

/** Looks whether a stack runs on a data folder. */
export async function statusOf(data: string): Promise<FolderStatus> {
  const state = await readState(data);
  if (state === null) return { data, status: 'stopped', stack: null };
  return isRunning(state)
    ? { data, status: state.status, stack: state }
    : { data, status: 'killed', stack: null };
}
