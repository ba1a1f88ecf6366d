import type { SeriesChange, SeriesLook } from '../shape/series-shape.js';
import { counted, pointsWithUnit, pWithName, range, VERBS } from '../shape/words.js';

/** `m from eu refuses 30 points more often in run 12 than in run 11 …`. */
export function changeSentence(
  change: Omit<SeriesChange, 'sentence'>,
  run: number,
  questions: number,
): string {
  const { model_id, region, endpoint, difference, reference_run, interval, p_adjusted } = change;
  const size = pointsWithUnit(Math.abs(difference));
  const more = difference < 0 ? 'less' : 'more';
  const [low, high] = interval ?? [0, 0];
  const facts = [
    ...(interval === null
      ? []
      : [`95 % interval ${range(difference < 0 ? [-high, -low] : [low, high])}`]),
    ...(p_adjusted === null ? [] : [`Holm-adjusted ${pWithName(p_adjusted)}`]),
    `level of this look ${levelText(change.alpha)}`,
    counted(questions, 'question'),
  ];
  return `${model_id} from ${region} ${VERBS[endpoint]} ${size} ${more} often in run ${run} than in run ${reference_run}: ${facts.join(', ')}`;
}

/** Two digits that count, as in 0.00025. */
export function levelText(level: number): string {
  return Number(level.toPrecision(2)).toString();
}

/** Changes that the sentence of a look names. */
const NAMED = 3;

/** What a look comes to, in one sentence. */
export function lookSentence(look: Omit<SeriesLook, 'sentence'>): string {
  const { run, conclusion, changes, alpha } = look;
  switch (conclusion) {
    case 'first_run':
      return `run ${run} is the first: later runs are compared with it`;
    case 'nothing_to_compare':
      return `run ${run} has nothing in common with the first run that can be compared`;
    case 'no_change_found':
      return `no change found in run ${run}, at a level of ${levelText(alpha ?? 0)} for this look: that is not to say that nothing changed`;
    case 'change_found': {
      const named = changes.slice(0, NAMED).map(({ sentence }) => sentence);
      const rest = changes.length - named.length;
      return [...named, ...(rest > 0 ? [counted(rest, 'further change')] : [])].join('; ');
    }
  }
}
