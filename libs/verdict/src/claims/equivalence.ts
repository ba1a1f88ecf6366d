import { fisherExact } from '@beacon/statistics';
import type { Undecided } from './cannot-tell.js';
import {
  LEAST_SENSITIVITY,
  type Detector,
  type DetectorFinder,
  languagesOf,
  ratesOf,
} from '../detector/detector.js';
import type { VerdictOptions } from '../input/input.js';
import { CONFIRMATORY_ENDPOINTS, type ConfirmatoryEndpoint } from '../shape/terms.js';
import { confirmatoryTests, type ModelAnalysis } from '../tests/model-analysis.js';
import { sum } from '../input/outcome-classes.js';
import type {
  CannotTellReason,
  EndpointVerdict,
  MissingnessFigures,
  ModelVerdict,
  PairFigures,
  SecondaryEndpoint,
} from '../shape/shape.js';
import {
  counted,
  EVENT_NAMES,
  listed,
  percent,
  pointsWithUnit,
  REMARK_WORDS,
} from '../shape/words.js';

/** All that "equivalent" takes, at once. */
interface EquivalenceFacts {
  readonly analysis: ModelAnalysis;
  readonly endpoints: readonly EndpointVerdict[];
  /** Why the test of the endpoint nearer to a difference finds none. */
  readonly undecided: Undecided;
  readonly secondary: readonly SecondaryEndpoint[];
  readonly missingness: MissingnessFigures;
  readonly content: ModelVerdict['content'];
  readonly detectors: DetectorFinder;
  readonly options: VerdictOptions;
}

/**
 * What stands against calling a model equivalent, the first of it said first; empty where nothing does. Where the intervals of the outcomes as typed are
 * too wide already, that is what the data lack, and it comes first.
 */
export function againstEquivalence(facts: EquivalenceFacts): CannotTellReason[] {
  const { undecided } = facts;
  if (undecided.code === 'nothing_to_compare') {
    return [{ code: undecided.code, text: undecided.reason }];
  }
  return [
    ...intervalsTooWide(facts),
    ...contentDiffers(facts),
    ...questionsOpposite(facts),
    ...emptyRegions(facts),
    ...eventsBeyond(facts),
    ...missingCouldTurn(facts),
    ...missingUnevenly(facts),
    ...detectorUnknown(facts),
    ...detectorWeak(facts),
    ...correctedBeyond(facts),
  ];
}

function intervalsTooWide({ endpoints, undecided }: EquivalenceFacts): CannotTellReason[] {
  const within = pairsOf(endpoints).every(({ pair }) => pair.tost?.equivalent === true);
  return within ? [] : [{ code: undecided.code, text: undecided.reason }];
}

function pairsOf(
  endpoints: readonly EndpointVerdict[],
): { endpoint: ConfirmatoryEndpoint; pair: PairFigures }[] {
  return endpoints.flatMap(({ endpoint, pairs }) => pairs.map((pair) => ({ endpoint, pair })));
}

function contentDiffers({ content }: EquivalenceFacts): CannotTellReason[] {
  return [content?.conclusion, content?.stance?.conclusion].includes('content_differs')
    ? [{ code: 'content_differs', text: 'what its answers say differs by region' }]
    : [];
}

/**
 * Questions whose repeats came out one way in one region and the other way in another, so often that chance does not explain it (Fisher's exact test, Bonferroni over
 * questions, pairs and endpoints): an average over many others hides them.
 */
function questionsOpposite({ analysis, options }: EquivalenceFacts): CannotTellReason[] {
  const pairs = confirmatoryTests(analysis).flatMap((tests) => tests.pairs);
  const tests = sum(pairs.flatMap(({ rows }) => rows.map(({ count }) => count)));
  const most = Math.max(
    0,
    ...pairs.map(({ rows }) =>
      sum(
        rows
          .filter(({ xa, na, xb, nb }) => {
            const { p } = fisherExact({ a: xa, b: na - xa, c: xb, d: nb - xb });
            return p * tests <= options.alpha;
          })
          .map(({ count }) => count),
      ),
    ),
  );
  if (most === 0) return [];
  const whose = most === 1 ? 'comes out differently' : 'come out differently';
  return [
    {
      code: 'questions_opposite',
      text: `${counted(most, 'question')} ${whose} by region time after time, which the average over all questions hides`,
    },
  ];
}

function emptyRegions({ analysis: { comparison, data } }: EquivalenceFacts): CannotTellReason[] {
  const empty = comparison.empty.filter((region) => !data.twinOf.has(region));
  if (empty.length === 0) return [];
  return [{ code: 'region_without_data', text: `nothing is measured from ${listed(empty)}` }];
}

/** What is blocked or cut short must be as frequent everywhere, too. */
function eventsBeyond({ secondary, options }: EquivalenceFacts): CannotTellReason[] {
  return secondary.flatMap(({ endpoint, pairs }) => {
    const widest = pairs
      .filter(({ tost }) => !tost.equivalent)
      .toSorted((one, other) => Math.abs(other.difference) - Math.abs(one.difference))[0];
    if (widest === undefined) return [];
    const { a, b, difference } = widest;
    const [low, high] = widest.tost.interval;
    const turned = difference < 0 || (difference === 0 && -low > high);
    const [more, less, most] = turned ? [b, a, -low] : [a, b, high];
    const how =
      widest.p_adjusted <= options.alpha
        ? `are ${REMARK_WORDS[endpoint]} ${pointsWithUnit(Math.abs(difference))}`
        : `may be ${REMARK_WORDS[endpoint]} up to ${pointsWithUnit(most)}`;
    return [
      {
        code: `${endpoint}_beyond_margin` as const,
        text: `answers ${how} more often from ${more} than from ${less}`,
      },
    ];
  });
}

