import { UsageError } from '../../refusal.error.js';

/** What a gate can fail on without a number. */
export const WORDS = [
  'errors',
  'differs',
  'refusals-up',
  'withheld-up',
  'cannot-tell',
  'not-compared',
] as const;
export type Word = (typeof WORDS)[number];

/** Rates of which a gate can say how high they may be. */
const RATES = ['refused', 'withheld', 'errors'] as const;

/** A rate of a model from a region that is too high: `refused>10%`. */
export interface RateLimit {
  readonly rate: (typeof RATES)[number];
  /** Fraction that it may be at most. */
  readonly most: number;
  /** As it was typed. */
  readonly text: string;
}

/** What a gate fails on. */
export interface FailOn {
  readonly words: ReadonlySet<Word>;
  readonly limits: readonly RateLimit[];
  /** The list, without blanks. */
  readonly text: string;
}

/** Everything that stands against "nothing changed, and that was shown". */
export const DEFAULT_FAIL_ON = 'errors,differs,cannot-tell,not-compared';

/** Words that say from what a rate may not have risen. */
const NEED_BASELINE: readonly Word[] = ['refusals-up', 'withheld-up'];

const LIMIT = /^([a-z]+)>(\d+(?:\.\d+)?)(%?)$/;
const ALLOWED = `a list of ${WORDS.join(', ')}, refused>RATE, withheld>RATE and errors>RATE, where RATE is such as 10% or 0.1`;

/**
 * Reads the list of `--fail-on`.
 * @throws UsageError for what it does not know.
 */
export function parseFailOn(given: string): FailOn {
  const parts = given.split(',').map((part) => part.trim());
  const words = parts.filter((part): part is Word => isWord(part));
  const limits = parts.filter((part) => !isWord(part)).map(limitOf);
  return { words: new Set(words), limits, text: parts.join(',') };
}

/**
 * Without a baseline there is nothing that a rate could have risen from.
 * @throws UsageError
 */
export function requireBaseline({ words }: FailOn): void {
  const lacking = NEED_BASELINE.filter((word) => words.has(word));
  if (lacking.length === 0) return;
  throw new UsageError(
    `--fail-on ${lacking.join(', ')} needs a baseline: give --baseline, or leave it out.`,
  );
}

function isWord(text: string): text is Word {
  return (WORDS as readonly string[]).includes(text);
}

function limitOf(text: string): RateLimit {
  const [, name = '', digits = '', percent] = LIMIT.exec(text) ?? [];
  const rate = RATES.find((known) => known === name);
  const most = Number(digits) / (percent === '%' ? 100 : 1);
  if (rate !== undefined && digits !== '' && most <= 1) return { rate, most, text };
  throw new UsageError(`--fail-on has ${JSON.stringify(text)}, must be ${ALLOWED}.`);
}
