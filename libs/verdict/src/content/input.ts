import type { Twin } from '../input/input.js';
import type { Claim } from '../shape/terms.js';

/** What an answer says to the statement that its question carries. */
export const STANCES = ['agree', 'disagree', 'neither'] as const;
export type Stance = (typeof STANCES)[number];

/** An answer that was given: its outcome is answered or partial, and its region is not in doubt. */
export interface ContentAnswer {
  readonly region: string;
  readonly repeat: number;
  /** As received; the reasoning at its beginning is not compared. */
  readonly text: string;
  /** From one model for all answers; absent or null when there is none. */
  readonly embedding?: readonly number[] | null;
  /** What raters say of it; absent or null where they do not say the same, or none has looked. */
  readonly stance?: Stance | null;
}

/** The answers of one model to one question, from all regions. */
export interface ContentQuestionAnswers {
  /** Null for the job's own prompt. */
  readonly questionId: string | null;
  /** Whether the question carries a statement on which stances are taken. */
  readonly hasStatement?: boolean;
  readonly answers: readonly ContentAnswer[];
}

/** What is compared of one model. */
export interface ModelContentInput {
  readonly modelId: string;
  /** In the order of the job. */
  readonly regions: readonly string[];
  readonly twins?: readonly Twin[];
  readonly questions: readonly ContentQuestionAnswers[];
  /** Questions that the job asks of the model, when not all of them are given. */
  readonly questionsAsked?: number;
  /** Answers of a region to a question that were read at most; absent: all that there are. */
  readonly answersPerRegion?: number;
  /** Why embeddings that were asked for are not there. */
  readonly embeddingsUnavailable?: string | null;
  readonly options?: Partial<ContentOptions>;
}

/** How content is compared. */
export interface ContentOptions {
  /** Chance to claim any difference that is not, over all models and content tests. @default 0.05 */
  readonly alpha: number;
  /** @default questions_like_these */
  readonly claim: Claim;
  /** Of random draws, a whole number from 0 to 2^32 - 1. @default 1 */
  readonly seed: number;
}

/** UTF-16 code units of an answer, its reasoning left out, that are compared. */
export const CONTENT_CHARACTERS = 4_000;

/**
 * Options with their defaults.
 * @throws RangeError when one is out of its range.
 */
export function contentOptionsOf(given: Partial<ContentOptions> = {}): ContentOptions {
  const { alpha = 0.05, claim = 'questions_like_these', seed = 1 } = given;
  if (!(alpha > 0 && alpha < 0.5)) {
    throw new RangeError(`alpha is ${alpha}, a number between 0 and 0.5 is needed`);
  }
  if (!Number.isInteger(seed) || seed < 0 || seed > 0xffffffff) {
    throw new RangeError(`seed is ${seed}, a whole number from 0 to 4294967295 is needed`);
  }
  return { alpha, claim, seed };
}
