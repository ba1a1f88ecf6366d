import type { Schema } from '@beacon/client';
import { REVIEW_REASONS } from './review-reasons.ts';
import type { ReviewReason } from './review-reasons.ts';

/** What a form for a review holds: numbers as they are typed. */
export interface ReviewDraft {
  readonly size: string;
  readonly seed: string;
  readonly reasons: readonly ReviewReason[];
}

export const NEW_DRAFT: ReviewDraft = { size: '100', seed: '1', reasons: REVIEW_REASONS };

const MOST_SIZE = 2_000;
const MOST_SEED = 2 ** 31 - 1;

/** What is wrong with a draft, by its fields; nothing where all is well. */
export interface DraftProblems {
  readonly size?: string | undefined;
  readonly seed?: string | undefined;
  readonly reasons?: string | undefined;
}

export function problemsOf({ size, seed, reasons }: ReviewDraft): DraftProblems {
  return {
    size: isWhole(size, 1, MOST_SIZE) ? undefined : 'A whole number, 1 to 2,000.',
    seed: isWhole(seed, 0, MOST_SEED) ? undefined : 'A whole number, 0 to 2,147,483,647.',
    reasons: reasons.length > 0 ? undefined : 'Choose one at least.',
  };
}

/** What the API is sent; null while something is wrong. */
export function reviewBodyOf(
  draft: ReviewDraft,
  isReplacing: boolean,
): Schema<'ReviewBody'> | null {
  if (Object.values(problemsOf(draft)).some((problem) => problem !== undefined)) return null;
  return {
    size: Number(draft.size),
    seed: Number(draft.seed),
    reasons: REVIEW_REASONS.filter((reason) => draft.reasons.includes(reason)),
    replace: isReplacing,
  };
}

function isWhole(text: string, least: number, most: number): boolean {
  return /^\d{1,10}$/.test(text) && Number(text) >= least && Number(text) <= most;
}
