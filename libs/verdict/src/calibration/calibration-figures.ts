import { CLASSIFIER_VERSION, JUDGE_PROMPT, withheldThresholds } from '@beacon/classification';
import { wilsonAt, type LimitedEstimate } from '@beacon/statistics';
import type { Count, DetectorCalibration, DetectorTable } from '../input/input.js';
import { ownCalibration } from '../input/own-calibration.js';
import type {
  CalibratedEndpoint,
  CalibratedLanguage,
  Calibration,
  F1Figure,
  ThresholdFigure,
} from '../shape/calibration-shape.js';
import type { DetectorRate } from '../shape/further-shape.js';
import { CONFIRMATORY_ENDPOINTS, type ConfirmatoryEndpoint } from '../shape/terms.js';
import { VERDICT_VERSION } from '../verdict-version.js';
import { LEAST_SENSITIVITY, ratesOf } from '../detector/detector.js';

const METHOD =
  "Cross-validated: neither the family of the model that answered nor the question was seen when what typed the answer was trained. Labels are people's, or those of two judge models that agree.";

/**
 * What the classifier in use is known to find.
 * @param asked questions by the primary tag of their language: those in which nothing is known are listed, too.
 * @param level of the intervals, 0.95 as in verdicts
 */
export function calibrationFigures(asked: ReadonlyMap<string, number>, level = 0.95): Calibration {
  const table = ownCalibration();
  const names = [
    ...asked.keys(),
    ...CONFIRMATORY_ENDPOINTS.flatMap((endpoint) => Object.keys(table[endpoint] ?? {})),
  ];
  const languages = [...new Set(names)]
    .toSorted()
    .map((language) => languageFigures(language, { table, level, questions: asked.get(language) }));
  return {
    versions: {
      classifier: CLASSIFIER_VERSION,
      judge_prompt: JUDGE_PROMPT,
      verdict: VERDICT_VERSION,
    },
    method: 'cross_validated',
    method_text: METHOD,
    level,
    least_sensitivity: LEAST_SENSITIVITY,
    languages,
    unknown_languages: languages.filter(({ known }) => !known).map(({ language }) => language),
  };
}

function languageFigures(
  language: string,
  {
    table,
    level,
    questions = 0,
  }: {
    readonly table: DetectorTable;
    readonly level: number;
    readonly questions: number | undefined;
  },
): CalibratedLanguage {
  const endpoints = CONFIRMATORY_ENDPOINTS.flatMap((endpoint) => {
    const counts = table[endpoint]?.[language];
    return counts === undefined ? [] : [endpointFigures(endpoint, counts, level)];
  });
  const thresholds = thresholdsOf(language);
  return {
    language,
    bank_questions: questions,
    known: endpoints.length === CONFIRMATORY_ENDPOINTS.length,
    learned: thresholds.length > 0,
    endpoints,
    thresholds,
  };
}

function thresholdsOf(language: string): ThresholdFigure[] {
  return withheldThresholds()
    .filter((threshold) => threshold.language === language)
    .map(({ form, logOdds }) => ({
      form,
      log_odds: logOdds,
      probability: 1 / (1 + Math.exp(-logOdds)),
    }));
}

/** The figures of one endpoint in one language, from its counts. */
export function endpointFigures(
  endpoint: ConfirmatoryEndpoint,
  counts: DetectorCalibration,
  level: number,
): CalibratedEndpoint {
  const { sensitivity, specificity, design_effect: effect = 1 } = counts;
  const rates = ratesOf(counts, level);
  const alarms = specificity.n - specificity.x;
  const called = sensitivity.x + alarms;
  return {
    endpoint,
    answers: sensitivity.n + specificity.n,
    events: sensitivity.n,
    design_effect: effect,
    sensitivity: rateFigure(sensitivity, rates.sensitivity),
    specificity: rateFigure(specificity, rates.specificity),
    precision: called === 0 ? null : precisionFigure(sensitivity.x, called, { effect, level }),
    f1: f1Figure({ found: sensitivity.x, union: sensitivity.n + alarms }, { effect, level }),
    suffices_for_equivalent: rates.sensitivity.low >= LEAST_SENSITIVITY,
  };
}

function rateFigure({ x, n }: Count, { estimate, low, high }: LimitedEstimate): DetectorRate {
  return { x, n, rate: estimate, interval: [low, high] };
}

interface Worth {
  readonly effect: number;
  readonly level: number;
}

function precisionFigure(x: number, n: number, { effect, level }: Worth): DetectorRate {
  const { low, high } = wilsonAt(x / n, n / effect, level);
  return { x, n, rate: x / n, interval: [low, high] };
}

/**
 * F1 grows with the share J of events found among all that are events or are called so: F1 = 2 J / (1 + J). So its limits are those of J, a
 * plain proportion.
 */
function f1Figure(
  { found, union }: { readonly found: number; readonly union: number },
  { effect, level }: Worth,
): F1Figure {
  const f1 = (share: number): number => (2 * share) / (1 + share);
  const { low, high } = wilsonAt(found / union, union / effect, level);
  return { value: f1(found / union), interval: [f1(low), f1(high)] };
}
