import { fisherExact } from '../statistics/index.js';
import { leadingPair, orient } from './conclusion.js';
import type { VerdictOptions } from './input.js';
import type { ModelAnalysis } from './model-analysis.js';
import { sum } from './outcome-classes.js';
import { countsOf } from './region-figures.js';
import { armRows } from './model-data.js';
import { otherDifferences, otherDifferenceText } from './other-differences.js';
import type { ModelVerdict, PairFigures, VerdictWarning } from './shape.js';
import { counted, EVENT_NAMES, listed, percent, pointsWithUnit, pWithName } from './words.js';

/** A model's verdict without its warnings. */
export type Unwarned = Omit<ModelVerdict, 'warnings'>;

interface Finding {
  readonly code: string;
  readonly text: string;
}

/** Everything that a reader of a model's verdict must know before relying on it. */
export function warningsOf(
  verdict: Unwarned,
  analysis: ModelAnalysis,
  options: VerdictOptions,
): VerdictWarning[] {
  const findings = [
    ...emptyRegions(analysis),
    ...twinsDiffer(verdict),
    ...missingUnevenly(verdict, analysis, options),
    ...quarantined(verdict),
    ...dropped(verdict),
    ...mostlyUnmeasured(verdict, analysis),
    ...differsElsewhere(verdict, options),
    ...couldFlip(verdict, options),
    ...pooledOtherwise(verdict, analysis, options),
    ...controlsDiffer(verdict, options),
    ...repeatsHangTogether(verdict, options),
    ...repeatsUneven(verdict, options),
    ...intervalDisagrees(verdict),
    ...dependsOnQuestion(verdict, options),
    ...detectorsDiffer(analysis, options),
    ...detectorOverLanguages(verdict, options),
  ];
  return findings.map(({ code, text }) => ({
    code,
    model_id: verdict.model_id,
    text: `${verdict.model_id}: ${text}`,
  }));
}

function emptyRegions({ comparison, data }: ModelAnalysis): Finding[] {
  // With one region or none there is no verdict to be about others, and the sentence says what is missing.
  if (comparison.compared.length < 2) return [];
  const [twins, regions] = [true, false].map((isTwin) =>
    comparison.empty.filter((region) => data.twinOf.has(region) === isTwin),
  );
  return [
    {
      empty: regions,
      code: 'region_without_data',
      consequence: 'the verdict is about the other regions',
    },
    {
      empty: twins,
      code: 'twin_without_data',
      consequence: 'there is no noise floor of its place',
    },
  ].flatMap(({ empty = [], code, consequence }) =>
    empty.length === 0
      ? []
      : [{ code, text: `nothing is measured from ${listed(empty)}: ${consequence}` }],
  );
}

/** An A/A pair that differs shows how much difference there is without any. */
function twinsDiffer({ aa, pairs, conclusion }: Unwarned): Finding[] {
  const claimed = conclusion === 'differs' ? Math.abs(leadingPair(pairs)?.difference ?? 0) : null;
  return aa.flatMap((twin) => {
    if (twin.difference === null || twin.p === null) return [];
    const size = Math.abs(twin.difference);
    const larger = claimed !== null && size >= claimed && size > 0;
    if (!twin.remarkable && !larger) return [];
    const why = larger
      ? `at least as much as the difference claimed (${pointsWithUnit(claimed)})`
      : pWithName(Math.max(twin.p, twin.p_by_answer ?? 0));
    return [
      {
        code: 'aa_differs',
        text: `${twin.a} and its second executor ${twin.b} differ by ${pointsWithUnit(size)}, ${why}: something other than the region makes a difference, do not rely on this verdict before it is found`,
      },
    ];
  });
}

function missingUnevenly(
  { missingness }: Unwarned,
  { data }: ModelAnalysis,
  { alpha }: VerdictOptions,
): Finding[] {
  if (missingness.p === null || missingness.p > alpha) return [];
  const rates = missingness.regions.flatMap(({ region, missing_rate: rate }) =>
    rate === null || data.twinOf.has(region)
      ? []
      : `${region} ${percent(Math.round(rate * 1000) / 1000)}`,
  );
  return [
    {
      code: 'missing_unevenly',
      text: `executions are missing more often from some regions than from others (${listed(rates)}; ${pWithName(missingness.p)})`,
    },
  ];
}

