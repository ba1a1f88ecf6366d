import type { AnswerLineInput } from './answers-file.js';

/** Where something stands in a file that is imported. */
export interface Place {
  /** As it was named. */
  readonly file: string;
  /** Counted from 1; null where the format has no lines. */
  readonly line: number | null;
  /** Such as `samples[2]`; empty for the whole line. */
  readonly field: string;
  /** Finds the line of a field, where that takes a look at the whole file again. */
  readonly lineOf?: (field: string) => number | null;
}

/** A question as a file gives it. */
export interface GivenQuestion {
  /** Of the file; null where it has none, and the text stands for it. */
  readonly id: string | null;
  readonly text: string;
  readonly category?: string | null;
  readonly language?: string | null;
  readonly kind?: string | null;
}

/** A cell as a file names it. */
export interface GivenCell {
  readonly model: string;
  readonly region: string;
  readonly question: GivenQuestion;
  /** 1-based; null where the file does not count, and the next one is meant. */
  readonly repeat: number | null;
}

/** What of an answer is no part of its cell. */
export type GivenFacts = Omit<AnswerLineInput, 'model' | 'region' | 'question' | 'repeat' | 'file'>;

/** Sampling as a file gives it; null where it says nothing. */
export interface GivenSampling {
  readonly temperature: number | null;
  readonly max_tokens: number | null;
  readonly top_p: number | null;
  readonly seed: number | null;
}
