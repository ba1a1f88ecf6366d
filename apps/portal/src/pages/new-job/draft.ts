import { EMPTY_FORM } from './job-form.ts';
import type { JobForm } from './job-form.ts';

/** What is being entered. */
export interface Draft {
  readonly form: JobForm;
  /** A specification that is submitted as it is, instead of the form, and why it is; null while the form is. */
  readonly specification: { readonly text: string; readonly reason: string } | null;
  /** Drawn once for each draft: with the content it makes the key under which that content makes one job. */
  readonly nonce: string;
}

export function newDraft(): Draft {
  return { form: EMPTY_FORM, specification: null, nonce: randomText() };
}

/** `crypto.randomUUID` is there only over HTTPS and on the own machine. */
function randomText(): string {
  const bytes = globalThis.crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A job that is run again has a draft of its own, so that it takes the place of none. */
function keyOf(from: string | undefined): string {
  return from === undefined ? 'beacon.new-job' : `beacon.new-job.${from}`;
}

/** The draft that this tab kept, if there is one. It is too large for an address: it survives a reload, not the tab. */
export function readDraft(from: string | undefined): Draft | undefined {
  const text = globalThis.sessionStorage.getItem(keyOf(from));
  if (text === null) return undefined;
  const draft = JSON.parse(text) as Draft;
  // A portal of another version may have kept fewer fields than there are now.
  const settings = { ...EMPTY_FORM.settings, ...draft.form.settings };
  return { ...newDraft(), ...draft, form: { ...EMPTY_FORM, ...draft.form, settings } };
}

/** Whether the draft was kept: a tab keeps some megabytes only. */
export function keepDraft(from: string | undefined, draft: Draft): boolean {
  try {
    globalThis.sessionStorage.setItem(keyOf(from), JSON.stringify(draft));
    return true;
  } catch {
    globalThis.sessionStorage.removeItem(keyOf(from));
    return false;
  }
}

export function dropDraft(from: string | undefined): void {
  globalThis.sessionStorage.removeItem(keyOf(from));
}
