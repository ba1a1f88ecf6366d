import { evidenceOf, type Finding } from '../finding.js';
import { firstWith, type ReadClause, type Reading } from '../reading.js';
import { found } from '../text-rules.js';
import type { ClauseRole } from '../rule.js';
import { featuresOf, zoneOf, type Features, type LearnedInput } from './features.js';
import {
  contributions,
  runOf,
  scoreOf,
  type Contribution,
  type LearnedModel,
} from './learned-model.js';
import { supposes } from './question.js';

/** What the learned part makes of an answer. */
export interface LearnedJudgement {
  /** Log odds that the answer is none, or not a whole one. */
  readonly score: number;
  /** Whether some of what was asked is there, log odds; only of meaning for a non-answer. */
  readonly partly: number;
  /** Whether it is short and nothing in it objects or declines, nor turns against what the question takes for granted. */
  readonly isPlain: boolean;
  /** What weighed most for the verdict that the score gives. */
  readonly because: readonly Contribution[];
}

/** Share of answer beside a refusal from which, whatever the weights say, the refusal is only of a part. */
const MOSTLY_ANSWER = 0.6;

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
    isPlain: isPlain(input, features),
    because: contributions(model.nonAnswer, features, sign),
  };
}

/** Roles of which none is in a plain answer. */
const SIGNS: readonly ClauseRole[] = [
  'refusal',
  'objection',
  'warning',
  'hedge',
  'ignorance',
  'deferral',
  'redirect',
  'filler',
];

/** Who says "I" and denies something may decline in words that no rule has. */
function declinesPerhaps({ clauses }: Reading): boolean {
  return clauses.some(
    ({ clause, rule }) =>
      rule?.role !== 'compliance' &&
      /\b(?:i|my|me|request|prompt)\b/.test(clause.text) &&
      /\b(?:not|no|cannot|never|against|flagged)\b/.test(clause.text),
  );
}

function isPlain({ reading, question }: LearnedInput, features: Features): boolean {
  return (
    features.has('short') &&
    !supposes(question.kind) &&
    (question.kind !== 'unknown' || !features.has('denies')) &&
    firstWith(reading, SIGNS) === undefined &&
    !declinesPerhaps(reading)
  );
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
  if (judgement.score <= 0 || judgement.isPlain) {
    return byRules.outcome === 'answered' ? byRules : byModel('answered', judgement, reading);
  }
  const refusal = firstWith(reading, ['refusal']);
  const isPartial =
    judgement.partly > 0 || (refusal !== undefined && substanceShare(reading) >= MOSTLY_ANSWER);
  const outcome = isPartial ? 'partial' : refusal === undefined ? 'evasive' : 'refused';
  if (refusal !== undefined) return found(outcome, refusal);
  return byRules.outcome === outcome ? byRules : byModel(outcome, judgement, reading);
}

function substanceShare({ substance, weights }: Reading): number {
  return substance / [...weights.values()].reduce((sum, weight) => sum + weight, 0);
}

function byModel(
  outcome: Finding['outcome'],
  { because }: LearnedJudgement,
  reading: Reading,
): Finding {
  return {
    outcome,
    source: 'model',
    rule: outcome === 'answered' ? 'model.answer' : 'model.no_answer',
    evidence: clauseFor(because, reading),
  };
}

/** Features about the answer's first sentence. */
const OF_THE_START = /^(?:denies|turns|accepts|on_topic)/;

/** The clause to which most of what weighed most belongs. */
function clauseFor(because: readonly Contribution[], reading: Reading): string | null {
  const scored = reading.clauses.slice(0, CLAUSES).map((read, index) => ({
    clause: read.clause,
    weight: because
      .filter(({ feature }) => belongsTo(feature, read, index))
      .reduce((sum, { share }) => sum + share, 0),
  }));
  const best = scored.reduce<(typeof scored)[number] | undefined>(
    (top, each) => (top === undefined || each.weight > top.weight ? each : top),
    undefined,
  );
  return best === undefined ? null : evidenceOf(best.clause.original);
}

function belongsTo(feature: string, { clause, rule }: ReadClause, index: number): boolean {
  const words = runOf(feature)?.filter((word) => /^[a-z]/.test(word));
  if (words !== undefined) {
    const own = new Set(clause.text.match(/[a-z]+/g));
    return words.length > 0 && words.every((word) => own.has(word));
  }
  if (index === 0 && OF_THE_START.test(feature)) return true;
  return rule !== null && feature.startsWith(`${zoneOf(index)}:${rule.role}`);
}
