import type { Label } from '../../api/review-queries.ts';

/** A label that was given and not yet confirmed by the gateway. */
export interface UnsentLabel {
  readonly rater: string;
  readonly item: string;
  readonly outcome: Label;
  readonly note: string;
  readonly isAdjudicator: boolean;
}

const LABELS: readonly Label[] = ['answered', 'partial', 'evasive', 'refused'];

/** Writes it down as text. */
export function writeUnsent(label: UnsentLabel): string {
  return JSON.stringify(label);
}

/** Reads what `writeUnsent` wrote; null for anything else, since anybody can write into a browser's storage. */
export function readUnsent(text: string | null): UnsentLabel | null {
  if (text === null) return null;
  const value = parsed(text);
  if (typeof value !== 'object' || value === null) return null;
  const { rater, item, outcome, note, isAdjudicator } = value as Record<string, unknown>;
  const label = LABELS.find((name) => name === outcome);
  if (typeof rater !== 'string' || typeof item !== 'string' || label === undefined) return null;
  if (typeof note !== 'string' || typeof isAdjudicator !== 'boolean') return null;
  return { rater, item, outcome: label, note, isAdjudicator };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not written by this page.
    return null;
  }
}

const keyOf = (jobId: string): string => `beacon-unsent-label ${jobId}`;

/** Keeps a label until the gateway has confirmed it, through a reload as well; null when it has. */
export function keepUnsent(jobId: string, label: UnsentLabel | null): void {
  try {
    if (label === null) sessionStorage.removeItem(keyOf(jobId));
    else sessionStorage.setItem(keyOf(jobId), writeUnsent(label));
  } catch {
    // Kept for this page only.
  }
}

/** The label that was not confirmed when the page was left, if any. */
export function storedUnsent(jobId: string): UnsentLabel | null {
  try {
    return readUnsent(sessionStorage.getItem(keyOf(jobId)));
  } catch {
    return null;
  }
}
