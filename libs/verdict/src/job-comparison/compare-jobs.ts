import { modelDataOf, type ModelData } from '../data/model-data.js';
import type { VerdictInput, VerdictOptions } from '../input/input.js';
import { optionsOf } from '../input/options.js';
import type { Conclusion, ModelVerdict, PairFigures } from '../shape/shape.js';
import type {
  ComparedEndpoint,
  ComparedLane,
  JobComparison,
} from '../shape/job-comparison-shape.js';
import type { ConfirmatoryEndpoint } from '../shape/terms.js';
import { VERDICT_VERSION } from '../verdict-version.js';
import { verdict } from '../verdict.js';
import { armExecutions, armRate } from './arm-figures.js';
import { AFTER, ARMS, BEFORE } from './arms.js';
import { discordantQuestions } from './discordant.js';
import type { JobComparisonInput, LaneInput } from './input.js';
import { comparedReasons } from './reasons.js';
import { comparisonSentence, laneSentence } from './sentences.js';
import { detectorsOfArms, typingDifference } from './typing.js';
import type { TypingDifference } from './typing.js';
import { laneWarnings, provenanceWarnings } from './warnings.js';

/**
 * Does a model, in a region, refuse or withhold more or less often in a later job than in an earlier one, on the same questions? The verdict's own rules, with the
 * two jobs in the place of two regions, and each model and region in the place of a model: one family of tests over all of them, the same conditions for "equivalent".
 *
 * Pure and deterministic: the same counts and options give the same answer, in whatever order they come.
 *
 * @throws RangeError that names what is wrong in the input or the options.
 */
export function compareJobs(input: JobComparisonInput): JobComparison {
  const asked = toVerdictInput(input);
  const options = optionsOf(asked.options);
  const reached = verdict(asked);
  const lanes = input.lanes.map((lane, index) => {
    const [model, asVerdict] = [reached.models[index], asked.models[index]];
    if (model === undefined || asVerdict === undefined) throw new Error('a lane has no verdict');
    const data = modelDataOf(asked, asVerdict, reached.repeats);
    return comparedLane(lane, { model, data, options, typing: typingDifference(input) });
  });
  const { alpha, margin, level, claim } = options;
  return {
    conclusion: wholeConclusion(lanes),
    sentence: comparisonSentence(lanes, { margin }),
    claim,
    alpha,
    margin,
    level,
    tests_in_family: reached.tests_in_family,
    correction: 'holm',
    lanes,
    warnings: [...provenanceWarnings(input), ...lanes.flatMap(({ warnings }) => warnings)],
    versions: {
      verdict: VERDICT_VERSION,
      before: input.typing.before.versions,
      after: input.typing.after.versions,
    },
  };
}

/** Two jobs as a verdict reads two regions. */
function toVerdictInput({ lanes, options, ...input }: JobComparisonInput): VerdictInput {
  return {
    regions: ARMS,
    models: lanes.map((lane) => ({
      id: nameOf(lane),
      questions: lane.questions,
      repeatsByRegion: ARMS.map((arm) => lane.repeats[arm]),
    })),
    repeats: null,
    profiles: lanes.flatMap((lane) =>
      lane.profiles.map(({ ids, before, after, ...profile }) => ({
        ...profile,
        modelId: nameOf(lane),
        ids,
        cells: ARMS.map((arm) => ({ before, after })[arm]),
      })),
    ),
    options: { ...options, ...detectorsOfArms(input) },
  };
}

/** Neither ids of models nor of regions hold a blank. */
function nameOf({ modelId, region }: Pick<LaneInput, 'modelId' | 'region'>): string {
  return `${modelId} ${region}`;
}

interface LaneFacts {
  readonly model: ModelVerdict;
  readonly data: ModelData;
  readonly options: VerdictOptions;
  readonly typing: TypingDifference | null;
}

function comparedLane(lane: LaneInput, facts: LaneFacts): ComparedLane {
  const { model, data, options, typing } = facts;
  const { conclusion } = model;
  const reasons = comparedReasons(model, options, typing);
  const endpoints = {
    refused: comparedEndpoint('refused', facts),
    withheld: comparedEndpoint('withheld', facts),
  };
  const told = { model_id: lane.modelId, region: lane.region, conclusion, endpoints };
  return {
    ...told,
    sentence: laneSentence({ ...told, reasons: reasons ?? [], model }, options),
    questions: lane.questions,
    repeats: lane.repeats,
    executions: { before: armExecutions(data, BEFORE), after: armExecutions(data, AFTER) },
    cannot_tell: reasons,
    discordant: discordantQuestions(lane.profiles),
    warnings: laneWarnings(lane, model),
  };
}

function comparedEndpoint(
  endpoint: ConfirmatoryEndpoint,
  { model, data, options: { level } }: LaneFacts,
): ComparedEndpoint {
  const { conclusion, pairs } = model.endpoints[endpoint];
  const [pair] = pairs;
  return {
    endpoint,
    conclusion,
    before: armRate(data, BEFORE, endpoint, level),
    after: armRate(data, AFTER, endpoint, level),
    ...(pair === undefined ? UNTESTED : testedPart(pair)),
  };
}

type TestedPart = Omit<ComparedEndpoint, 'endpoint' | 'conclusion' | 'before' | 'after'>;

/** After is `a` of the pair, see {@link ARMS}. */
function testedPart(pair: PairFigures): TestedPart {
  const { questions, difference, interval, test, method, p, p_by_answer, p_adjusted } = pair;
  const { only_a: only_after, only_b: only_before, mid_p, corrected, minimum_detectable } = pair;
  const counts = { questions, only_before, only_after };
  const tested = { test, method, p, p_by_answer, p_adjusted, mid_p };
  return { ...counts, difference, interval, ...tested, corrected, minimum_detectable };
}

/** Where one of the jobs has no measurement. */
const UNTESTED: TestedPart = {
  questions: 0,
  only_before: 0,
  only_after: 0,
  difference: null,
  interval: null,
  test: 'mcnemar_exact',
  method: 'exact',
  p: null,
  p_by_answer: null,
  p_adjusted: null,
  mid_p: null,
  corrected: null,
  minimum_detectable: null,
};

function wholeConclusion(lanes: readonly ComparedLane[]): Conclusion {
  for (const found of ['differs', 'differs_on_these_questions'] as const) {
    if (lanes.some(({ conclusion }) => conclusion === found)) return found;
  }
  const all = lanes.length > 0 && lanes.every(({ conclusion }) => conclusion === 'equivalent');
  return all ? 'equivalent' : 'cannot_tell';
}
