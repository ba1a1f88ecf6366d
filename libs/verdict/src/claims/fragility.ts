import { clamp } from '@beacon/statistics';
import { leadingPair, orient } from '../shape/conclusion.js';
import { correctedDifference } from '../detector/corrected-difference.js';
import { expectedErrors } from '../detector/expected-errors.js';
import { FlippedAnswers } from './fragility-flips.js';
import { testsOf } from '../tests/endpoint-tests.js';
import { familyOf } from '../tests/family.js';
import { CONFIRMATORY_ENDPOINTS, type ConfirmatoryEndpoint } from '../shape/terms.js';
import type { ModelAnalysis } from '../tests/model-analysis.js';
import type { ModelData } from '../data/model-data.js';
import type { JobContext } from '../tests/job-context.js';
import { rawPair } from '../tests/pair-figures.js';
import type { EndpointVerdict, Fragility, PairFigures } from '../shape/shape.js';

/** Flips that are looked at: as many as twice the errors to be expected, within these bounds. A conclusion that stands beyond is not called fragile. */
const [LEAST_BOUND, MOST_BOUND] = [200, 5_000];

/**
 * For each endpoint of a model of which something is claimed, how many mistyped answers would overturn the claim. The answers are flipped one by one, each the
 * one that helps most, and the same confirmatory test is made again, in the same family: so the number is enough in every design, and the least possible with two regions
 * and one answer a question.
 */
export function fragilityOf(
  analysis: ModelAnalysis,
  endpoints: Readonly<Record<ConfirmatoryEndpoint, EndpointVerdict>>,
  job: JobContext,
): Fragility[] {
  return CONFIRMATORY_ENDPOINTS.flatMap((endpoint) => {
    const claim = claimOf(analysis, endpoints[endpoint], job);
    return claim === null ? [] : fragilityFigures(analysis, endpoint, claim, job);
  });
}

/** The claim, the region that is to have fewer events for it to fall, the other, and whether it still stands. */
interface Claim {
  readonly conclusion: Fragility['conclusion'];
  readonly fewer: string;
  readonly more: string;
  readonly isLeast: boolean;
  readonly stands: (data: ModelData) => boolean;
}

/** Null where nothing is concluded. */
function claimOf(
  analysis: ModelAnalysis,
  { endpoint, conclusion, pairs }: EndpointVerdict,
  job: JobContext,
): Claim | null {
  if (conclusion === 'differs') return claimOfDifference(analysis, endpoint, pairs, job);
  return conclusion === 'equivalent' ? claimOfEquivalence(analysis, endpoint, pairs, job) : null;
}

function claimOfDifference(
  analysis: ModelAnalysis,
  endpoint: ConfirmatoryEndpoint,
  pairs: readonly PairFigures[],
  job: JobContext,
): Claim | null {
  const pair = leadingPair(pairs);
  const oriented = pair === null ? null : orient(pair);
  if (oriented === null) return null;
  const { compared, design } = analysis.comparison;
  return {
    conclusion: 'differs',
    fewer: oriented.more,
    more: oriented.less,
    isLeast: compared.length === 2 && !design.repeated,
    stands: (data) => differs(data, analysis, endpoint, job),
  };
}

/** Whether the endpoint would be found to differ, all other tests of the job being what they are. */
function differs(
  data: ModelData,
  { comparison, endpoints }: ModelAnalysis,
  endpoint: ConfirmatoryEndpoint,
  { family, options }: JobContext,
): boolean {
  const others = [...family.members.keys()].filter((tests) => tests !== endpoints[endpoint]);
  const flipped = testsOf(data, comparison, endpoint, options);
  const adjusted = familyOf([...others, flipped], options.alpha).members.get(flipped)?.adjusted;
  return adjusted != null && adjusted <= options.alpha;
}

function claimOfEquivalence(
  analysis: ModelAnalysis,
  endpoint: ConfirmatoryEndpoint,
  pairs: readonly PairFigures[],
  job: JobContext,
): Claim | null {
  const nearest = nearestToMargin(pairs);
  if (nearest === null) return null;
  const { fewer, more } = nearest;
  const { comparison } = analysis;
  const { options, detectors } = job;
  return {
    conclusion: 'equivalent',
    fewer,
    more,
    isLeast: false,
    stands: (data) => {
      const { estimate } = rawPair(data, [fewer, more], comparison, endpoint, options);
      if (estimate === null || estimate.tost.low <= -options.margin) return false;
      const design = { ...comparison.design, regions: 2 };
      const context = { data, design, endpoint, detectors, options };
      const { equivalent } = correctedDifference([fewer, more], context)?.tost ?? {};
      return equivalent === true && !differs(data, analysis, endpoint, job);
    },
  };
}

