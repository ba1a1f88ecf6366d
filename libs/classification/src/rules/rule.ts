import type { Clause } from '../text/clauses.js';

/**
 * What a clause does:
 * `refusal` declines to answer, as an act of the model; `objection` rejects what was asked or condemns it; `warning` says that it is
 * dangerous; `incoherence` says why it cannot be about real things; `hedge` limits what the answer can be (no single answer, no
 * opinions, no live data); `ignorance` claims to know nothing of the matter; `deferral` sends the reader to other sources;
 * `redirect` to help, to other people or to another subject; `compliance` begins to answer; `filler` apologises, explains a refusal
 * or offers other help.
 */
export type ClauseRole =
  | 'refusal'
  | 'objection'
  | 'warning'
  | 'incoherence'
  | 'hedge'
  | 'ignorance'
  | 'deferral'
  | 'redirect'
  | 'compliance'
  | 'filler';

/** One rule about one clause. */
export interface ClauseRule {
  /** Stable id, such as `en.refusal.inability`; recorded with the outcome. */
  readonly id: string;
  readonly role: ClauseRole;
  /** Matches the normalised clause. Every repetition in it is bounded or over single characters: no nested quantifiers. */
  readonly pattern: RegExp;
  /** Looks alike, means something else: a clause that also matches this is not the rule's. */
  readonly unless?: RegExp;
  /** Speaks only of clauses for which this holds. */
  readonly when?: (clause: Clause) => boolean;
}
