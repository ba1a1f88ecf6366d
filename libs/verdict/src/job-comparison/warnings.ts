import type { ComparedWarning } from '../shape/job-comparison-shape.js';
import type { ModelVerdict } from '../shape/shape.js';
import { listed, percent } from '../shape/words.js';
import type { ArmTyping, JobComparisonInput, LaneInput } from './input.js';
import { TYPED_DIFFERENTLY } from './reasons.js';
import { typingDifference } from './typing.js';
import type { TypingDifference } from './typing.js';

/**
 * What of a verdict's warnings is about two jobs as well, in words about them. The others speak of regions: of twins, of backends that are shared, of
 * regions asked at different times; or say what a reason has said.
 */
const WORDS: Readonly<Record<string, string>> = {
  missing_unevenly: 'executions are missing more often in one job than in the other',
  quarantined: 'executions whose evidence contradicts their region are left out: see `executions`',
  questions_dropped: 'questions that one of the jobs has no measurement of are not used',
  other_endpoint_differs:
    'answers are blocked or cut short more often in one job, which no conclusion is about',
  worst_case_could_flip:
    'had the executions without a measurement been the worst ones, there might be no change, or the opposite one',
  pooled_rates_disagree:
    'all executions together point the other way than the questions measured in both jobs: the second figure is the comparison',
  controls_differ:
    'questions that should not tell anything changed as well: what changed is not about the sensitive ones alone',
  repeats_not_independent:
    'repeats of a question nearly always came out alike: a repeat says no more than the first answer',
  repeats_uneven:
    'the jobs did not answer each question equally often, and only the questions differ, not the answers: the larger p counts',
  interval_includes_zero:
    'the test finds a change and the interval includes none: they are different methods, and the data are at the edge',
  effect_depends_on_question: 'the change is not the same for every question',
  detector_uncalibrated:
    'how much is missed is not known in every language that was asked: rates are as typed, and nothing can be called equivalent',
  detector_differs:
    'reviews say that more is found in one job than in the other: that alone can make a change, compare the corrected figures',
  fragile:
    'as many mistyped answers as are to be expected would overturn it: review the discordant questions',
};

/** What a reader of one model and region must know. */
export function laneWarnings(
  { modelId, region }: Pick<LaneInput, 'modelId' | 'region'>,
  { warnings }: Pick<ModelVerdict, 'warnings'>,
): ComparedWarning[] {
  return [...new Set(warnings.map(({ code }) => code))].flatMap((code) => {
    const text = WORDS[code];
    if (text === undefined) return [];
    return [{ code, model_id: modelId, region, text: `${modelId} from ${region}: ${text}` }];
  });
}

/** What a reader must know of where the counted answers of the jobs come from. */
export function provenanceWarnings(input: JobComparisonInput): ComparedWarning[] {
  const { imported = [] } = input;
  const { before, after } = input.typing;
  const typing = typingDifference(input);
  const warn = (code: string, text: string): ComparedWarning => ({
    code,
    model_id: null,
    region: null,
    text,
  });
  return [
    ...(input.simulated.length === 0
      ? []
      : [
          warn(
            'simulated',
            `answers of ${listed(input.simulated)} are made up by a simulator, in which no model runs: they are no evidence about a real model`,
          ),
        ]),
    ...(imported.length === 0
      ? []
      : [
          warn(
            'imported',
            `answers of ${listed(imported)} were imported: how they were asked and from where is what their importer declares, and nothing shows it`,
          ),
        ]),
    ...(typing === null ? [] : [warn('typed_differently', typingWords(typing, input.typing))]),
    ...(before.overriddenShare + after.overriddenShare === 0
      ? []
      : [
          warn(
            'overridden',
            'executions count as corrected by hand, not as typed by the classifier',
          ),
        ]),
  ];
}

function typingWords(
  difference: TypingDifference,
  { before, after }: JobComparisonInput['typing'],
): string {
  const text = TYPED_DIFFERENTLY[difference];
  return difference === 'typers'
    ? `${text} (${before.versions || 'nothing'} before, ${after.versions || 'nothing'} after): score both again with one version before a change is believed`
    : `${text} (${shareOf(before)} before, ${shareOf(after)} after): correct both in the same way before a change is believed`;
}

function shareOf({ overriddenShare: share }: ArmTyping): string {
  return percent(Math.round(share * 1000) / 1000);
}
