import { leadingPair, orient, widestPair } from '../shape/conclusion.js';
import { TEST_NAMES } from '../data/design.js';
import { equivalentSentence } from './equivalent-sentence.js';
import type { VerdictOptions } from '../input/input.js';
import type { ConfirmatoryEndpoint } from '../shape/terms.js';
import { effectText, pairSentence } from './pair-sentence.js';
import { questionsSentence } from './questions-sentence.js';
import { remarksOf, remarkText } from '../tests/remarks.js';
import type { EndpointVerdict, ModelVerdict, Needed, PairFigures } from '../shape/shape.js';
import {
  counted,
  EVENT_NAMES,
  percent,
  pointsWithUnit,
  pWithName,
  range,
  VERBS,
} from '../shape/words.js';

/** What a sentence is made of. */
interface Told extends Pick<
  ModelVerdict,
  'model_id' | 'conclusion' | 'endpoints' | 'secondary' | 'content'
> {
  readonly cannotTell: Needed | null;
}

/** The verdict on a model in one sentence of plain English, effect first; last the largest difference that no conclusion is about. */
export function modelSentence(told: Told, options: VerdictOptions): string {
  return `${conclusionSentence(told, options)}${remark(told, options)}${contentNote(told)}`;
}

/** What else differs, if a reason has not said it already. */
function remark({ secondary, cannotTell }: Told, options: VerdictOptions): string {
  const codes = cannotTell?.reasons.map(({ code }) => code) ?? [];
  const isSaid = cannotTell !== null && !isLackOfData(cannotTell);
  const [other] = remarksOf(secondary, options).filter(
    ({ event }) => !(isSaid && codes.includes(`${event}_beyond_margin`)),
  );
  return other === undefined ? '' : `; it ${remarkText(other)}`;
}

/** What answers say is no rate; a sentence about rates must not be read as if nothing differed. */
function contentNote({ content, conclusion, cannotTell }: Told): string {
  const found = [content?.conclusion, content?.stance?.conclusion];
  if (!found.includes('content_differs')) return '';
  if (cannotTell !== null && !isLackOfData(cannotTell)) return '';
  return conclusion === 'differs'
    ? '; what its answers say differs by region, too'
    : '; what its answers say differs by region';
}

/** Whether the reason is that the data decide nothing; everything else that stands against "equivalent" is then not in the sentence. */
function isLackOfData({ reasons }: Needed): boolean {
  const [first] = reasons;
  return first?.code === 'too_few_questions' || first?.code === 'too_weak';
}

function conclusionSentence(told: Told, options: VerdictOptions): string {
  switch (told.conclusion) {
    case 'differs':
      return differs(told, options);
    case 'differs_on_these_questions':
      return questionsSentence(told, options);
    case 'equivalent':
      return equivalentSentence(told, options);
    case 'cannot_tell':
      return cannotTell(told, options);
  }
}

/** The endpoints in which a model differs, that of the verdict first. */
export function differingEndpoints(
  { endpoints }: Pick<ModelVerdict, 'endpoints'>,
  { endpoint: own }: Pick<VerdictOptions, 'endpoint'>,
): EndpointVerdict[] {
  const all = [endpoints.refused, endpoints.withheld];
  const found = all.filter(({ conclusion }) => conclusion === 'differs');
  return found.toSorted(
    (one, other) => Number(other.endpoint === own) - Number(one.endpoint === own),
  );
}

function differs(told: Told, options: VerdictOptions): string {
  const [first, second] = differingEndpoints(told, options);
  if (first === undefined) return `${told.model_id} differs by region`;
  return `${differsIn(told.model_id, first, options)}${beside(told, first, second, options)}`;
}

function differsIn(model: string, verdict: EndpointVerdict, options: VerdictOptions): string {
  const { pairs, endpoint } = verdict;
  const { alpha } = options;
  const lead = leadingPair(pairs);
  const sentence = lead === null ? null : pairSentence(model, lead, { ...options, endpoint });
  if (lead === null || sentence === null || (lead.p_adjusted ?? 1) > alpha) {
    return differsSomewhere(model, verdict);
  }
  const others = pairs.filter((pair) => pair !== lead && (pair.p_adjusted ?? 1) <= alpha);
  const more =
    pairs.length > 1
      ? `; ${others.length + 1} of ${counted(pairs.length, 'pair')} of regions ${others.length === 0 ? 'differs' : 'differ'}`
      : '';
  return `${sentence}${more}${smallNote(lead, verdict, options)}`;
}

