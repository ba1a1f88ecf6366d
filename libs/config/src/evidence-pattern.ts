import { z } from 'zod';
import { must } from './validate.js';

const MAX_LENGTH = 200;
const MAX_GROUPS = 3;
const MAX_BARS = 12;
const MAX_OPTIONALS = 3;
/** Looking for a start is a repetition, too. */
const MAX_REPEATS = { anchored: 2, unanchored: 1 } as const;
const PLACEHOLDER = '{region}';

const rule = must(
  `a regular expression of 1 to ${MAX_LENGTH} characters, in which {region} stands for the region's id`,
);
const TOO_COMPLEX =
  `must be a simple regular expression, which no text makes slow: at most ${MAX_GROUPS} groups, none of them repeated, ` +
  `${MAX_BARS} of "|", ${MAX_OPTIONALS} of "?", and one of "*", "+" and "{n,m}", or two when it starts with "^"`;

/** A pattern for evidence, as it stands in the file. */
export const evidencePattern = z
  .string(rule)
  .min(1, rule)
  .max(MAX_LENGTH, rule)
  .refine(isRegularExpression, { ...rule, abort: true })
  .refine(isSimple, { error: TOO_COMPLEX });

/** The pattern for one region. An id is letters, digits and `-`, which mean themselves outside of a class. */
export function patternFor(region: string, pattern: string): string {
  return pattern.replaceAll(PLACEHOLDER, region);
}

function isRegularExpression(pattern: string): boolean {
  if (tokensOf(pattern).some((token) => token.startsWith('[') && token.includes(PLACEHOLDER))) {
    return false;
  }
  try {
    return new RegExp(patternFor('a-region', pattern), 'iu').source !== '';
  } catch {
    // What the engine says of it would repeat the value.
    return false;
  }
}

/** Escapes and classes are whole tokens: what is in them is no syntax. */
const TOKEN = /\\.|\[(?:\\.|[^\]\\])*\]|\{region\}|\{\d+(?:,\d*)?\}|./gsu;
const FIXED = /^\{\d+\}$/;
const QUANTIFIER = /^(?:[*+?]|\{\d+(?:,\d*)?\})$/;

function tokensOf(pattern: string): string[] {
  return pattern.match(TOKEN) ?? [];
}

/**
 * Evidence comes from providers, and some patterns take for ever on some texts. Those that are allowed are decided in less
 * than a second, whatever they are held against; nearly all in microseconds.
 */
function isSimple(pattern: string): boolean {
  const tokens = tokensOf(pattern);
  const count = (wanted: string): number => tokens.filter((token) => token === wanted).length;
  const quantifiers = quantifiersOf(tokens);
  const optionals = quantifiers.filter(({ token }) => token === '?');
  const repeats = quantifiers.filter(({ token }) => token !== '?' && !FIXED.test(token));
  return (
    count('(') <= MAX_GROUPS &&
    count('|') <= MAX_BARS &&
    quantifiers.every(({ token, before }) => before !== ')' || token === '?') &&
    optionals.length <= MAX_OPTIONALS &&
    repeats.length <= MAX_REPEATS[isAnchored(tokens) ? 'anchored' : 'unanchored']
  );
}

interface Quantifier {
  readonly token: string;
  /** The token that it is about. */
  readonly before: string;
}

function quantifiersOf(tokens: readonly string[]): Quantifier[] {
  return tokens.flatMap((token, index) => {
    const before = tokens[index - 1] ?? '';
    // "(?" opens a special group, and "?" behind a quantifier makes it lazy.
    const isSyntax = token === '?' && (before === '(' || QUANTIFIER.test(before));
    return QUANTIFIER.test(token) && !isSyntax ? [{ token, before }] : [];
  });
}

/** Whether all alternatives begin at the start of the text. */
function isAnchored(tokens: readonly string[]): boolean {
  let depth = 0;
  for (const token of tokens) {
    if (token === '(') depth += 1;
    if (token === ')') depth -= 1;
    if (token === '|' && depth === 0) return false;
  }
  return tokens[0] === '^';
}