/** The pair and direction whose limit is nearest to the margin: that with the fewest flips to go. */
function nearestToMargin(pairs: readonly PairFigures[]): { fewer: string; more: string } | null {
  const reaches = pairs.flatMap(({ a, b, tost, corrected }) => {
    const [low, high] = corrected?.tost.interval ?? tost?.interval ?? [0, 0];
    return [
      { fewer: a, more: b, reach: -low },
      { fewer: b, more: a, reach: high },
    ];
  });
  return reaches.toSorted((one, other) => other.reach - one.reach)[0] ?? null;
}

function fragilityFigures(
  { data, comparison }: ModelAnalysis,
  endpoint: ConfirmatoryEndpoint,
  claim: Claim,
  { detectors }: JobContext,
): Fragility {
  const { conclusion, fewer, more, isLeast } = claim;
  const places = comparison.compared.map((region) => data.regions.indexOf(region));
  const regions = { regions: comparison.compared, fewer, more };
  const errors = expectedErrors(data, endpoint, regions, detectors);
  const bound = clamp(2 * Math.ceil(errors?.helping ?? 0), LEAST_BOUND, MOST_BOUND);
  const flips = leastFlips(new FlipSequence(data, endpoint, claim, places), claim, bound);
  return {
    endpoint,
    conclusion,
    flips,
    at_most: flips === null ? null : !isLeast,
    beyond: flips === null ? bound : null,
    fewer_events: fewer,
    more_events: more,
    expected_errors: errors?.all ?? null,
    expected_helping: errors?.helping ?? null,
    executions: [],
  };
}

/** The flips of a claim, one after the other. */
class FlipSequence {
  readonly #answers: FlippedAnswers;
  readonly #steps: (readonly [number, number])[] = [];
  #isEmpty = false;

  constructor(
    private readonly data: ModelData,
    private readonly endpoint: ConfirmatoryEndpoint,
    private readonly claim: Claim,
    private readonly compared: readonly number[],
  ) {
    this.#answers = new FlippedAnswers(data, endpoint);
  }

  /** Null when there are not so many answers to flip. */
  after(count: number): ModelData | null {
    while (this.#steps.length < count && !this.#isEmpty) this.#step();
    if (this.#steps.length < count) return null;
    if (this.#steps.length === count) return this.#answers.toData();
    const answers = new FlippedAnswers(this.data, this.endpoint);
    for (const [fewer, more] of this.#steps.slice(0, count)) answers.flip(fewer, more);
    return answers.toData();
  }

  #step(): void {
    const step = this.#next();
    if (this.#answers.flip(...step)) this.#steps.push(step);
    else this.#isEmpty = true;
  }

  /** A difference between several regions is brought down where it is largest at each moment. */
  #next(): readonly [number, number] {
    const { regions } = this.data;
    const { conclusion, fewer, more } = this.claim;
    const own = [regions.indexOf(fewer), regions.indexOf(more)] as const;
    if (conclusion === 'equivalent' || this.compared.length === 2) return own;
    const rates = this.#answers.rates();
    const sorted = this.compared
      .filter((place) => rates[place] !== null)
      .toSorted((one, other) => (rates[other] ?? 0) - (rates[one] ?? 0));
    return [sorted[0] ?? own[0], sorted.at(-1) ?? own[1]];
  }
}

/** By doubling and then halving: a claim that has fallen does not rise again by more of the same. Null when so many do not make it fall. */
function leastFlips(sequence: FlipSequence, { stands }: Claim, bound: number): number | null {
  const falls = (count: number): boolean => {
    const data = sequence.after(count);
    return data !== null && !stands(data);
  };
  let fallen = 1;
  while (!falls(fallen)) {
    if (fallen === bound) return null;
    fallen = Math.min(bound, fallen * 2);
  }
  let standing = Math.floor(fallen / 2);
  while (fallen - standing > 1) {
    const middle = Math.floor((standing + fallen) / 2);
    if (falls(middle)) fallen = middle;
    else standing = middle;
  }
  return fallen;
}
