import { leadingPair, orient, widestPair } from './conclusion.js';
import { TEST_NAMES } from './design.js';
import type { VerdictOptions } from './input.js';
import { otherDifferences, otherDifferenceText } from './other-differences.js';
import { pairSentence } from './pair-sentence.js';
import type { ModelVerdict, PairFigures } from './shape.js';
import { counted, listed, percent, pointsWithUnit, pWithName, range, VERBS } from './words.js';

/** What a sentence is made of. */
export type Told = Pick<
  ModelVerdict,
  'model_id' | 'conclusion' | 'omnibus' | 'pairs' | 'p_adjusted' | 'cannot_tell' | 'secondary'
>;

/** The verdict on a model in one sentence of plain English, effect first; last the largest difference that it passes over. */
export function modelSentence(told: Told, options: VerdictOptions): string {
  const [other] = otherDifferences(told, options);
  if (other === undefined) return conclusionSentence(told, options);
  const joint = told.conclusion === 'equivalent' ? '; but it' : '; it';
  return `${conclusionSentence(told, options)}${joint} ${otherDifferenceText(other)}`;
}

function conclusionSentence(told: Told, options: VerdictOptions): string {
  switch (told.conclusion) {
    case 'differs':
      return differs(told, options);
    case 'equivalent':
      return equivalent(told, options);
    case 'cannot_tell':
      return cannotTell(told, options);
  }
}

function differs(told: Told, options: VerdictOptions): string {
  const lead = leadingPair(told.pairs);
  const sentence = lead === null ? null : pairSentence(told.model_id, lead, options);
  if (lead === null || sentence === null || (lead.p_adjusted ?? 1) > options.alpha) {
    return differsSomewhere(told, options);
  }
  const { alpha } = options;
  const others = told.pairs.filter((pair) => pair !== lead && (pair.p_adjusted ?? 1) <= alpha);
  const more =
    told.pairs.length > 1
      ? `; ${others.length + 1} of ${counted(told.pairs.length, 'pair')} of regions ${others.length === 0 ? 'differs' : 'differ'}`
      : '';
  return `${sentence}${more}${smallNote(lead, options)}`;
}

/** All regions together differ, and no two of them can be told apart. */
function differsSomewhere(told: Told, options: VerdictOptions): string {
  const { omnibus, pairs } = told;
  const widest = widestPair(pairs);
  const turned = widest === null ? null : orient(widest);
  const test = omnibus === null ? '' : `${TEST_NAMES[omnibus.test]}, `;
  const largest =
    turned === null
      ? ''
      : `, but no two of them can be told apart; the largest difference is ${pointsWithUnit(turned.difference)} more from ${turned.more} than from ${turned.less}`;
  return `${told.model_id} ${VERBS[options.endpoint]} unequally often by region (${test}Holm-adjusted ${pWithName(told.p_adjusted ?? 1)}, ${counted(omnibus?.questions ?? 0, 'question')})${largest}`;
}

/** A difference can be certain and too small to matter. */
function smallNote({ tost }: PairFigures, { margin }: VerdictOptions): string {
  return tost?.equivalent === true
    ? `; certain, but within the ${pointsWithUnit(margin)} that count as none`
    : '';
}

function equivalent({ model_id: model, pairs }: Told, options: VerdictOptions): string {
  const widest = widestPair(pairs);
  const regions = [...new Set(pairs.flatMap(({ a, b }) => [a, b]))];
  const turned = widest === null ? null : orient(widest);
  if (widest === null || turned === null || widest.tost === null) return `${model}: equivalent`;
  const level = percent(1 - 2 * options.alpha);
  const [low, high] = widest.tost.interval;
  const limits: [number, number] = turned.more === widest.a ? [low, high] : [-high, -low];
  return `${model} ${VERBS[options.endpoint]} equally often from ${listed(regions)}, within ${pointsWithUnit(options.margin)}: largest difference ${pointsWithUnit(turned.difference)}, ${level} interval ${range(limits)}, ${counted(widest.questions, 'question')}`;
}

function cannotTell(told: Told, options: VerdictOptions): string {
  const reason = told.cannot_tell?.reason ?? 'the data decide nothing';
  const pair = told.pairs.length === 1 ? leadingPair(told.pairs) : widestPair(told.pairs);
  const turned = pair === null ? null : orient(pair);
  if (pair === null || turned === null) return `${told.model_id}: cannot tell: ${reason}`;
  const seen =
    turned.difference === 0
      ? 'no difference seen'
      : `${pointsWithUnit(turned.difference)} more from ${turned.more} than from ${turned.less} seen`;
  return `${told.model_id}: cannot tell: ${reason} (${seen}, ${percent(options.level)} interval ${range(turned.interval)}, ${counted(pair.questions, 'question')})`;
}
