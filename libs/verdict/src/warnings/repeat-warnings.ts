import { armRows, questionsIn } from '../data/model-data.js';
import { sum } from '../input/outcome-classes.js';
import { counted, EVENT_NAMES, pWithName } from '../shape/words.js';
import type { Finding, WarningFacts } from './finding.js';

/** Questions that came out both ways before their repeats are looked at. */
const ENOUGH_QUESTIONS = 3;
/** Repeats of a cell from which on they could have shown something. */
const ENOUGH_REPEATS = 3;
/** Share of cells whose repeats may differ, and repeats tell next to nothing yet. */
const HARDLY_ANY = 0.02;

/**
 * Repeats that all came out alike, on questions that came out both ways: a repeat then says no more than the first answer did. Repeats that correlate by less than that are
 * as models are, and no test of a verdict takes them for independent questions.
 */
export function repeatsCorrelate({
  analysis: { data, comparison },
  options: { endpoint },
}: WarningFacts): Finding[] {
  const rows = armRows(data, comparison.compared, endpoint)
    .map(({ count, arms }) => ({ count, arms: arms.filter(({ n }) => n > 0) }))
    .filter(({ arms }) => arms.some(({ x }) => x > 0) && arms.some(({ x, n }) => x < n))
    .map(({ count, arms }) => ({ count, arms: arms.filter(({ n }) => n >= ENOUGH_REPEATS) }))
    .filter(({ arms }) => arms.length > 1);
  const questions = questionsIn(rows);
  const cells = sum(rows.map(({ count, arms }) => count * arms.length));
  const varied = sum(
    rows.map(({ count, arms }) => count * arms.filter(({ x, n }) => x > 0 && x < n).length),
  );
  if (questions < ENOUGH_QUESTIONS || varied > HARDLY_ANY * cells) return [];
  const alike = varied === 0 ? `all ${cells}` : `${cells - varied} of ${cells}`;
  return [
    {
      code: 'repeats_not_independent',
      text: `${counted(questions, 'question')} came out both ways, and the repeats of ${alike} cells of them came out alike: a repeat says no more than the first answer, so that more questions are needed rather than repeats`,
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
