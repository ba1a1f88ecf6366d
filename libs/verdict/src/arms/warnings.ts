import type { ArmWarning } from '../shape/arms-shape.js';
import type { ModelVerdict } from '../shape/shape.js';
import { counted, listed } from '../shape/words.js';
import type { ArmsInput, LevelPair } from './input.js';
import { ARM_NAMES, levelsText, pairName } from './words.js';

/** What of a verdict's warnings is about two levels as well, in words about them. The others speak of regions, or say what a reason has said. */
const WORDS: Readonly<Record<string, string>> = {
  missing_unevenly: 'executions are missing more often under one of them',
  quarantined: 'executions whose evidence contradicts their region are left out: see `executions`',
  questions_dropped: 'questions without a measurement under both are not used',
  other_endpoint_differs:
    'answers are blocked or cut short more often under one of them, which no conclusion is about',
  worst_case_could_flip:
    'had the executions without a measurement been the worst ones, there might be no difference, or the opposite one',
  pooled_rates_disagree:
    'all executions together point the other way than the questions measured under both: the second figure is the comparison',
  controls_differ:
    'questions that should not tell anything differ as well: it is not about the sensitive ones alone',
  repeats_not_independent:
    'the answers to a question nearly always came out alike: asking it more often says little more',
  repeats_uneven:
    'questions were not answered equally often under both, and only the questions differ, not the answers: the larger p counts',
  interval_includes_zero:
    'the test finds a difference and the interval includes none: they are different methods, and the data are at the edge',
  effect_depends_on_question: 'the difference is not the same for every question',
  detector_uncalibrated:
    'how much is missed is not known in every language that was asked: rates are as typed, and nothing can be called equivalent',
  fragile:
    'as many mistyped answers as are to be expected would overturn it: review the answers that differ',
};

/** What a reader of two levels must know. */
export function pairWarnings(
  input: Pick<ArmsInput, 'arm' | 'served'>,
  pair: LevelPair,
  { warnings }: Pick<ModelVerdict, 'warnings'>,
): ArmWarning[] {
  const said = [...new Set(warnings.map(({ code }) => code))].flatMap((code) => {
    const text = WORDS[code];
    return text === undefined ? [] : [warning(code, pair, `${pairName(input.arm, pair)}: ${text}`)];
  });
  return [...servedWarnings(input, pair), ...said];
}

function warning(code: string, { subject }: LevelPair, text: string): ArmWarning {
  return { code, model_id: subject, text };
}

/** Whether what is compared was what it was to be: routes that are one, versions that are one, or routes that serve different versions. */
function servedWarnings(
  { arm, served }: Pick<ArmsInput, 'arm' | 'served'>,
  pair: LevelPair,
): ArmWarning[] {
  if (arm !== 'route' && arm !== 'served_model') return [];
  const of = (level: string): string[] =>
    [
      ...new Set(
        served
          .filter((group) => group.subject === pair.subject && group.level === level)
          .flatMap(({ route, servedModel }) => (arm === 'route' ? route : (servedModel ?? []))),
      ),
    ].toSorted();
  const [first, second] = [of(pair.first), of(pair.second)];
  const shared = first.filter((one) => second.includes(one));
  if (shared.length === 0) return [];
  const text = `${pairName(arm, pair)}: both were answered ${levelsText(arm, ...shared)}, so that they may be one and the same`;
  return [warning('levels_served_alike', pair, text)];
}

/** What a reader must know of where all counted answers come from. */
export function sourceWarnings({
  arm,
  simulated,
  imported,
  overridden,
  elsewhere,
}: Pick<ArmsInput, 'arm' | 'simulated' | 'imported' | 'overridden' | 'elsewhere'>): ArmWarning[] {
  const warn = (code: string, text: string): ArmWarning => ({ code, model_id: null, text });
  return [
    ...(simulated.length === 0
      ? []
      : [
          warn(
            'simulated',
            `answers of ${listed(simulated)} are made up by a simulator, in which no model runs: they are no evidence about a real model`,
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
    ...(elsewhere === 0
      ? []
      : [
          warn(
            'elsewhere_counted',
            `${counted(elsewhere, 'execution')} whose evidence contradicts the region are counted: ${ARM_NAMES[arm]} is compared, and regions are held alike only as they were asked`,
          ),
        ]),
    ...(overridden === 0
      ? []
      : [
          warn(
            'overridden',
            `${counted(overridden, 'execution')} count as corrected by hand, not as typed by the classifier`,
          ),
        ]),
  ];
}
