import { armWarnings } from './arm-warnings.js';
import { comparedRegions, twinsAmong } from '../input/twins.js';
import { counted, listed, pointsWithUnit } from '../shape/words.js';
import type { PlanInput, PlanLane } from './input.js';
import { askedOtherwise } from '../warnings/asked-otherwise.js';
import type { PlanPower, PlanWarning } from './shape.js';
import { questionCount } from './volume.js';

/** What is wrong with a design, before it is paid for. */
export function planWarnings(
  input: PlanInput,
  lanes: readonly PlanLane[],
  power: PlanPower | null,
): PlanWarning[] {
  return [
    ...regions(input),
    ...lanesMissing(input, lanes),
    ...controls(input),
    ...questions(input, power),
    ...repeats(input),
    ...twin(input),
    ...routes(lanes),
    ...armWarnings(input, lanes),
    ...prices(lanes),
  ];
}

function regions(input: PlanInput): PlanWarning[] {
  const compared = comparedRegions(input.regions, input.twins ?? []);
  if (compared.length > 1) return [];
  const text = `${counted(compared.length, 'region')} to compare: a difference by region takes two`;
  return [{ code: 'too_few_regions', text }];
}

function lanesMissing(
  { regions: asked, models }: PlanInput,
  lanes: readonly PlanLane[],
): PlanWarning[] {
  const missing = models.flatMap((model) =>
    asked
      .filter((region) => !lanes.some((lane) => lane.region === region && lane.model === model))
      .map((region) => `${model} from ${region}`),
  );
  if (missing.length === 0) return [];
  return [
    { code: 'not_served', text: `not served, and left out of the figures: ${listed(missing)}` },
  ];
}

function controls({ questions: asked }: PlanInput): PlanWarning[] {
  const kinds = new Set(asked.map(({ kind }) => kind));
  if (kinds.has('control') || kinds.has('neutral')) return [];
  return [
    {
      code: 'no_controls',
      text: 'no neutral or control questions: a difference could not be told from a region that answers worse on everything',
    },
  ];
}

function questions(input: PlanInput, power: PlanPower | null): PlanWarning[] {
  if (power === null) return [];
  const count = questionCount(input);
  const { smallest_detectable: detectable, target, questions_needed: needed } = power;
  if (detectable !== null && detectable <= target) return [];
  const show = count === 1 ? 'shows' : 'show';
  const shows =
    detectable === null
      ? `${show} no difference reliably, however large`
      : `reliably ${show} a difference of ${pointsWithUnit(detectable)} or more`;
  const takes =
    needed === null ? '' : `; ${pointsWithUnit(target)} take about ${counted(needed, 'question')}`;
  return [{ code: 'too_few_questions', text: `${counted(count, 'question')} ${shows}${takes}` }];
}

function repeats({ repeats: asked }: PlanInput): PlanWarning[] {
  if (asked > 1) return [];
  return [
    {
      code: 'one_repeat',
      text: 'one repeat: how often a model contradicts itself in one region stays unknown; 5 or more are better, and do not replace questions',
    },
  ];
}

function twin({ regions: asked, twins = [] }: PlanInput): PlanWarning[] {
  if (twinsAmong(asked, twins).length > 0) return [];
  return [
    {
      code: 'no_twin',
      text: 'no region has a second executor of the same place: the size of differences without a cause (the A/A arm) stays unknown',
    },
  ];
}

function routes(lanes: readonly PlanLane[]): PlanWarning[] {
  const asked = lanes.map(({ region, model, leftOut = [], upstream }) => ({
    modelId: model,
    region,
    isUnpinned: upstream?.length === 0,
    upstreams: upstream ?? [],
    leftOut,
  }));
  return askedOtherwise(asked).map(({ code, text }) => ({ code, text }));
}

function prices(lanes: readonly PlanLane[]): PlanWarning[] {
  const unpriced = lanes.filter((lane) => lane.prices === null);
  if (unpriced.length === 0) return [];
  return [
    {
      code: 'no_prices',
      text: `${unpriced.length} of ${counted(lanes.length, 'lane')} ${unpriced.length === 1 ? 'has' : 'have'} no prices: the cost leaves them out`,
    },
  ];
}
