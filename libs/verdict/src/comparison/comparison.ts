import type { Outcome } from '@beacon/domain';
import type { Twin } from '../input/input.js';

/** One recorded answer, as a comparison takes it. Cancelled and quarantined executions are the caller's to leave out. */
export interface ComparedAnswer {
  readonly modelId: string;
  /** Null for a job without questions. */
  readonly questionId: string | null;
  readonly region: string;
  /** 1-based number of the repeat. */
  readonly repeat: number;
  readonly outcome: Outcome;
  /** As received, reasoning and all: that is not compared. Null when there is none, as for errors and blocked questions. */
  readonly text: string | null;
  /** BCP 47 language of the question, shown with the answer. How a text is read follows from its script, not from this. */
  readonly language?: string | null;
  /** The embedding of the text without its reasoning, from one model for all answers; absent or null when there is none. */
  readonly embedding?: readonly number[] | null;
}

/** How to compare. */
export interface ComparisonOptions {
  /** Order of the regions in the result. @default that of first appearance */
  readonly regions?: readonly string[];
  /** Second executors of regions: each is set against its original only. @default none */
  readonly twins?: readonly Twin[];
  /** Seed of the permutation test's draws, a whole number from 0 to 2^32 - 1. @default 1 */
  readonly seed?: number;
}

/** The answers of the regions to one question of one model, side by side. Ready for JSON. */
export interface Comparison {
  readonly model_id: string;
  readonly question_id: string | null;
  /** Whether the representative answers of any two regions, twins left out, have different outcomes. */
  readonly outcomes_differ: boolean;
  /** How many UTF-16 code units of each answer are compared; it shrinks when there are many pairs. */
  readonly compared_characters: number;
  /** Whether any representative answer is longer than that: its rest is in no similarity and no diff. */
  readonly cut: boolean;
  readonly regions: readonly RegionAnswer[];
  /** Every two regions but twins, in the order of `regions`. */
  readonly pairs: readonly AnswerPair[];
  /** Each region (`a`) with its twin (`b`): what differs here is noise. */
  readonly aa: readonly AnswerPair[];
  /** Distances between embeddings; null when no answer has one. */
  readonly semantic: SemanticSpread | null;
}

/** What one region answered. */
export interface RegionAnswer {
  readonly region: string;
  /** The region whose second executor this is; null for a place of its own. */
  readonly twin_of: string | null;
  /** Number of answers, all repeats together. */
  readonly answers: number;
  readonly outcomes: Readonly<Partial<Record<Outcome, number>>>;
  /** The answer that stands for the region: of its most frequent outcome, the one most like the others. */
  readonly representative: RepresentativeAnswer;
  /** Mean overlap of the repeats with that outcome, 0 to 1: what chance alone does to a text. Null with fewer than two texts. */
  readonly repeat_similarity: number | null;
}

/** An answer, and how long it is. */
export interface RepresentativeAnswer {
  readonly repeat: number;
  readonly outcome: Outcome;
  readonly language: string | null;
  /** The whole text as received. */
  readonly text: string | null;
  /** Length of the whole text without its reasoning, in Unicode code points. */
  readonly characters: number;
  /** Words in the compared part: Chinese, Japanese, Thai and their like are segmented by dictionary. */
  readonly words: number;
  /** Whether the text without its reasoning is longer than its compared part. */
  readonly cut: boolean;
}

/** Two regions' representative answers against each other. `a` comes before `b` in the order of regions. */
export interface AnswerPair {
  readonly a: string;
  readonly b: string;
  readonly same_outcome: boolean;
  /** Null, like `classification` and `diff`, when an answer has no text. */
  readonly similarity: TextSimilarity | null;
  /** The old portal's class of the pair, see {@link classOf}. */
  readonly classification: DifferenceClass | null;
  /** Characters of `a` divided by characters of `b`; null when `b` has none. */
  readonly length_ratio: number | null;
  /** From `a` to `b`: `equal` and `delete` together are the compared part of `a`, `equal` and `insert` that of `b`. */
  readonly diff: readonly DiffPart[] | null;
}

/** How alike two texts are, each figure from 0 (nothing in common) to 1 (the same). */
export interface TextSimilarity {
  /** What `overlap` counts: words, or pairs of neighbouring characters where a script sets no spaces between words. */
  readonly method: 'words' | 'character_pairs';
  /** Dice coefficient of the two bags, without regard to case, width and order. */
  readonly overlap: number;
  /** Share of words and marks in the longest common subsequence, 2 L / (a + b): the same words in the same order. */
  readonly sequence: number;
  /** 1 - Levenshtein distance / length of the longer text, over UTF-16 code units. */
  readonly levenshtein: number;
  /** Cosine of the embeddings, -1 to 1; null when an answer has none. */
  readonly semantic: number | null;
}

/** Thresholds of the portal that came before, on Levenshtein similarity: .95, .8, .5. */
export type DifferenceClass = 'identical' | 'minor_diff' | 'moderate_diff' | 'major_diff';

/** A piece of a diff. */
export interface DiffPart {
  readonly op: 'equal' | 'insert' | 'delete';
  readonly text: string;
}

/**
 * Cosine distances (1 - cosine) between answers of the same region and between answers of different regions. Answers that
 * differ more between regions than one region's repeats do among themselves are what a region may have caused.
 */
export interface SemanticSpread {
  /** Answers with an embedding, at most {@link SPREAD_ANSWERS} with those of twins; all but `aa` is about these. */
  readonly answers: number;
  /** Mean distance of two repeats of a region; null without repeats. */
  readonly within: number | null;
  /** Mean distance of two answers from different regions; null with one region. */
  readonly between: number | null;
  /** `between` - `within`: 0 or less means no more than chance does. */
  readonly excess: number | null;
  readonly test: PermutationTest | null;
  /** Every two regions but twins. */
  readonly pairs: readonly SemanticPair[];
  /** Each region with its twin, `p` not adjusted: an excess here is noise. */
  readonly aa: readonly SemanticPair[];
}

/** The same for two regions. `within` is the mean over the repeats of both. */
export interface SemanticPair {
  readonly a: string;
  readonly b: string;
  readonly within: number | null;
  readonly between: number;
  readonly excess: number | null;
  readonly test: PermutationTest | null;
  /** Holm over the pairs of this question; null without a test, and for a twin. */
  readonly p_adjusted: number | null;
}

/** Whether region labels explain the excess: how often shuffled labels give one at least as large. Null with too few repeats for p <= .05. */
export interface PermutationTest {
  /** One-sided, not adjusted for other questions. */
  readonly p: number;
  readonly method: 'exact' | 'monte_carlo';
  /** Labellings looked at: all of them, or the random draws. */
  readonly labellings: number;
  /** Null when the test is exact. */
  readonly seed: number | null;
}