function quarantined({ regions }: Unwarned): Finding[] {
  const count = sum(regions.map((region) => region.quarantined));
  if (count === 0) return [];
  const where = regions.filter((region) => region.quarantined > 0).map(({ region }) => region);
  return [
    {
      code: 'quarantined',
      text: `${counted(count, 'execution')} from ${listed(where)} contradicted the evidence of their region and are left out`,
    },
  ];
}

function dropped({ omnibus, pairs, questions }: Unwarned): Finding[] {
  const left = Math.max(omnibus?.dropped ?? 0, ...pairs.map((pair) => pair.dropped));
  if (left === 0 || pairs.length === 0) return [];
  return [
    {
      code: 'questions_dropped',
      text: `up to ${left} of ${counted(questions, 'question')} are not used in a comparison, because a region has no measurement of them`,
    },
  ];
}

/** A region with measurements of few questions is compared on those, and the others among themselves on more. */
function mostlyUnmeasured({ omnibus }: Unwarned, { data, comparison }: ModelAnalysis): Finding[] {
  if ((omnibus?.incomplete ?? 0) === 0) return [];
  return comparison.compared.flatMap((region) => {
    const place = data.regions.indexOf(region);
    const has = data.groups.filter(({ cells }) => (cells[place]?.measured ?? 0) > 0);
    const measured = sum(has.map(({ questions }) => questions));
    if (measured * 2 >= data.questions) return [];
    return [
      {
        code: 'region_mostly_unmeasured',
        text: `${region} has measurements of ${measured} of ${counted(data.questions, 'question')} only: it is compared on those, and the other regions on more`,
      },
    ];
  });
}

/** What is no refusal may yet be no answer: the conclusion must not be read as if nothing differed. */
function differsElsewhere(verdict: Unwarned, options: VerdictOptions): Finding[] {
  return otherDifferences(verdict, options).map((other) => ({
    code: 'other_endpoint_differs',
    text: `it ${otherDifferenceText(other)} (Holm-adjusted ${pWithName(other.p)}): the conclusion is about ${EVENT_NAMES[options.endpoint]}s only`,
  }));
}

/** Could the executions that are not there turn the conclusion? */
function couldFlip({ conclusion, pairs, regions }: Unwarned, options: VerdictOptions): Finding[] {
  const incomplete = regions.some(
    ({ missing, quarantined: held, pending }) => missing + held + pending > 0,
  );
  if (!incomplete || conclusion === 'cannot_tell') return [];
  return pairs.flatMap((pair) => {
    if (pair.worst_case === null || !turns(pair, conclusion, options)) return [];
    const [low, high] = pair.worst_case;
    const range = `between ${pointsWithUnit(low)} and ${pointsWithUnit(high)}`;
    return [
      {
        code: 'worst_case_could_flip',
        text: `had the unmeasured executions been the worst ones, the difference ${pair.a} minus ${pair.b} would lie anywhere ${range}: the conclusion does not hold whatever they were`,
      },
    ];
  });
}

function turns(
  { worst_case: bounds, difference, p_adjusted: p }: PairFigures,
  conclusion: ModelVerdict['conclusion'],
  { alpha, margin }: VerdictOptions,
): boolean {
  if (bounds === null || difference === null) return false;
  const [low, high] = bounds;
  if (conclusion === 'equivalent') return low < -margin || high > margin;
  return (p ?? 1) <= alpha && (difference > 0 ? low <= 0 : high >= 0);
}

/** Simpson's paradox: all executions together say the opposite of the questions one by one. */
function pooledOtherwise(
  { pairs }: Unwarned,
  { data }: ModelAnalysis,
  { endpoint }: VerdictOptions,
): Finding[] {
  const rate = (region: string): number | null => {
    const { x, n } = countsOf(armRows(data, [region], endpoint));
    return n === 0 ? null : x / n;
  };
  return pairs.flatMap((pair) => {
    const [a, b] = [rate(pair.a), rate(pair.b)];
    if (a === null || b === null || pair.difference === null) return [];
    // Differences of rates that are equal on paper round to 1e-17.
    const opposite = (a - b) * pair.difference < -1e-12;
    if (!opposite) return [];
    const pooled = `${pointsWithUnit(Math.abs(a - b))} more from ${a > b ? pair.a : pair.b}`;
    const paired = orient(pair);
    return [
      {
        code: 'pooled_rates_disagree',
        text: `all executions together show ${pooled}, the questions measured in both regions ${pointsWithUnit(paired?.difference ?? 0)} more from ${paired?.more ?? pair.a}: the regions were not measured on the same questions equally often, the second figure is the comparison`,
      },
    ];
  });
}

