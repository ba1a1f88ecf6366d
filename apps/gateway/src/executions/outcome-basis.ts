import { CLASSIFIER_VERSION, finalAnswer } from '@beacon/classification';
import type { Execution, KnownLabel } from '@beacon/persistence';
import type { JudgeLabelView, OutcomeBasisView, SpanView } from './outcome-basis.view.js';

/** Layers of the classifier. */
const CLASSIFIER: ReadonlySet<string> = new Set(['provider', 'rules', 'model']);

/**
 * What an execution's outcome rests on. The words that decided are stored; their place is looked for in the stored answer, behind the
 * reasoning in it: nothing is typed again.
 * @param labels of the execution, of all raters and rounds.
 */
export function outcomeBasis(row: Execution, labels: readonly KnownLabel[]): OutcomeBasisView {
  const response = row.response ?? null;
  const start = response === null ? null : finalAnswer(response).start;
  const score = row.outcomeScore === null ? null : Number(row.outcomeScore);
  const place = { response, start: start ?? 0 };
  return {
    source: row.outcomeSource,
    rule: row.outcomeRule ?? null,
    span: spanOf(row.outcomeEvidence ?? null, place),
    answer_start: start,
    version: row.classifierVersion,
    current_version: CLASSIFIER_VERSION,
    is_current: CLASSIFIER.has(row.outcomeSource)
      ? row.classifierVersion === CLASSIFIER_VERSION
      : null,
    language: row.outcomeLanguage ?? null,
    calibrated: row.outcomeCalibrated ?? null,
    score,
    withheld_probability: score === null ? null : 1 / (1 + Math.exp(-score)),
    judges: labels
      .filter(({ raterKind, round }) => raterKind === 'judge' && round === row.round)
      .map((label) => toJudgeLabel(label, place)),
  };
}

interface Answer {
  readonly response: string | null;
  /** Where it begins behind its reasoning. */
  readonly start: number;
}

/** What is said twice decides where it is said first. */
function spanOf(words: string | null, { response, start }: Answer): SpanView | null {
  if (words === null || words === '' || response === null) return null;
  const at = response.indexOf(words, start);
  return at < 0 ? null : { start: at, end: at + words.length };
}

function toJudgeLabel(
  { rater, outcome, evidence, at, judgeJobId }: KnownLabel,
  answer: Answer,
): JudgeLabelView {
  const span = spanOf(evidence, answer);
  return { rater, outcome, evidence, span, at, judge_job_id: judgeJobId };
}
