import { finalAnswer, readVerdict } from '@beacon/classification';
import type { JudgeVerdict } from '@beacon/classification';
import { statusOf } from '@beacon/domain';
import type { Outcome } from '@beacon/domain';
import type { ExecutionRow } from '@beacon/persistence';

/** What a judge's own execution is typed as: whether it gave a verdict, and if not, why. */
export interface TypedJudgeAnswer {
  readonly row: ExecutionRow;
  /** Null when it gave none. */
  readonly verdict: JudgeVerdict | null;
}

const VERDICT_GIVEN = 'judge.heard';
/** Rules by which a judge gave no verdict: `judge.no_verdict`, `judge.no_such_words`. */
const RULE = 'judge.';
const READ_BY: readonly string[] = ['rules', 'model'];

/**
 * Reads a judge's answer. What the classifier makes of its words says nothing of a judge: a verdict makes it answered, anything
 * else evasive, unless it refused. What its provider said of it, a block, a cut, an error, stays.
 * @param judged the answer that it was asked about, and the statement if it was given one.
 * @param prompt version of the words in which it was asked.
 */
export function typeJudgeAnswer(
  row: ExecutionRow,
  judged: { readonly answer: string; readonly statement: string | null },
  prompt: string,
): TypedJudgeAnswer {
  if (!READ_BY.includes(row.outcome_source)) return { row, verdict: null };
  const read = readVerdict(finalAnswer(row.response ?? '').text, judged);
  if (read.kind === 'verdict') {
    return { row: typed(row, prompt, 'answered', VERDICT_GIVEN), verdict: read.verdict };
  }
  if (row.outcome === 'refused') return { row, verdict: null };
  return { row: typed(row, prompt, 'evasive', `${RULE}${read.problem}`), verdict: null };
}

/** Nothing of what the classifier said of it is kept: it was no answer to a question of a measurement. */
function typed(row: ExecutionRow, prompt: string, outcome: Outcome, rule: string): ExecutionRow {
  return {
    ...row,
    outcome,
    status: statusOf(outcome),
    outcome_source: 'rules',
    outcome_rule: rule,
    outcome_evidence: null,
    outcome_score: null,
    classifier_version: prompt,
  };
}
