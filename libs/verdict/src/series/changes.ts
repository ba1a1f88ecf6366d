import type {
  SeriesChange,
  SeriesEndpoint,
  SeriesLane,
  SeriesReferenceName,
} from '../shape/series-shape.js';
import type { LookInput } from './input.js';
import { changeSentence } from './sentences.js';
import { directionOf, standingBefore } from './series-lane.js';

/** What is claimed to have changed at this look in a model and region: once where all that is withheld is refused. */
export function changesOf(lane: SeriesLane, input: LookInput): SeriesChange[] {
  const [refused, withheld] = (['refused', 'withheld'] as const).map((endpoint) => {
    const figures = lane.endpoints[endpoint];
    const against = againstOf(lane, figures, input);
    return against.length === 0 ? null : changeOf(lane, figures, against, input.run);
  });
  if (refused == null) return withheld == null ? [] : [withheld];
  return withheld == null || isSame(refused, withheld) ? [refused] : [refused, withheld];
}

/** Endpoints that count the same answers are one test. */
function isSame(refused: SeriesChange, withheld: SeriesChange): boolean {
  const { difference, reference_run, p_adjusted } = withheld;
  return (
    difference === refused.difference &&
    reference_run === refused.reference_run &&
    p_adjusted === refused.p_adjusted
  );
}

/** A change against the first run is news once, not at every run that has it; one against the run before always is. */
function againstOf(
  { model_id, region }: SeriesLane,
  { endpoint, first, previous }: SeriesEndpoint,
  input: LookInput,
): SeriesReferenceName[] {
  const before = standingBefore(input, { model_id, region, endpoint });
  const isNews = first?.found === true && directionOf(first) !== before;
  return [...(previous?.found === true ? PREVIOUS : []), ...(isNews ? FIRST : [])];
}

const PREVIOUS = ['previous'] as const;
const FIRST = ['first'] as const;

function changeOf(
  { model_id, region, questions }: SeriesLane,
  figures: SeriesEndpoint,
  against: readonly SeriesReferenceName[],
  run: number,
): SeriesChange {
  const [name = 'first'] = against;
  const reference = figures[name];
  const { run: reference_run = 0, difference = 0, alpha = 0 } = reference ?? {};
  const change = {
    model_id,
    region,
    endpoint: figures.endpoint,
    against,
    reference_run,
    difference: difference ?? 0,
    interval: reference?.interval ?? null,
    p_adjusted: reference?.p_adjusted ?? null,
    alpha,
    questions: questions[name] ?? { total: 0, ids: [] },
  };
  return { ...change, sentence: changeSentence(change, run, reference?.questions ?? 0) };
}
