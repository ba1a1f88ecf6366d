import { orient, type Oriented } from './conclusion.js';
import type { VerdictOptions } from './input.js';
import type { PairFigures } from './shape.js';
import { counted, percent, pointsWithUnit, pWithName, range, VERBS } from './words.js';

/** What a pair's sentence depends on beside its figures. */
export type PairWording = Pick<VerdictOptions, 'endpoint' | 'level'>;

/** The difference of two regions in one sentence of plain English, effect first; null when they were not compared. */
export function pairSentence(
  model: string,
  pair: PairFigures,
  wording: PairWording,
): string | null {
  const turned = orient(pair);
  return turned === null
    ? null
    : `${effect(model, turned, wording)}: ${evidence(pair, turned, wording)}`;
}

function effect(
  model: string,
  { more, less, difference }: Oriented,
  { endpoint }: PairWording,
): string {
  return `${model} ${VERBS[endpoint]} ${pointsWithUnit(difference)} more often from ${more} than from ${less}`;
}

function evidence(pair: PairFigures, turned: Oriented, { level }: PairWording): string {
  const p = pair.p_adjusted === null ? '' : `, Holm-adjusted ${pWithName(pair.p_adjusted)}`;
  return `${percent(level)} interval ${range(turned.interval)}${p}, ${counted(pair.questions, 'question')}`;
}
