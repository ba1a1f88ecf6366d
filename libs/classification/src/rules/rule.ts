import { type Clause, speaksOfRequest } from '../text/clauses.js';
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

/** The first rule that speaks of a clause: order is precedence. Who is made to speak in a text declines nothing that was asked. */
export function ruleFor(clause: Clause, rules: readonly ClauseRule[]): ClauseRule | undefined {
  return rules.find(
    (rule) =>
      rule.pattern.test(clause.text) &&
      !(rule.unless?.test(clause.text) ?? false) &&
      (rule.when?.(clause) ?? true) &&
      !(clause.voiced && isOfOneself(rule, clause) && !speaksOfRequest(clause.text)),
  );
}

/** Whether a rule takes a clause for what the model itself does: who is made to speak in a text is somebody else. */
function isOfOneself({ role }: ClauseRule, { text }: Clause): boolean {
  return role === 'refusal' || (role === 'objection' && /\bi\b|我(?!国)/.test(text));
}
