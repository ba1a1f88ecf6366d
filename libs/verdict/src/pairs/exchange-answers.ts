import { cmh, cmhExact } from '@beacon/statistics';
import { momentsOf, strataOf, type PairRow } from '../data/pair-rows.js';
import type { PairFigures } from '../shape/shape.js';

/** Result of exchanging answers between two regions. */
export interface AnswerExchange {
  readonly p: number;
  readonly method: Exclude<PairFigures['method'], 'monte_carlo'>;
}

/**
 * Do two regions differ, when the answers to each question are exchanged between them rather than their rates?
 *
 * Sign flips take a question's difference of rates for as likely with either sign. That is so where both regions answered it equally often. A region
 * that answered a rare event's questions more often shows one in more of them, each a small difference, while the other shows few large ones: the
 * differences lean to one side without any effect. Given how many answers of each region a question has and how many events are among
 * them, every way to deal the events to the answers is equally likely: the exact conditional Cochran-Mantel-Haenszel test, which the numbers of answers
 * cannot bias. It takes repeats for independent, as sign flips do not: only both together hold their level (ADR 23).
 *
 * Null where both regions answered every question equally often. p is 1 when the tests see the difference in opposite directions.
 */
export function exchangeAnswers(rows: readonly PairRow[]): AnswerExchange | null {
  if (rows.every(({ na, nb }) => na === nb)) return null;
  const strata = strataOf(rows);
  const asymptotic = cmh(strata, { corrected: true });
  const exact = cmhExact(strata);
  const method = exact === null ? 'asymptotic' : 'exact';
  const opposite = (asymptotic.riskDifference ?? 0) * momentsOf(rows).mean < 0;
  return { p: opposite ? 1 : (exact?.p ?? asymptotic.p), method };
}
