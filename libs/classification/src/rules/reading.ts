import { CHINESE_RULES } from './chinese-rules.js';
import { clausesOf, HEAD_LIMIT, speaksOfRequest, unreadOf, type Clause } from '../text/clauses.js';
import { ENGLISH_RULES } from './english-rules.js';
import { languageOf } from '../text/language.js';
import { FURTHER_RULES } from './further-rules.js';
import type { ClauseRole, ClauseRule } from './rule.js';

/** A clause, and the rule that speaks of it. */
export interface ReadClause {
  readonly clause: Clause;
  readonly rule: ClauseRule | null;
  /** In code units, of which a Han character has three. */
  readonly weight: number;
}

/** A clause of which a rule speaks. */
export interface Match extends ReadClause {
  readonly rule: ClauseRule;
}

/** An answer as the rules read it. */
export interface Reading {
  readonly clauses: readonly ReadClause[];
  /** Code units between the beginning and the end, which rules do not read: they count as answer. */
  readonly unread: number;
  /** Weight of the clauses that can be the answer, and of what rules do not read: code units, of which a Han character has three. */
  readonly substance: number;
  /** Weight of the clauses by role; `null` is the weight of those without one, and of what rules do not read. */
  readonly weights: ReadonlyMap<ClauseRole | null, number>;
}

/** Clauses with these roles may well be the answer: the rule only says how it begins or what it is about. */
const MAY_ANSWER: ReadonlySet<ClauseRole> = new Set(['compliance', 'incoherence', 'warning']);

/**
 * Reads the beginning and the end of an answer, clause by clause. The time is linear in the bounds of the two; of what lies between
 * only the length is known.
 * @param asked BCP 47 language of the question, whose rules are tried first.
 * @param written language of the answer, as `languageOf` tells it.
 */
export function readAnswer(
  text: string,
  asked: string | null,
  written: string | null = languageOf(text),
): Reading {
  const rules = rulesFor(text.slice(0, HEAD_LIMIT), asked, written);
  const clauses = clausesOf(text).map((clause) => ({
    clause,
    rule: ruleFor(clause, rules) ?? null,
    weight: weightOf(clause.text),
  }));
  const unread = unreadOf(text);
  return {
    clauses,
    unread,
    substance: clauses.reduce((sum, read) => sum + substanceOf(read), unread),
    weights: weightsOf(clauses, unread),
  };
}

/** The first rule that speaks of a clause: order is precedence. Who is made to speak in a text declines nothing that was asked. */
function ruleFor(clause: Clause, rules: readonly ClauseRule[]): ClauseRule | undefined {
  return rules.find(
    (rule) =>
      rule.pattern.test(clause.text) &&
      !(rule.unless?.test(clause.text) ?? false) &&
      (rule.when?.(clause) ?? true) &&
      !(clause.voiced && isOfOneself(rule, clause) && !speaksOfRequest(clause.text)),
  );
}

/** Whether a rule takes a clause for what the model itself does: who is made to speak in a text is somebody else. */
function isOfOneself({ role }: ClauseRule, { text }: Clause): boolean {
  return role === 'refusal' || (role === 'objection' && /\bi\b|我(?!国)/.test(text));
}

function weightsOf(
  clauses: readonly ReadClause[],
  unread: number,
): ReadonlyMap<ClauseRole | null, number> {
  const weights = new Map<ClauseRole | null, number>();
  if (unread > 0) weights.set(null, unread);
  for (const { rule, weight } of clauses) {
    const role = rule?.role ?? null;
    weights.set(role, (weights.get(role) ?? 0) + weight);
  }
  return weights;
}

/** The first clause with one of the roles. */
export function firstWith(reading: Reading, roles: readonly ClauseRole[]): Match | undefined {
  return reading.clauses.find(
    (each): each is Match => each.rule !== null && roles.includes(each.rule.role),
  );
}

/** Weight of a clause that can be the answer; 0 of others. */
export function substanceOf({ rule, weight }: ReadClause): number {
  return rule === null || MAY_ANSWER.has(rule.role) ? weight : 0;
}

function weightOf(text: string): number {
  return text.length + 2 * (text.match(/[\u3400-\u9fff]/g)?.length ?? 0);
}

/**
 * All languages are tried that the text's letters permit, the question's first: models also answer in another one. The further ones
 * are spared English and Chinese texts.
 */
function rulesFor(
  text: string,
  asked: string | null,
  written: string | null,
): readonly ClauseRule[] {
  const isChinese = (asked?.toLowerCase().startsWith('zh') ?? false) || written === 'zh';
  const chinese = /[\u3400-\u9fff]/.test(text) ? CHINESE_RULES : [];
  const english = /[a-z\uff21-\uff5a]/i.test(text) ? ENGLISH_RULES : [];
  const further = written === 'en' || written === 'zh' ? [] : FURTHER_RULES;
  return isChinese ? [...chinese, ...english, ...further] : [...english, ...chinese, ...further];
}
