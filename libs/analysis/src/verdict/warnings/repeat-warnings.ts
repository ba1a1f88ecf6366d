import { EVENT_NAMES, pWithName } from '../words.js';
import type { Finding, WarningFacts } from './finding.js';

/** Executions that differ where their questions do not. */
export function repeatsHangTogether({
  verdict: { omnibus },
  options: { alpha },
}: WarningFacts): Finding[] {
  const byQuestion = omnibus?.p_by_question ?? null;
  if (omnibus === null || byQuestion === null || omnibus.p > alpha || byQuestion <= alpha)
    return [];
  return [
    {
      code: 'repeats_not_independent',
      text: `the executions differ (${pWithName(omnibus.p)}), the questions do not (${pWithName(byQuestion)}): what differs may be these few questions only, more questions are needed rather than repeats`,
    },
  ];
}

/** Sign flips that find a difference where the exchange of answers does not: more answers show a rare event in more questions. */
export function repeatsUneven({
  verdict: { pairs },
  options: { alpha, endpoint },
}: WarningFacts): Finding[] {
  return pairs.flatMap(({ a, b, p, p_by_answer: byAnswer }) => {
    if (p === null || byAnswer === null || p > alpha || byAnswer <= alpha) return [];
    return [
      {
        code: 'repeats_uneven',
        text: `${a} and ${b} did not answer each question equally often. Their questions differ (${pWithName(p)}), their answers do not (${pWithName(byAnswer)}), and the larger p counts: where ${EVENT_NAMES[endpoint]}s are rare, more questions show one in the region that answered more often`,
      },
    ];
  });
}
