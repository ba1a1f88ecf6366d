import { requireInnerFraction } from '../arguments.js';
import { conditionalOddsInterval, conditionalOddsRatio } from './conditional-odds-ratio.js';
import { hypergeometricTails } from '../distributions/hypergeometric-tails.js';
import { DEFAULT_LEVEL, type Interval } from '../interval.js';
import { isInformative, requireTable, type Table2x2 } from './two-by-two.js';

/** Fisher's exact test of one table. */
interface FisherTest {
  /** Two-sided. */
  readonly p: number;
  /** One-sided, against an odds ratio above 1. */
  readonly greater: number;
  /** One-sided, against an odds ratio below 1. */
  readonly less: number;
  /** Conditional maximum likelihood; 0 or Infinity at the ends, null when a margin is empty. */
  readonly oddsRatio: number | null;
  /** Exact conditional interval; 0 to Infinity when a margin is empty. */
  readonly interval: Interval;
}

/**
 * Fisher's exact test (1935) of two independent arms, all margins fixed. Two-sided p: chances of all tables not
 * likelier than the observed one (relative tolerance 1e-7, as in R). The odds ratio is the conditional maximum
 * likelihood estimate, not ad/bc. Right for counts of a million.
 *
 * Answers to the same questions are paired, for which this is the wrong test; it is right for missing cells by region.
 * With an empty margin every p is 1. `count` of the table is not used.
 * @throws RangeError for a cell that is not a whole number of at least 0, a level outside 0 to 1.
 */
export function fisherExact(table: Table2x2, level = DEFAULT_LEVEL): FisherTest {
  requireTable('table', table);
  requireInnerFraction('level', level);
  if (!isInformative(table)) {
    return { p: 1, greater: 1, less: 1, oddsRatio: null, interval: { low: 0, high: Infinity } };
  }
  const { a, b, c, d } = table;
  const margins = { first: a + b, second: c + d, events: a + c };
  const { lower, upper, twoSided } = hypergeometricTails(a, margins);
  return {
    p: twoSided,
    greater: upper,
    less: lower,
    oddsRatio: conditionalOddsRatio(a, margins),
    interval: conditionalOddsInterval(a, margins, level),
  };
}
