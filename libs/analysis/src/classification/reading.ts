import { CHINESE_RULES } from './chinese-rules.js';
import { clausesOf, READ_LIMIT, type Clause } from './clauses.js';
import { ENGLISH_RULES } from './english-rules.js';
import { isEnglish } from './english.js';
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
  /** Weight of the clauses by role; `null` is the weight of those without one, and of what rules do not read. */
  readonly weights: ReadonlyMap<ClauseRole | null, number>;
}

/** Clauses with these roles may well be the answer: the rule only says how it begins or what it is about. */
const MAY_ANSWER: ReadonlySet<ClauseRole> = new Set(['compliance', 'incoherence', 'warning']);

/**
 * Reads the first {@link READ_LIMIT} code units of an answer, clause by clause. The time is linear in that bound; beyond
 * it only white space at the ends is looked at.
 */
export function readAnswer(text: string, language: string | null): Reading {
  const rules = rulesFor(text.slice(0, READ_LIMIT), language);
  const clauses = clausesOf(text).map((clause) => ({
    clause,
    rule: ruleFor(clause, rules) ?? null,
  }));
  const unread = Math.max(0, text.trim().length - READ_LIMIT);
  const answering = clauses.filter(({ rule }) => rule === null || MAY_ANSWER.has(rule.role));
  const substance = answering.reduce((sum, { clause }) => sum + weightOf(clause.text), unread);
  return { clauses, substance, weights: weightsOf(clauses, unread) };
}

function weightsOf(
  clauses: readonly ReadClause[],
  unread: number,
): ReadonlyMap<ClauseRole | null, number> {
  const weights = new Map<ClauseRole | null, number>();
  if (unread > 0) weights.set(null, unread);
  for (const { clause, rule } of clauses) {
    const role = rule?.role ?? null;
    weights.set(role, (weights.get(role) ?? 0) + weightOf(clause.text));
  }
  return weights;
}

/** The first clause with one of the roles. */
export function firstWith(reading: Reading, roles: readonly ClauseRole[]): Match | undefined {
  return reading.clauses.find(
    (each): each is Match => each.rule !== null && roles.includes(each.rule.role),
  );
}

function weightOf(text: string): number {
  return text.length + 2 * (text.match(/\p{Script=Han}/gu)?.length ?? 0);
}

/**
 * All languages are tried that the text's letters permit, the question's first: models also answer in another one. The further ones
 * are spared an English text.
 */
function rulesFor(text: string, language: string | null): readonly ClauseRule[] {
  const isChinese = language?.toLowerCase().startsWith('zh') ?? false;
  const chinese = /\p{Script=Han}/u.test(text) ? CHINESE_RULES : [];
  const english = /[a-z]/i.test(text.normalize('NFKC')) ? ENGLISH_RULES : [];
  const further = isEnglish(text) ? [] : FURTHER_RULES;
  return isChinese ? [...chinese, ...english, ...further] : [...english, ...chinese, ...further];
}
