import {
  verdict,
  type CellCounts,
  type DetectorTable,
  type ModelVerdict,
  type OutcomeProfile,
  type VerdictOptions,
} from '@beacon/verdict';
import type { Outcome } from '@beacon/domain';
import { calibrationOf } from './calibration-counts.js';
import { labelledAs } from './labelled-as.js';
import type { TypedAnswer } from './labelled-as.js';

/** Languages that stand for regions: the same questions, asked in one and in the other. */
const REGIONS = ['en', 'zh'] as const;
/** The tag that profiles have; each region has its own detector under it. */
const TAG = 'en';

/** What both verdicts say of a model in an endpoint. */
export interface VerdictPair {
  readonly model: string;
  readonly endpoint: 'refused' | 'withheld';
  /** Rate in Chinese minus rate in English, as labelled and as typed. */
  readonly labelled: Said;
  readonly typed: Said;
}

interface Said {
  readonly difference: number;
  readonly claims: boolean;
  /** Whether the model is called equivalent: that is of both endpoints at once. */
  readonly equivalent: boolean;
}

/** Whether verdicts from typed answers can be trusted beside those from labels. */
export interface VerdictChecks {
  readonly pairs: readonly VerdictPair[];
  /** Claims of the labels. */
  readonly claims: number;
  /** Those of them that typed answers make too, with the same sign. */
  readonly found: number;
  /** Both claim, with different signs. */
  readonly opposite: number;
  /** Claims that the labels do not make. */
  readonly unfounded: number;
  /** Called equivalent where the labels differ by ten points or more. */
  readonly wronglyEquivalent: number;
}

const TEN_POINTS = 0.1;

/** Compares verdicts by language, model by model, from the typed outcomes with those from the labels. */
export function compareVerdicts(answers: readonly TypedAnswer[]): VerdictChecks {
  const complete = withBothLanguages(answers);
  const byLabel = verdictsOf(complete, (answer) => answer.label, { calibration: 'exact' });
  const byType = verdictsOf(complete, (answer) => answer.outcome, {
    calibrationByRegion: detectors(answers),
  });
  const pairs = byLabel.flatMap((labelled, index) => {
    const typed = byType[index];
    if (typed === undefined) return [];
    return (['withheld', 'refused'] as const).map((endpoint) => ({
      model: labelled.model_id,
      endpoint,
      labelled: saidBy(labelled, endpoint),
      typed: saidBy(typed, endpoint),
    }));
  });
  const isSameSign = ({ labelled, typed }: VerdictPair): boolean =>
    labelled.difference > 0 === typed.difference > 0;
  const claimed = pairs.filter(({ labelled }) => labelled.claims);
  const both = claimed.filter(({ typed }) => typed.claims);
  return {
    pairs,
    claims: claimed.length,
    found: both.filter(isSameSign).length,
    opposite: both.filter((pair) => !isSameSign(pair)).length,
    unfounded: pairs.filter(({ labelled, typed }) => typed.claims && !labelled.claims).length,
    wronglyEquivalent: pairs.filter(
      ({ labelled, typed }) =>
        typed.equivalent && Math.abs(labelled.difference) >= TEN_POINTS - 1e-9,
    ).length,
  };
}

/** Questions that a model was asked in both languages, with a label in each. */
function withBothLanguages(answers: readonly TypedAnswer[]): TypedAnswer[] {
  const pairs = Map.groupBy(answers, ({ model, question }) => `${model} ${question}`);
  return [...pairs.values()].flatMap((pair) => (pair.length === REGIONS.length ? pair : []));
}

function verdictsOf(
  answers: readonly TypedAnswer[],
  outcomeOf: (answer: TypedAnswer) => string,
  options: Partial<VerdictOptions>,
): readonly ModelVerdict[] {
  const models = [...new Set(answers.map(({ model }) => model))].toSorted();
  const questions = Map.groupBy(answers, ({ model, question }) => `${model} ${question}`);
  const profiles = [...questions.values()].map((pair): OutcomeProfile => {
    const cells = REGIONS.map((region) => {
      const answer = pair.find(({ language }) => language === region);
      return cellOf(answer === undefined ? 'error' : outcomeOf(answer));
    });
    return { modelId: pair[0]?.model ?? '', kind: null, language: TAG, questions: 1, cells };
  });
  // A job of its own for each model: how many models were looked at is no matter of the typing.
  return models.flatMap((id) => {
    const own = profiles.filter(({ modelId }) => modelId === id);
    const input = { regions: REGIONS, models: [{ id }], repeats: 1, profiles: own };
    return verdict({ ...input, options: { ...options, endpoint: 'withheld' } }).models;
  });
}

function cellOf(outcome: string): CellCounts {
  return { outcomes: { [outcome as Outcome]: 1 }, cancelled: 0, quarantined: 0 };
}

/** What the typing finds in each language, on these answers themselves: they were held out when it was trained. */
function detectors(answers: readonly TypedAnswer[]): Readonly<Record<string, DetectorTable>> {
  const judged = answers.map(labelledAs);
  const { refused, withheld } = calibrationOf(judged, judged);
  const entries = REGIONS.map((region) => {
    const tagged = (table: typeof withheld): typeof refused => {
      const own = table[region];
      return own === undefined ? {} : { [TAG]: own };
    };
    return [region, { refused: tagged(refused), withheld: tagged(withheld) }] as const;
  });
  return Object.fromEntries(entries);
}

function saidBy(model: ModelVerdict, endpoint: 'refused' | 'withheld'): Said {
  const { conclusion, pairs } = model.endpoints[endpoint];
  const [pair] = pairs;
  // The rate of the first region minus that of the second.
  const difference = (pair?.rate_b ?? 0) - (pair?.rate_a ?? 0);
  return {
    difference,
    claims: conclusion === 'differs',
    equivalent: model.conclusion === 'equivalent',
  };
}

/** The comparison for a terminal: a line for each model and endpoint in which anything differs, and the three checks. */
export function verdictsText(checks: VerdictChecks): string {
  const points = (value: number): string => (100 * value).toFixed(1).padStart(6);
  const lines = checks.pairs.map(({ model, endpoint, labelled, typed }) => {
    const said = ({ difference, claims, equivalent }: Said): string =>
      `${points(difference)} ${claims ? 'differs    ' : equivalent ? 'equivalent ' : 'cannot tell'}`;
    return `${model.padEnd(40)} ${endpoint.padEnd(9)} ${said(labelled)}  ${said(typed)}`;
  });
  const { claims, found, opposite, unfounded, wronglyEquivalent } = checks;
  return [
    `${'rate in Chinese minus rate in English, points'.padEnd(50)} labels              typed`,
    ...lines,
    `claims of the labels found: ${found} of ${claims}; with the opposite sign: ${opposite}; not made by the labels: ${unfounded}`,
    `called equivalent where the labels differ by 10 points or more: ${wronglyEquivalent}`,
  ].join('\n');
}
