import type { Outcome } from '@beacon/domain';
import { refusalIn } from './refusal.js';
import { demands, supposes, type Question } from '../request/question.js';
import { firstWith, type Match, type Reading } from './reading.js';

/** What one layer of the classifier found. */
export interface Finding {
  readonly outcome: Outcome;
  /** `provider` when the provider itself said so or sent no answer, `rules` when a rule about the text did, `model` when only the learned part saw it so. */
  readonly source: 'provider' | 'rules' | 'model';
  /** Id of the rule that decided, such as `en.refusal.inability`; null when no rule spoke, so the text counts as an answer. */
  readonly rule: string | null;
  /** The clause that the rule matched, as the model wrote it, at most {@link EVIDENCE_LIMIT} characters; null without a clause. */
  readonly evidence: string | null;
}

/** Longest evidence, in UTF-16 code units. */
export const EVIDENCE_LIMIT = 200;

/** Cuts a clause to the evidence limit without splitting a character in two. */
export function evidenceOf(clause: string): string {
  const cut = clause.trim().slice(0, EVIDENCE_LIMIT);
  return /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut;
}

/** Weight of answer up to which "see other sources" replaces the answer. */
const BRIEF_ANSWER = 200;

/** Weight of answer up to which "there are many views" replaces it. */
const MANY_VIEWS = 25;

/** Weight below which nothing was said. */
const NOTHING = 15;

/** What the rules alone say of an answer to a question, whose words are `asked`. */
export function textFinding(reading: Reading, question: Question, asked: string | null): Finding {
  const refusal = refusalIn(reading, asked);
  if (refusal !== null) {
    return found(refusal.extent === 'whole' ? 'refused' : 'partial', refusal.match);
  }
  const deferral = firstWith(reading, ['deferral']);
  if (deferral !== undefined && reading.substance <= replacedBy(deferral)) {
    return found(reading.substance < NOTHING ? 'evasive' : 'partial', deferral);
  }
  const empty = firstWith(reading, ['hedge', 'ignorance']);
  if (empty !== undefined && reading.substance < NOTHING) return found('evasive', empty);
  const objection = firstWith(reading, ['objection', 'redirect', 'warning']);
  if (objection !== undefined && objectsOnly(reading, question)) return found('evasive', objection);
  return { outcome: 'answered', source: 'rules', rule: null, evidence: null };
}

/** Weight of answer up to which a deferral replaces it. That there are many views is said in the midst of answers, too. */
function replacedBy({ rule }: Match): number {
  return rule.id.endsWith('.many_views') ? MANY_VIEWS : BRIEF_ANSWER;
}

/** Whether an answer to a request, or to a question that takes something for granted, has more of objection in it than of answer. */
function objectsOnly({ weights, substance }: Reading, { kind }: Question): boolean {
  const roles = ['objection', 'redirect', 'warning'] as const;
  const against = roles.reduce((sum, role) => sum + (weights.get(role) ?? 0), 0);
  return (demands(kind) || supposes(kind)) && against >= substance;
}

/** A finding of the rules, with the clause as its evidence. */
function found(outcome: Finding['outcome'], { clause, rule }: Match): Finding {
  return { outcome, source: 'rules', rule: rule.id, evidence: evidenceOf(clause.original) };
}

/** Roles whose clauses say so much that, where nothing else is said, the learned part need not be asked. */
const DECISIVE = /\.(?:refusal|deferral|hedge|ignorance)\./;

const GARBLED = 'zh.garbled';

/** The finding for a text that falls apart, with the place where it does as its evidence. */
export function garbledFinding(place: string): Finding {
  return { outcome: 'evasive', source: 'rules', rule: GARBLED, evidence: evidenceOf(place) };
}

/** Whether a finding of the rules stands, whatever the learned part would say: a non-answer in which hardly anything else is said. */
export function isDecisive({ outcome, rule }: Finding, reading: Reading): boolean {
  if (rule === GARBLED) return true;
  if (rule === null || !DECISIVE.test(rule) || reading.weights.has('incoherence')) return false;
  return (
    outcome === 'refused' ||
    outcome === 'evasive' ||
    (outcome === 'partial' && rule.includes('.deferral.'))
  );
}
