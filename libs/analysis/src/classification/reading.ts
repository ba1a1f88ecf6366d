import { CHINESE_RULES } from './chinese-rules.js';
import { clausesOf, READ_LIMIT, type Clause } from './clauses.js';
import { ENGLISH_RULES } from './english-rules.js';
import { FURTHER_RULES } from './further-rules.js';
import { ruleFor, type ClauseRole, type ClauseRule } from './rule.js';

/** A clause, and the rule that speaks of it. */
export interface ReadClause {
  readonly clause: Clause;
  readonly rule: ClauseRule | null;
}

/** A clause of which a rule speaks. */
export interface Match {
  readonly clause: Clause;
  readonly rule: ClauseRule;
}

/** An answer as the rules read it. */
export interface Reading {
  readonly clauses: readonly ReadClause[];
  /** Weight of the clauses that can be the answer, and of what rules do not read: code units, of which a Han character has three. */
  readonly substance: number;
  /** Weight of the clauses by role. */
  readonly weights: ReadonlyMap<ClauseRole, number>;
}

/** Clauses with these roles may well be the answer: the rule only says how it begins or what it is about. */
const MAY_ANSWER: ReadonlySet<ClauseRole> = new Set(['compliance', 'incoherence']);

/**
 * Reads the first {@link READ_LIMIT} code units of an answer, clause by clause. The time is linear in that bound; beyond
 * it only white space at the ends is looked at.
 */
export function readAnswer(text: string, language: string | null): Reading {
  const rules = rulesFor(language);
  const clauses = clausesOf(text).map((clause) => ({ clause, rule: ruleFor(clause, rules) ?? null }));
  const unread = Math.max(0, text.trim().length - READ_LIMIT);
  const answering = clauses.filter(({ rule }) => rule === null || MAY_ANSWER.has(rule.role));
  const substance = answering.reduce((sum, { clause }) => sum + weightOf(clause.text), unread);
  return { clauses, substance, weights: weightsOf(clauses) };
}

function weightsOf(clauses: readonly ReadClause[]): ReadonlyMap<ClauseRole, number> {
  const weights = new Map<ClauseRole, number>();
  for (const { clause, rule } of clauses) {
    if (rule === null) continue;
    weights.set(rule.role, (weights.get(rule.role) ?? 0) + weightOf(clause.text));
  }
  return weights;
}

/** The first clause with one of the roles. */
export function firstWith(reading: Reading, roles: readonly ClauseRole[]): Match | undefined {
  return reading.clauses.find((each): each is Match => each.rule !== null && roles.includes(each.rule.role));
}

function weightOf(text: string): number {
  return text.length + 2 * (text.match(/\p{Script=Han}/gu)?.length ?? 0);
}

/** All languages are tried, because models also answer in another language than the question's. */
function rulesFor(language: string | null): readonly ClauseRule[] {
  const family = language?.toLowerCase().slice(0, 2);
  if (family === 'zh') return CHINESE_FIRST;
  return family === undefined || family === 'en' ? ENGLISH_FIRST : FURTHER_FIRST;
}

const ENGLISH_FIRST = [...ENGLISH_RULES, ...CHINESE_RULES, ...FURTHER_RULES];
const CHINESE_FIRST = [...CHINESE_RULES, ...ENGLISH_RULES, ...FURTHER_RULES];
const FURTHER_FIRST = [...FURTHER_RULES, ...ENGLISH_RULES, ...CHINESE_RULES];
