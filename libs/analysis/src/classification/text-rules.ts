import type { Outcome } from '@beacon/domain';
import { CHINESE_RULES } from './chinese-rules.js';
import { clausesOf, READ_LIMIT, type Clause } from './clauses.js';
import { ENGLISH_RULES } from './english-rules.js';
import { ruleFor, type ClauseRole, type ClauseRule } from './rule.js';
import { evidenceOf, type Finding } from './finding.js';

/** Weight of answer beside a refusal from which the refusal is only of a part. A Han character weighs three. */
const REAL_ANSWER = 60;

/** Weight of answer up to which "see other sources" replaces the answer. */
const BRIEF_ANSWER = 200;

/** Weight below which nothing was said. */
const NOTHING = 15;

interface Match {
  readonly clause: Clause;
  readonly rule: ClauseRule;
}

interface Reading {
  readonly matches: readonly Match[];
  /** Weight of the clauses of which no rule speaks, and of what rules do not read. */
  readonly substance: number;
}

/**
 * What the words of an answer say happened. Rules read the first {@link READ_LIMIT} code units, clause by clause; the
 * time is linear in that bound, and beyond it only white space at the ends is looked at.
 */
export function textFinding(text: string, language: string | null): Finding {
  const reading = read(text, rulesFor(language));
  const refusal = firstOf(reading, ['refusal']);
  if (refusal !== undefined) return refusalFinding(refusal, reading.substance);
  const deferral = firstOf(reading, ['deferral']);
  if (deferral !== undefined && reading.substance <= BRIEF_ANSWER) {
    return found(reading.substance < NOTHING ? 'evasive' : 'partial', deferral);
  }
  const hedge = firstOf(reading, ['hedge', 'ignorance']);
  if (hedge !== undefined && reading.substance < NOTHING) return found('evasive', hedge);
  return { outcome: 'answered', source: 'rules', rule: null, evidence: null };
}

/** All languages are tried, because models also answer in another language than the question's. */
function rulesFor(language: string | null): readonly ClauseRule[] {
  return language?.toLowerCase().startsWith('zh')
    ? [...CHINESE_RULES, ...ENGLISH_RULES]
    : [...ENGLISH_RULES, ...CHINESE_RULES];
}

function read(text: string, rules: readonly ClauseRule[]): Reading {
  const matches: Match[] = [];
  let substance = Math.max(0, text.trim().length - READ_LIMIT);
  for (const clause of clausesOf(text)) {
    const rule = ruleFor(clause, rules);
    if (rule === undefined) substance += weightOf(clause.text);
    else matches.push({ clause, rule });
  }
  return { matches, substance };
}

function weightOf(text: string): number {
  return text.length + 2 * (text.match(/\p{Script=Han}/gu)?.length ?? 0);
}

function firstOf(reading: Reading, roles: readonly ClauseRole[]): Match | undefined {
  return reading.matches.find((match) => roles.includes(match.rule.role));
}

function refusalFinding(refusal: Match, substance: number): Finding {
  return found(substance >= REAL_ANSWER ? 'partial' : 'refused', refusal);
}

function found(outcome: Outcome, { clause, rule }: Match): Finding {
  return { outcome, source: 'rules', rule: rule.id, evidence: evidenceOf(clause.original) };
}