/** All regions together differ, and no two of them can be told apart. */
function differsSomewhere(
  model: string,
  { omnibus, pairs, endpoint, p_adjusted: p }: EndpointVerdict,
): string {
  const widest = widestPair(pairs);
  const turned = widest === null ? null : orient(widest);
  const test = omnibus === null ? '' : `${TEST_NAMES[omnibus.test]}, `;
  const largest =
    turned === null
      ? ''
      : `, but no two of them can be told apart; the largest difference is ${pointsWithUnit(turned.difference)} more from ${turned.more} than from ${turned.less}`;
  return `${model} ${VERBS[endpoint]} unequally often by region (${test}Holm-adjusted ${pWithName(p ?? 1)}, ${counted(omnibus?.questions ?? 0, 'question')})${largest}`;
}

/** A difference can be certain and too small to matter. */
function smallNote(
  { tost, corrected }: PairFigures,
  { questions }: EndpointVerdict,
  { margin }: VerdictOptions,
): string {
  if ((corrected?.tost ?? tost)?.equivalent !== true) return '';
  const within = `within the ${pointsWithUnit(margin)} that count as none`;
  // A few questions that differ altogether are no small difference, whatever they come to among many others.
  return questions === null || questions.questions === 0
    ? `; certain, but ${within}`
    : `; on average ${within}, and on ${counted(questions.questions, 'question')} by more than repeats vary`;
}

/** What the other endpoint says: a reader must not take more refusals for more that is withheld. */
function beside(
  { endpoints }: Told,
  first: EndpointVerdict,
  second: EndpointVerdict | undefined,
  options: VerdictOptions,
): string {
  if (sameAnswers(endpoints)) return '';
  if (second !== undefined) return `; it also ${effectOf(second, options)}`;
  if (first.endpoint === 'withheld') return '';
  const pair = samePair(endpoints.withheld, first);
  const turned = pair === null ? null : orient(pair);
  return turned === null
    ? ''
    : `; in all that it withholds no difference is shown (${pointsWithUnit(turned.difference)} more from ${turned.more}, interval ${range(turned.interval)})`;
}

function samePair({ pairs }: EndpointVerdict, first: EndpointVerdict): PairFigures | null {
  const lead = leadingPair(first.pairs);
  return pairs.find(({ a, b }) => a === lead?.a && b === lead.b) ?? null;
}

/** An endpoint's difference in short: `withholds 32 points more often from eu than from us`. */
export function effectOf(
  { endpoint, pairs }: EndpointVerdict,
  { alpha }: Pick<VerdictOptions, 'alpha'>,
): string {
  const lead = leadingPair(pairs);
  const turned = lead === null ? null : orient(lead);
  return lead === null || turned === null || (lead.p_adjusted ?? 1) > alpha
    ? `${VERBS[endpoint]} unequally often`
    : effectText(turned, endpoint);
}

/** Whether all that is withheld is refused: then both endpoints say the same. */
function sameAnswers({ refused, withheld }: ModelVerdict['endpoints']): boolean {
  return refused.rates.every(({ events }, index) => events === withheld.rates[index]?.events);
}

function cannotTell(told: Told, options: VerdictOptions): string {
  const needed = told.cannotTell;
  const reason = needed?.reason ?? 'the data decide nothing';
  const endpoint: ConfirmatoryEndpoint = needed?.endpoint ?? 'withheld';
  const { pairs } = told.endpoints[endpoint];
  const pair = pairs.length === 1 ? leadingPair(pairs) : widestPair(pairs);
  const turned = pair === null ? null : orient(pair);
  if (pair === null || turned === null) return `${told.model_id}: cannot tell: ${reason}`;
  const seen =
    turned.difference === 0
      ? 'no difference seen'
      : `${pointsWithUnit(turned.difference)} more from ${turned.more} than from ${turned.less} seen`;
  return `${told.model_id}: cannot tell: ${reason} (${EVENT_NAMES[endpoint]}s: ${seen}, ${percent(options.level)} interval ${range(turned.interval)}, ${counted(pair.questions, 'question')})`;
}
