import { evidenceOf, type Finding } from '../finding.js';
import { firstWith, type Reading } from '../reading.js';
import { found } from '../text-rules.js';
import { featuresOf, type LearnedInput } from './features.js';
import { contributions, runOf, scoreOf, type Contribution, type LearnedModel } from './learned-model.js';

/** What the learned part makes of an answer. */
export interface LearnedJudgement {
  /** Log odds that the answer is none, or not a whole one. */
  readonly score: number;
  /** Whether some of what was asked is there, log odds; only of meaning for a non-answer. */
  readonly partly: number;
  /** What weighed most for the verdict that the score gives. */
  readonly because: readonly Contribution[];
}

/** Clauses among which evidence is looked for. */
const CLAUSES = 40;

/** Scores an English answer. */
export function judge(input: LearnedInput, model: LearnedModel): LearnedJudgement {
  const features = featuresOf(input, (word) => model.words.has(word));
  const score = scoreOf(model.nonAnswer, features);
  const sign = score > 0 ? 1 : -1;
  return {
    score,
    partly: scoreOf(model.partly, features),
    because: contributions(model.nonAnswer, features, sign),
  };
}

/**
 * The finding that a judgement gives: `answered`; `partial` when some of what was asked is there; `refused` when a clause declines;
 * `evasive` when none does. Where the rules say the same of the answer, it is theirs.
 */
export function learnedFinding(
  judgement: LearnedJudgement,
  reading: Reading,
  byRules: Finding,
): Finding {
  if (judgement.score <= 0) {
    return byRules.outcome === 'answered' ? byRules : found0('answered', judgement, reading);
  }
  const refusal = firstWith(reading, ['refusal']);
  const outcome = judgement.partly > 0 ? 'partial' : refusal === undefined ? 'evasive' : 'refused';
  if (refusal !== undefined) return found(outcome, refusal);
  return byRules.outcome === outcome ? byRules : found0(outcome, judgement, reading);
}

function found0(
  outcome: Finding['outcome'],
  { because }: LearnedJudgement,
  reading: Reading,
): Finding {
  return { outcome, source: 'model', rule: outcome==='answered'?'model.answer':'model.no_answer', evidence: clauseFor(because, reading) };
}

/** The clause that has most of the words that weighed most. */
function clauseFor(because: readonly Contribution[], reading: Reading): string | null {
  const scored = reading.clauses.slice(0, CLAUSES).map(({ clause, rule }, index) => {
    const words = new Set(clause.text.match(/[a-z]+/g));
    const shares = because.map(({ feature, share }) =>
      tells(feature, words, index < 2 ? `first:${rule?.role}` : `later:${rule?.role}`) ? share : 0,
    );
    return { clause, weight: shares.reduce((sum, share) => sum + share, 0) };
  });
  const best = scored.reduce<(typeof scored)[number] | undefined>(
    (top, each) => (top === undefined || each.weight > top.weight ? each : top),
    undefined,
  );
  return best === undefined ? null : evidenceOf(best.clause.original);
}

function tells(feature: string, words: ReadonlySet<string>, role: string): boolean {
  const run = runOf(feature)?.filter((word) => /^[a-z]/.test(word));
  if (run === undefined) return feature.startsWith(role);
  return run.length > 0 && run.every((word) => words.has(word));
}
