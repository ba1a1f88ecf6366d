import type { ModelData } from '../data/model-data.js';
import type { VerdictOptions } from '../input/input.js';
import { armExecutions, armRate } from '../job-comparison/arm-figures.js';
import type {
  ArmConclusion,
  ArmEndpoint,
  ArmPair,
  ArmReason,
  ArmWarning,
} from '../shape/arms-shape.js';
import { counted } from '../shape/words.js';
import type { Conclusion } from '../shape/figure-shape.js';
import type { ModelVerdict } from '../shape/shape.js';
import type { ConfirmatoryEndpoint } from '../shape/terms.js';
import { adjustedFactors, confoundersOf } from './confounding.js';
import { readsLanguages } from './detector-check.js';
import type { DetectorAllows } from './detector-check.js';
import type { ArmsInput, LevelPair } from './input.js';
import type { InteractionFinder } from './pair-interactions.js';
import { FIRST, SECOND } from './pairs-as-verdict.js';
import { withDeclaration } from '../warnings/imported-answers.js';
import { armReasons, dependsReason, detectorReason } from './reasons.js';
import { pairSentenceOf } from './sentences.js';
import { testedPart } from './tested-part.js';
import { pairWarnings } from './warnings.js';
import { confoundedText } from './words.js';

/** What is known of two levels once all of them were tested. */
export interface PairFacts {
  readonly pair: LevelPair;
  /** The pair as a verdict on a model of two regions. */
  readonly model: ModelVerdict;
  readonly data: ModelData;
  readonly options: VerdictOptions;
  readonly dropped: number;
  readonly allowed: DetectorAllows;
  readonly interactionsOf: InteractionFinder;
}

/** What is concluded of two levels of a model, with all that it rests on. */
export function comparedPair(input: ArmsInput, facts: PairFacts): ArmPair {
  const { pair, model, data, options, dropped } = facts;
  const { arm } = input;
  const confounded = confoundersOf(input, pair);
  const isConfounded = confounded.length > 0;
  const endpoints = {
    refused: comparedEndpoint('refused', input, facts, isConfounded),
    withheld: comparedEndpoint('withheld', input, facts, isConfounded),
  };
  const reasons = isConfounded
    ? [{ code: 'confounded' as const, text: confoundedText(arm, pair, confounded) }]
    : againstConclusion(input, facts, endpoints);
  const conclusion = isConfounded ? 'confounded' : conclusionOf(endpoints, reasons);
  const factors = adjustedFactors(input, pair);
  const told = { arm, pair, conclusion, endpoints, confounded, reasons, factors, model };
  const stopped = stoppedPart(input, pair, { conclusion, endpoints, questions: model.questions });
  return {
    model_id: pair.subject,
    first: pair.first,
    second: pair.second,
    conclusion,
    sentence: withDeclaration(
      pairSentenceOf(told, options) + stopped.note,
      input.imported.includes(pair.subject),
    ),
    adjusted_for: factors.filter(({ levels }) => levels.length > 1).map(({ kind }) => kind),
    confounded_with: confounded,
    questions: model.questions,
    executions: { first: armExecutions(data, FIRST), second: armExecutions(data, SECOND) },
    dropped,
    endpoints,
    cannot_tell: conclusion === 'cannot_tell' || isConfounded ? reasons : null,
    warnings: [...pairWarnings(input, pair, model), ...stopped.warnings],
  };
}

/** Stopping a job because an interim verdict looks good is testing more than once: what it claims says on how much it rests. */
function stoppedPart(
  { stopped }: Pick<ArmsInput, 'stopped'>,
  { subject }: LevelPair,
  { conclusion, endpoints, questions }: Pick<ArmPair, 'conclusion' | 'endpoints' | 'questions'>,
): { readonly note: string; readonly warnings: readonly ArmWarning[] } {
  const used = Math.max(...Object.values(endpoints).map((one) => one.questions));
  const isOpen = conclusion === 'cannot_tell' || conclusion === 'confounded';
  if (!stopped || isOpen || used >= questions) return { note: '', warnings: [] };
  const share = `${used} of ${counted(questions, 'question')}`;
  const text = `${subject}: the job was cancelled, and this rests on ${share}: alpha holds for what was planned, not for a job that is stopped when its interim verdict pleases`;
  return {
    note: `; the job was stopped early, after ${share}`,
    warnings: [{ code: 'stopped_early', model_id: subject, text }],
  };
}

function comparedEndpoint(
  endpoint: ConfirmatoryEndpoint,
  input: ArmsInput,
  { pair, model, data, options, allowed, interactionsOf }: PairFacts,
  isConfounded: boolean,
): ArmEndpoint {
  const { conclusion, pairs } = model.endpoints[endpoint];
  const isShown = !isConfounded && isAllowed(conclusion, allowed[endpoint], readsLanguages(input));
  const within = interactionsOf(pair, endpoint);
  return {
    endpoint,
    conclusion: isShown ? conclusion : 'cannot_tell',
    first: armRate(data, FIRST, endpoint, options.level),
    second: armRate(data, SECOND, endpoint, options.level),
    ...testedPart(pairs[0]),
    within: within.within,
    interactions: within.interactions.map((one) => ({
      ...one,
      claimed: one.claimed && !isConfounded,
    })),
  };
}

/** A difference as typed is one of the model only where the detector does not make it; question by question it is not corrected at all. */
function isAllowed(conclusion: Conclusion, allowed: boolean, unlike: boolean): boolean {
  switch (conclusion) {
    case 'differs':
      return allowed;
    case 'differs_on_these_questions':
      return !unlike;
    default:
      return true;
  }
}

/** Everything that stands against saying something. */
function againstConclusion(
  { arm }: ArmsInput,
  { model, pair, options }: PairFacts,
  endpoints: ArmPair['endpoints'],
): readonly ArmReason[] {
  const own = armReasons(model, { arm, pair, options });
  if (own !== null) return own;
  const wasFound = ['differs', 'differs_on_these_questions'].includes(model.conclusion);
  if (wasFound) return isFound(endpoints) ? [] : [detectorReason(arm)];
  // Equal on average, and perhaps opposite from two places.
  const depends = Object.values(endpoints)
    .flatMap(({ interactions }) => interactions)
    .find(({ p }) => p <= options.alpha);
  return depends === undefined ? [] : [dependsReason(depends)];
}

function isFound(endpoints: ArmPair['endpoints']): boolean {
  return Object.values(endpoints).some(({ conclusion }) =>
    ['differs', 'differs_on_these_questions'].includes(conclusion),
  );
}

function conclusionOf(
  endpoints: ArmPair['endpoints'],
  reasons: readonly ArmReason[],
): ArmConclusion {
  const all = Object.values(endpoints).map(({ conclusion }) => conclusion);
  for (const found of ['differs', 'differs_on_these_questions'] as const) {
    if (all.includes(found)) return found;
  }
  return reasons.length === 0 ? 'equivalent' : 'cannot_tell';
}