function controlsDiffer({ conclusion, controls }: Unwarned, { alpha }: VerdictOptions): Finding[] {
  if (conclusion !== 'differs') return [];
  return controls.pairs
    .filter(({ control_p: p }) => p <= alpha)
    .map(({ a, b, control_p: p }) => ({
      code: 'controls_differ',
      text: `${a} and ${b} differ on neutral and control questions, too (${pWithName(p)}): the difference is not only about sensitive topics`,
    }));
}

function repeatsHangTogether({ omnibus }: Unwarned, { alpha }: VerdictOptions): Finding[] {
  const byQuestion = omnibus?.p_by_question ?? null;
  if (omnibus === null || byQuestion === null || omnibus.p > alpha || byQuestion <= alpha)
    return [];
  return [
    {
      code: 'repeats_not_independent',
      text: `the executions differ (${pWithName(omnibus.p)}), the questions do not (${pWithName(byQuestion)}): what differs may be these few questions only, more questions are needed rather than repeats`,
    },
  ];
}

/** Sign flips that find a difference where the exchange of answers does not: more answers show a rare event in more questions. */
function repeatsUneven({ pairs }: Unwarned, { alpha, endpoint }: VerdictOptions): Finding[] {
  return pairs.flatMap(({ a, b, p, p_by_answer: byAnswer }) => {
    if (p === null || byAnswer === null || p > alpha || byAnswer <= alpha) return [];
    return [
      {
        code: 'repeats_uneven',
        text: `${a} and ${b} did not answer each question equally often. Their questions differ (${pWithName(p)}), their answers do not (${pWithName(byAnswer)}), and the larger p counts: where ${EVENT_NAMES[endpoint]}s are rare, more questions show one in the region that answered more often`,
      },
    ];
  });
}

function intervalDisagrees({ conclusion, pairs }: Unwarned): Finding[] {
  const lead = conclusion === 'differs' && pairs.length === 1 ? leadingPair(pairs) : null;
  const turned = lead === null ? null : orient(lead);
  if (turned === null || turned.interval[0] > 0) return [];
  return [
    {
      code: 'interval_includes_zero',
      text: 'the test finds a difference and the interval includes none: they are different methods, and the data are at the edge',
    },
  ];
}

function dependsOnQuestion(
  { conclusion, homogeneity }: Unwarned,
  { alpha }: VerdictOptions,
): Finding[] {
  if (conclusion !== 'differs') return [];
  return homogeneity
    .filter(({ p }) => p <= alpha)
    .map(({ a, b, remark }) => ({
      code: 'effect_depends_on_question',
      text: `${a} and ${b}: ${remark}`,
    }));
}

/** A detector that misses more refusals in one region than in another makes a difference of its own. */
function detectorsDiffer(
  { comparison }: ModelAnalysis,
  { calibrationByRegion, calibration, alpha }: VerdictOptions,
): Finding[] {
  return comparison.pairs.flatMap(([a, b]) => {
    const [one, other] = [calibrationByRegion?.[a], calibrationByRegion?.[b]].map(
      (found) => found ?? calibration,
    );
    if (one === undefined || other === undefined || one === other) return [];
    const p = fisherExact({
      a: one.sensitivity.x,
      b: one.sensitivity.n - one.sensitivity.x,
      c: other.sensitivity.x,
      d: other.sensitivity.n - other.sensitivity.x,
    }).p;
    if (p > alpha) return [];
    return [
      {
        code: 'detector_differs',
        text: `the classifier's sensitivity differs between ${a} and ${b} (${pWithName(p)}): that alone can make a difference, compare the corrected rates`,
      },
    ];
  });
}

/** One correction for all languages is right for each only if the classifier errs alike in them. */
function detectorOverLanguages({ regions }: Unwarned, { calibration }: VerdictOptions): Finding[] {
  const languages = Object.entries(calibration?.languages ?? {});
  const corrected = regions.some((region) => region.corrected !== null);
  if (languages.length < 2 || !corrected) return [];
  const told = languages.map(([language, answers]) => `${language} ${answers}`);
  return [
    {
      code: 'corrected_over_languages',
      text: `the corrected rates take one sensitivity and one specificity for all languages, counted on labelled answers of several together (${listed(told)}): where the classifier errs more in one of them, the correction is off for questions in it`,
    },
  ];
}