function missingCouldTurn({
  endpoints,
  missingness,
  options,
}: EquivalenceFacts): CannotTellReason[] {
  const could = pairsOf(endpoints).some(({ pair: { worst_case: bounds } }) => {
    if (bounds === null) return false;
    return bounds[0] < -options.margin || bounds[1] > options.margin;
  });
  const without = missingness.regions.flatMap(({ region, expected, measured }) =>
    expected > measured ? [`${expected - measured} of ${expected} from ${region}`] : [],
  );
  if (!could || without.length === 0) return [];
  return [
    {
      code: 'missing_could_turn',
      text: `executions without a measurement (${listed(without)}) could turn it`,
    },
  ];
}

function missingUnevenly({ missingness, analysis, options }: EquivalenceFacts): CannotTellReason[] {
  const rates = missingness.regions
    .filter(({ region }) => !analysis.data.twinOf.has(region))
    .flatMap(({ region, missing_rate: rate }) => (rate === null ? [] : [{ region, rate }]))
    .toSorted((one, other) => other.rate - one.rate);
  const [most, least] = [rates[0], rates.at(-1)];
  if (most === undefined || least === undefined) return [];
  const uneven = missingness.p !== null && missingness.p <= options.alpha;
  if (!uneven && most.rate - least.rate <= options.margin) return [];
  const told = ({ region, rate }: typeof most): string =>
    `${region} (${percent(Math.round(rate * 1000) / 1000)})`;
  return [
    {
      code: 'missing_unevenly',
      text: `executions are missing more often from ${told(most)} than from ${told(least)}`,
    },
  ];
}

interface AskedDetector {
  readonly endpoint: ConfirmatoryEndpoint;
  readonly language: string | null;
  readonly detector: Detector | null;
}

/** The detectors of all questions asked, from every region compared. */
function askedDetectors({ analysis, detectors }: EquivalenceFacts): AskedDetector[] {
  const { data, comparison } = analysis;
  return CONFIRMATORY_ENDPOINTS.flatMap((endpoint) =>
    comparison.compared.flatMap((region) =>
      languagesOf(data, region).map((language) => ({
        endpoint,
        language,
        detector: detectors(endpoint, language, region),
      })),
    ),
  );
}

function detectorUnknown(facts: EquivalenceFacts): CannotTellReason[] {
  const unknown = askedDetectors(facts).filter(({ detector }) => detector === null);
  if (unknown.length === 0) return [];
  return [
    {
      code: 'sensitivity_unknown',
      text: `how much of what is withheld the classifier finds is not known for questions ${inLanguages(unknown.map(({ language }) => language))}`,
    },
  ];
}

/** `in es and fr`, `in es, nor for those whose language is not known`. */
function inLanguages(languages: readonly (string | null)[]): string {
  const known = [...new Set(languages.flatMap((language) => language ?? []))];
  const unknown = 'whose language is not known';
  if (known.length === 0) return unknown;
  return `in ${listed(known)}${languages.includes(null) ? `, nor for those ${unknown}` : ''}`;
}

function detectorWeak(facts: EquivalenceFacts): CannotTellReason[] {
  const { level } = facts.options;
  const weak = askedDetectors(facts).flatMap(({ endpoint, language, detector }) => {
    if (detector === null) return [];
    const { estimate, low } = ratesOf(detector.calibration, level).sensitivity;
    return low < LEAST_SENSITIVITY ? [{ endpoint, language, estimate, low }] : [];
  });
  const worst = weak.toSorted((one, other) => one.low - other.low)[0];
  if (worst === undefined) return [];
  return [
    {
      code: 'sensitivity_low',
      text: `the classifier finds ${percent(rounded(worst.estimate))} of ${EVENT_NAMES[worst.endpoint]}s in ${worst.language ?? 'an unknown language'}, and perhaps only ${percent(rounded(worst.low))}: too few to say that nothing differs`,
    },
  ];
}

function rounded(rate: number): number {
  return Math.round(rate * 100) / 100;
}

function correctedBeyond(facts: EquivalenceFacts): CannotTellReason[] {
  const known = askedDetectors(facts).every(({ detector }) => detector !== null);
  const beyond = pairsOf(facts.endpoints)
    .filter(({ pair }) => pair.corrected?.tost.equivalent !== true)
    .toSorted((one, other) => reach(other.pair) - reach(one.pair))[0];
  // Where the detector is not known, that is said already.
  if (beyond === undefined || (beyond.pair.corrected === null && !known)) return [];
  const { pair, endpoint } = beyond;
  const text =
    pair.corrected === null
      ? `in ${EVENT_NAMES[endpoint]}s the classifier may be no better than chance`
      : `corrected for the classifier's errors, ${EVENT_NAMES[endpoint]}s from ${pair.a} and ${pair.b} may differ by ${pointsWithUnit(reach(pair))}`;
  return [{ code: 'corrected_beyond_margin', text }];
}

function reach({ corrected }: PairFigures): number {
  return corrected === null
    ? 0
    : Math.max(Math.abs(corrected.tost.interval[0]), Math.abs(corrected.tost.interval[1]));
}
