import type { ComparedEndpoint, ComparedLane } from '../shape/job-comparison-shape.js';
import type {
  SeriesEndpoint,
  SeriesFloor,
  SeriesLane,
  SeriesQuestions,
  SeriesReference,
  Standing,
} from '../shape/series-shape.js';
import type { ConfirmatoryEndpoint } from '../shape/terms.js';
import { endpointAt, floorOf } from './floor.js';
import type { LookInput, ReferenceInput } from './input.js';

/** Questions that are named. */
const MOST = 50;

/** A model and region of a run, beside the first run and the one before. */
export function seriesLane(own: ComparedLane, input: LookInput): SeriesLane {
  const { model_id, region } = own;
  const references = {
    first: referenceOf(input.first, own),
    previous: referenceOf(input.previous, own),
  };
  return {
    model_id,
    region,
    endpoints: {
      refused: seriesEndpoint('refused', { own, references, input }),
      withheld: seriesEndpoint('withheld', { own, references, input }),
    },
    questions: {
      first: questionsOf(references.first),
      previous: questionsOf(references.previous),
    },
  };
}

/** The lane in a comparison with an earlier run. */
interface LaneReference {
  readonly run: number;
  readonly alpha: number;
  readonly lane: ComparedLane;
}

function referenceOf(
  reference: ReferenceInput | null,
  { model_id, region }: ComparedLane,
): LaneReference | null {
  if (reference === null) return null;
  const { run, comparison } = reference;
  const lane = comparison.lanes.find((one) => one.model_id === model_id && one.region === region);
  return lane === undefined ? null : { run, alpha: comparison.alpha, lane };
}

interface EndpointFacts {
  readonly own: ComparedLane;
  readonly references: {
    readonly first: LaneReference | null;
    readonly previous: LaneReference | null;
  };
  readonly input: LookInput;
}

function seriesEndpoint(
  endpoint: ConfirmatoryEndpoint,
  { own, references, input }: EndpointFacts,
): SeriesEndpoint {
  const watched = { model_id: own.model_id, region: own.region, endpoint };
  const floor = floorOf(input.earlier, watched);
  const against = (reference: LaneReference | null): SeriesReference | null =>
    reference === null ? null : comparedWith(reference, endpoint, floor);
  const [first, previous] = [against(references.first), against(references.previous)];
  const before = standingBefore(input, watched);
  return {
    endpoint,
    rate: own.endpoints[endpoint].after,
    first,
    previous,
    floor,
    standing: standingOf(first, previous, before),
  };
}

function comparedWith(
  { run, alpha, lane }: LaneReference,
  name: ConfirmatoryEndpoint,
  floor: SeriesFloor,
): SeriesReference {
  const figures = lane.endpoints[name];
  const { conclusion, difference, interval, p_adjusted, questions } = figures;
  const found = isFound(figures, floor);
  return { run, conclusion, difference, interval, p_adjusted, alpha, questions, found };
}

function isFound({ conclusion, difference }: ComparedEndpoint, { largest }: SeriesFloor): boolean {
  return conclusion === 'differs' && Math.abs(difference ?? 0) > (largest ?? 0);
}

/** Where a model and region stood after the last look at it. */
export function standingBefore(
  { earlier }: Pick<LookInput, 'earlier'>,
  watched: Parameters<typeof endpointAt>[1],
): Standing {
  const last = earlier.findLast((look) => endpointAt(look, watched) !== null);
  return (last && endpointAt(last, watched)?.standing) ?? 'as_first';
}

/** A change back against the run before takes a standing change away; not to find one again does not. */
function standingOf(
  first: SeriesReference | null,
  previous: SeriesReference | null,
  before: Standing,
): Standing {
  if (first?.found === true) return directionOf(first);
  const isBack = previous?.found === true && directionOf(previous) !== before;
  return isBack ? 'as_first' : before;
}

export function directionOf({ difference }: Pick<SeriesReference, 'difference'>): Standing {
  return (difference ?? 0) < 0 ? 'less' : 'more';
}

function questionsOf(reference: LaneReference | null): SeriesQuestions | null {
  if (reference === null) return null;
  const { total, questions } = reference.lane.discordant;
  return { total, ids: questions.slice(0, MOST).map(({ question_id }) => question_id) };
}
