import type { ConfirmatoryEndpoint } from '../shape/terms.js';
import type { DriftFigures, EndpointVerdict, PairFigures, TimeFigures } from '../shape/shape.js';
import { listed, pointsWithUnit, timeSpan } from '../shape/words.js';
import type { Finding, WarningFacts } from './finding.js';

const SECONDS_PER_HOUR = 3_600;

type AskedRegion = TimeFigures['regions'][number];

/** Two regions of a model that are compared, with when each was asked. */
interface AskedPair {
  readonly pair: PairFigures;
  readonly a: AskedRegion;
  readonly b: AskedRegion;
}

/** Where a difference between regions may be one between times: the model may have changed while it was asked. */
export function timeCouldExplain({ verdict, options }: WarningFacts): Finding[] {
  const { time, endpoints } = verdict;
  if (time === null) return [];
  const apart = askedApart(endpoints.refused, time);
  const texts = [
    ...apart.map(apartText),
    ...time.drift.flatMap((drift) => {
      const text = driftText(drift, endpoints[drift.endpoint], time, options);
      return text === null ? [] : [text];
    }),
  ];
  if (texts.length === 0) return [];
  return [{ code: 'time_could_explain', text: texts.join('; ') }];
}

function askedPairs({ pairs }: EndpointVerdict, { regions }: TimeFigures): AskedPair[] {
  const asked = new Map(regions.map((region) => [region.region, region]));
  return pairs.flatMap((pair) => {
    const [a, b] = [asked.get(pair.a), asked.get(pair.b)];
    return a === undefined || b === undefined ? [] : [{ pair, a, b }];
  });
}

/** One region was asked when the other had been: nothing tells time and region apart then. */
function askedApart(endpoint: EndpointVerdict, time: TimeFigures): AskedPair[] {
  return askedPairs(endpoint, time).filter(
    (asked) =>
      gapOf(asked) > time.max_skew_s &&
      (asked.a.last_s < asked.b.first_s || asked.b.last_s < asked.a.first_s),
  );
}

function apartText({ a, b }: AskedPair): string {
  const [first, then] = a.mean_s < b.mean_s ? [a, b] : [b, a];
  return `${first.region} was asked entirely before ${then.region}, on average ${timeSpan(then.mean_s - first.mean_s)}: what differs between them may differ between the times`;
}

/** By how much the one was asked later than the other, on average, in seconds. */
function gapOf({ a, b }: AskedPair): number {
  return Math.abs(a.mean_s - b.mean_s);
}

/**
 * The trend times the gap is what time makes of a difference. It is reported where the trend is found and makes half of a difference that is claimed, or a
 * whole margin; and where regions were asked further apart than they should have been, and the trend is not known well enough to say that it makes less
 * than the whole difference that is claimed.
 */
function driftText(
  drift: DriftFigures,
  endpoint: EndpointVerdict,
  time: TimeFigures,
  { alpha, margin }: WarningFacts['options'],
): string | null {
  const isFound = drift.p_adjusted <= alpha;
  const explained = askedPairs(endpoint, time).filter((asked) => {
    const claimed = claimedDifference(asked.pair, endpoint, alpha);
    const byTime = shiftOf(drift.per_hour, asked);
    if (isFound && Math.abs(byTime) >= margin) return true;
    if (claimed === null) return false;
    if (isFound) return byTime * claimed > 0 && Math.abs(byTime) >= Math.abs(claimed) / 2;
    return gapOf(asked) > time.max_skew_s && couldMake(claimed, drift, asked);
  });
  const [first] = explained;
  if (first === undefined) return null;
  const pairs = listed(explained.map(({ pair }) => `${pair.a} and ${pair.b}`));
  const later = first.a.mean_s > first.b.mean_s ? first.a.region : first.b.region;
  const gap = `${later} was asked ${timeSpan(gapOf(first))} later on average`;
  return isFound
    ? `the ${RATES[drift.endpoint]} moved by ${pointsWithUnit(drift.per_hour)} an hour within regions, and ${gap}: that makes ${pointsWithUnit(Math.abs(shiftOf(drift.per_hour, first)))} between ${pairs}`
    : `${gap}, and whether the ${RATES[drift.endpoint]} moved meanwhile is not known well enough to say that time does not explain the difference between ${pairs}`;
}

const RATES: Readonly<Record<ConfirmatoryEndpoint, string>> = {
  refused: 'refusal rate',
  withheld: 'rate of answers withheld',
};

/** a minus b as time alone would make it. */
function shiftOf(perHour: number, { a, b }: AskedPair): number {
  return (perHour / SECONDS_PER_HOUR) * (a.mean_s - b.mean_s);
}

function couldMake(claimed: number, { interval }: DriftFigures, asked: AskedPair): boolean {
  return interval.some((end) => shiftOf(end, asked) * Math.sign(claimed) >= Math.abs(claimed));
}

/** A difference that the verdict claims; null where it claims none. */
function claimedDifference(
  { difference, p_adjusted }: PairFigures,
  { conclusion }: EndpointVerdict,
  alpha: number,
): number | null {
  const isClaimed = conclusion === 'differs' && p_adjusted !== null && p_adjusted <= alpha;
  return isClaimed ? difference : null;
}
