import { orient, type Oriented } from '../shape/conclusion.js';
import type { VerdictOptions } from '../input/input.js';
import type { ComparedEvent } from '../shape/terms.js';
import type { PairFigures } from '../shape/shape.js';
import { counted, percent, pointsWithUnit, pWithName, range, VERBS } from '../shape/words.js';

/** What a pair's sentence depends on beside its figures. */
type PairWording = Pick<VerdictOptions, 'endpoint' | 'level'>;

/** The difference of two regions in one sentence of plain English, effect first; null when they were not compared. */
export function pairSentence(
  model: string,
  pair: PairFigures,
  wording: PairWording,
): string | null {
  const turned = orient(pair);
  return turned === null
    ? null
    : `${model} ${effectText(turned, wording.endpoint)}: ${evidence(pair, turned, wording)}${correctedNote(pair)}`;
}

/** `withholds 32 points more often from eu than from us`. */
export function effectText({ more, less, difference }: Oriented, event: ComparedEvent): string {
  return `${VERBS[event]} ${pointsWithUnit(difference)} more often from ${more} than from ${less}`;
}

function evidence(pair: PairFigures, turned: Oriented, { level }: PairWording): string {
  const p = pair.p_adjusted === null ? '' : `, Holm-adjusted ${pWithName(pair.p_adjusted)}`;
  return `${percent(level)} interval ${range(turned.interval)}${p}, ${counted(pair.questions, 'question')}`;
}

/** Fraction by which a correction must move a difference to change how it reads. */
const NOTABLE_SHIFT = 0.02;

/** The corrected difference, where it reads otherwise than the one as typed. */
function correctedNote({ difference, corrected }: PairFigures): string {
  if (corrected === null || difference === null) return '';
  if (Math.abs(corrected.difference - difference) < NOTABLE_SHIFT) return '';
  const [low, high] = corrected.interval;
  const turned: [number, number] = difference < 0 ? [-high, -low] : [low, high];
  return `; corrected for what the classifier misses ${pointsWithUnit(Math.abs(corrected.difference))}, interval ${range(turned)}`;
}
