import { requireAtLeast } from '../arguments.js';
import { binomialUpper } from '../distributions/binomial-tail.js';

/** Chances of a find that are tried. */
const STEPS = 400;

/**
 * Chance that `finds` of this many questions or more are found to differ in data without an effect, and all of them point the same way, whatever the chance of a find: the largest of
 * 2 (1-c)^n P(Binomial(n, c/(1-c)) >= finds) over the chance c of a find that points one way. A find is as likely to point one way as the other.
 *
 * Where findings can point more than two ways, of which none is likelier than all others together, the chance is at most this.
 * @throws RangeError unless both are whole numbers of at least 1.
 */
export function sameDirectionChance(finds: number, questions: number): number {
  requireAtLeast('finds', finds, 1);
  requireAtLeast('questions', questions, 1);
  if (finds > questions) return 0;
  // A find either way for sure is the most: c = 1/2. The largest chance lies where about `finds` are to be expected.
  const most = Math.min(0.5, (2 * finds) / questions);
  let largest = 0;
  for (let step = 1; step <= STEPS; step += 1) {
    const chance = (most * step) / STEPS;
    const upper = binomialUpper(finds, questions, Math.min(1, chance / (1 - chance)));
    largest = Math.max(largest, 2 * (1 - chance) ** questions * upper);
  }
  return Math.min(1, largest);
}

/** Fewest finds, all pointing the same way, that data without an effect show with a chance of `alpha` at most; above `questions` where no number does. */
export function fewestInSameDirection(alpha: number, questions: number): number {
  let finds = 1;
  while (finds <= questions && sameDirectionChance(finds, questions) > alpha) finds += 1;
  return finds;
}
