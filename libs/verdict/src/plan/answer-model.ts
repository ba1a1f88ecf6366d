import { normalLower, normalQuantile, latentCorrelation } from '@beacon/statistics';
import type { PowerAssumptions } from './input.js';

/**
 * How an effect may look. `shift`: every question is a little likelier to bring the event in one region, those on the edge most. `whole_questions`: some questions bring
 * it always in that region and never elsewhere, the others are as likely to everywhere.
 */
export const EFFECTS = ['shift', 'whole_questions'] as const;
export type Effect = (typeof EFFECTS)[number];

/** Chances of 0 to R events among R repeats in one region, for each of many kinds of question that are equally frequent. */
export type CountChances = readonly Float64Array[];

/** What a question does in the region that differs and in any other, for the same kinds of question. */
export interface QuestionChances {
  readonly repeats: number;
  readonly raised: CountChances;
  readonly base: CountChances;
  /** Share of questions, of any sort, that bring the event every time in the region that differs and never elsewhere. */
  readonly flipped: number;
}

/** Sorts of question, and of region given the question. */
const SORTS = 80;
const PLACES = 40;
/** Repeats beyond which more of them change nothing that a plan could see. */
const MOST_REPEATS = 40;

/**
 * The model of answers behind a plan: an answer is an event when question + (question in this region) + chance, each normal, stays below a threshold; a region with
 * a higher rate has a higher one. So questions that nobody would refuse anywhere do not move, as in life. `betweenRegions` and `betweenRepeats` are correlations of answers at the
 * base rate; the correlations of the normal scale behind them are solved for. Question and region are summed out over equally likely points.
 */
export function questionChances(
  effect: Effect,
  difference: number,
  repeats: number,
  { baseRate, betweenRegions, betweenRepeats }: PowerAssumptions,
): QuestionChances {
  const shares = {
    question: latentCorrelation(baseRate, betweenRegions),
    repeated: latentCorrelation(baseRate, betweenRepeats),
  };
  const asked = Math.min(repeats, MOST_REPEATS);
  const base = countChances(baseRate, asked, shares);
  if (effect === 'whole_questions')
    return { repeats: asked, raised: base, base, flipped: difference };
  const raised = countChances(Math.min(1, baseRate + difference), asked, shares);
  return { repeats: asked, raised, base, flipped: 0 };
}

/** Shares of the normal scale that are the question's, and the question's with its region. */
interface Shares {
  readonly question: number;
  readonly repeated: number;
}

function countChances(rate: number, repeats: number, { question, repeated }: Shares): CountChances {
  const threshold = rate >= 1 ? Infinity : normalQuantile(rate);
  const inRegion = Math.max(0, repeated - question);
  const chance = Math.max(1e-9, 1 - Math.max(repeated, question));
  return Array.from({ length: SORTS }, (_, sort) => {
    const chances = new Float64Array(repeats + 1);
    const own = Math.sqrt(question) * pointOf(sort, SORTS);
    for (let place = 0; place < PLACES; place += 1) {
      const here = own + Math.sqrt(inRegion) * pointOf(place, PLACES);
      addBinomial(chances, normalLower((threshold - here) / Math.sqrt(chance)), 1 / PLACES);
    }
    return chances;
  });
}

/** The middle of one of several equally likely parts of the normal distribution. */
function pointOf(part: number, parts: number): number {
  return normalQuantile((part + 0.5) / parts);
}

function addBinomial(chances: Float64Array, rate: number, weight: number): void {
  const repeats = chances.length - 1;
  const [likelier, turned] = rate <= 0.5 ? [rate, false] : [1 - rate, true];
  let term = weight * (1 - likelier) ** repeats;
  for (let events = 0; events <= repeats; events += 1) {
    const at = turned ? repeats - events : events;
    chances[at] = (chances[at] ?? 0) + term;
    term *= ((repeats - events) / (events + 1)) * (likelier / (1 - likelier));
  }
}
