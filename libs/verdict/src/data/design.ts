import type { Claim } from '../shape/terms.js';
import type { PairTest } from '../shape/shape.js';
import { counted } from '../shape/words.js';

/** How a model's data are laid out; it decides the test. */
export interface Design {
  /** Regions that are compared: measured ones, without twins. */
  readonly regions: number;
  /** Whether a question is asked more than once from a region. */
  readonly repeated: boolean;
  readonly claim: Claim;
}

/** The test of a pair under a design. */
export function pairTestOf({ repeated, claim }: Design): 'mcnemar' | 'sign_flip' | 'cmh' {
  if (!repeated) return 'mcnemar';
  return claim === 'these_questions' ? 'cmh' : 'sign_flip';
}

const PAIR_REASONS = {
  mcnemar:
    'exact McNemar: the same questions were asked once in both regions, so only questions that came out differently tell anything',
  sign_flip:
    'sign-flip permutation of the differences by question: repeats of a question are not independent, so that each question counts once',
  cmh: 'Cochran-Mantel-Haenszel stratified by question: the claim is about exactly these questions, and repeats are the chance in it',
} as const;

const UNEVEN_REASON =
  ', and besides, because the regions did not answer each question equally often, the exchange of its answers between the regions (conditional Cochran-Mantel-Haenszel): the larger p counts';

/**
 * Why the test is the one for the design, for readers of the verdict.
 *
 * @param uneven whether some pair did not answer every question equally often, so that its sign flips have a second test beside them
 */
export function reasonOf(design: Design, uneven: boolean): string {
  const pair = PAIR_REASONS[pairTestOf(design)] + (uneven ? UNEVEN_REASON : '');
  if (design.regions === 2) return `Two regions: ${pair}. Holm over the models.`;
  return `${design.regions} regions: ${pair}. The smallest p of all pairs, adjusted for their number by what they have in common over the questions (regions may share a backend), and the other pairs step by step. Holm over the models.`;
}

/** What a model's reason adds where questions lack a region. */
export function gapsReason(questions: number, incomplete: number): string {
  return ` ${incomplete} of ${counted(questions, 'question')} were not measured in every region: each counts for the pairs of regions that have it.`;
}

/** Names for people. */
export const TEST_NAMES: Readonly<
  Record<PairTest | 'min_p' | 'cochran_q' | 'generalised_cmh', string>
> = {
  mcnemar_exact: 'exact McNemar',
  sign_flip: 'sign-flip permutation',
  cmh_exact: 'exact Cochran-Mantel-Haenszel',
  cmh: 'Cochran-Mantel-Haenszel',
  min_p: 'smallest p of all pairs',
  cochran_q: "Cochran's Q",
  generalised_cmh: 'generalised Cochran-Mantel-Haenszel',
};
