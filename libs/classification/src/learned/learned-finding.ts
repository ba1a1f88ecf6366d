import { evidenceOf, type Finding } from '../rules/finding.js';
import { firstWith, type ReadClause, type Reading } from '../rules/reading.js';
import type { ClauseRole } from '../rules/rule.js';
import { featuresOf, type Features, type LearnedInput, zoneOf } from './features.js';
import {
  contributions,
  scoreOf,
  weightOfRuns,
  type Contribution,
  type LanguagePart,
} from './learned-model.js';
import { supposes } from '../request/question.js';
import { formOf, readRequest } from '../request/request.js';
import { characterRuns, wordRuns } from './runs.js';

/** What the learned part makes of an answer. */
interface LearnedJudgement {
  /** Log odds that the answer is withheld. */
  readonly score: number;
  /** Whether that is enough to call it withheld. */
  readonly isWithheld: boolean;
  /** Whether some of what was asked is there, log odds; only of meaning for a withheld answer. */
  readonly partly: number;
  /** Finds the clause that weighed most for what the score says; null where there is none. It takes as long as the judgement itself. */
  readonly because: () => string | null;
}

/** Clauses among which evidence is looked for. */
const CLAUSES = 40;

/** Scores an answer in a language with a learned part. */
export function judge(input: LearnedInput, part: LanguagePart): LearnedJudgement {
  const features = featuresOf(input);
  const { factor, shift, threshold } = part.scales[features.form];
  const score = factor * scoreOf(part.withheld, features) + shift;
  const isWithheld = score > threshold && !isPlain(input, features);
  return {
    score,
    isWithheld,
    partly: scoreOf(part.partly, features),
    because: () => clauseFor(input, part, features, isWithheld ? 1 : -1),
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
function mayDecline({ clauses }: Reading): boolean {
  return clauses.some(
    ({ clause, rule }) =>
      rule?.role !== 'compliance' &&
      /\b(?:i|my|me|request|prompt)\b/.test(clause.text) &&
      /\b(?:not|no|cannot|never|against|flagged)\b/.test(clause.text),
  );
}

/** Code units of a short Chinese answer. */
const SHORT_CHINESE = 80;

/**
 * Whether the learned part has seen answers of that kind. In Chinese those are answers to requests: without one, and where it is asked
 * whether something is so, the official line may well be the answer; and short answers to questions are left to the rules.
 */
export function isInTrainingDomain({ language, asked, question, text }: LearnedInput): boolean {
  if (language === 'en') return true;
  const request = readRequest(asked);
  if (request === null) return false;
  if (formOf(request) === 'text') return true;
  return question.kind !== 'truth' && text.length >= SHORT_CHINESE;
}

/** Whether an English answer to a question is short, supposes nothing, and nothing in it objects or declines. */
function isPlain(
  { reading, question, language }: LearnedInput,
  { named, form }: Features,
): boolean {
  return (
    language === 'en' &&
    form === 'question' &&
    named.has('start:short') &&
    !supposes(question.kind) &&
    (question.kind !== 'unknown' || !named.has('start:denies')) &&
    firstWith(reading, SIGNS) === undefined &&
    !mayDecline(reading)
  );
}

/**
 * The finding that a judgement gives: what the rules say where something is declined; else `answered`, `partial` when some of what was
 * asked is there, or `evasive` when none of it is. Where the rules say the same of the answer, it is theirs.
 */
export function learnedFinding(judgement: LearnedJudgement, byRules: Finding): Finding {
  if (isRefusal(byRules)) return byRules;
  if (!judgement.isWithheld) {
    return byRules.outcome === 'answered' ? byRules : byModel('answered', judgement);
  }
  const outcome = judgement.partly > 0 ? 'partial' : 'evasive';
  return byRules.outcome === outcome ? byRules : byModel(outcome, judgement);
}

/** Whether the rules found that something is declined: of all that was asked, or of a part. */
function isRefusal({ rule }: Finding): boolean {
  return rule?.includes('.refusal.') ?? false;
}

function byModel(outcome: Finding['outcome'], { because }: LearnedJudgement): Finding {
  return {
    outcome,
    source: 'model',
    rule: outcome === 'answered' ? 'model.answer' : 'model.no_answer',
    evidence: because(),
  };
}

/** Features about the answer's first sentence. */
const OF_THE_START = /^start:(?:denies|turns|accepts|on_topic)/;

/** The clause whose runs, role and place weighed most for (1) or against (-1) an answer that is withheld. */
function clauseFor(
  { reading, language, question }: LearnedInput,
  { withheld }: LanguagePart,
  features: Features,
  sign: 1 | -1,
): string | null {
  const named = contributions(withheld, features, sign);
  const scored = reading.clauses.slice(0, CLAUSES).map((read, index) => {
    const { text } = read.clause;
    const runs = language === 'zh' ? characterRuns(text) : wordRuns(text, question.topic);
    return { read, weight: sign * weightOfRuns(withheld, runs) + namedWeight(named, read, index) };
  });
  const best = scored.reduce<(typeof scored)[number] | undefined>(
    (top, each) => (top === undefined || each.weight > top.weight ? each : top),
    undefined,
  );
  return best === undefined ? null : evidenceOf(best.read.clause.original);
}

function namedWeight(named: readonly Contribution[], { rule }: ReadClause, index: number): number {
  const own = named.filter(
    ({ feature }) =>
      (index === 0 && OF_THE_START.test(feature)) ||
      (rule !== null && feature.startsWith(`start:${zoneOf(index)}:${rule.role}`)),
  );
  return own.reduce((sum, { share }) => sum + share, 0);
}
