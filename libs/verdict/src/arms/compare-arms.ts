import { optionsOf } from '../input/options.js';
import { modelDataOf } from '../data/model-data.js';
import type { ArmComparison, ArmConclusion, ArmPair } from '../shape/arms-shape.js';
import { VERDICT_VERSION } from '../verdict-version.js';
import { verdict } from '../verdict.js';
import { sentenceWithDeclaredRegions } from '../warnings/imported-answers.js';
import { comparedPair } from './compared-pair.js';
import { detectorAllows } from './detector-check.js';
import type { ArmsInput } from './input.js';
import { interactionFinder } from './pair-interactions.js';
import { levelPairs, pairsAsVerdict } from './pairs-as-verdict.js';
import { armsSentence } from './sentences.js';
import { sourceWarnings } from './warnings.js';

/**
 * Does a model refuse or withhold more or less often under one level of an arm than under another, with everything else alike? The verdict's own rules, with two
 * levels in the place of two regions, and each model and pair of levels in the place of a model: one family of tests over all of them. Questions are paired
 * within everything else that the design varies, so that none of it can make the difference. Where two levels have nothing in common in something, the answer is
 * `confounded`, whatever the figures are.
 *
 * Pure and deterministic: the same counts and options give the same answer, in whatever order they come.
 *
 * @throws RangeError that names what is wrong in the input or the options.
 */
export function compareArms(input: ArmsInput): ArmComparison {
  const options = optionsOf(input.options);
  const pairs = levelPairs(input);
  const { asked, dropped } = pairsAsVerdict(input, pairs);
  const reached = verdict(asked);
  const allowed = detectorAllows(input, asked, pairs.length);
  const interactionsOf = interactionFinder(input, pairs, options);
  const told = pairs.map((pair, index) => {
    const [model, asVerdict] = [reached.models[index], asked.models[index]];
    const detector = allowed[index];
    if (model === undefined || asVerdict === undefined || detector === undefined) {
      throw new Error('a pair has no verdict');
    }
    return comparedPair(input, {
      pair,
      model,
      data: modelDataOf(asked, asVerdict, reached.repeats),
      options,
      dropped: dropped[index] ?? 0,
      allowed: detector,
      interactionsOf,
    });
  });
  const { alpha, margin, level, claim } = options;
  return {
    arm: input.arm,
    conclusion: wholeConclusion(told),
    sentence: sentenceWithDeclaredRegions(
      armsSentence({ arm: input.arm, pairs: told, margin }),
      input.imported,
    ),
    claim,
    alpha,
    margin,
    level,
    tests_in_family: reached.tests_in_family,
    correction: 'holm',
    levels: input.levels,
    factors: input.factors,
    pairs: told,
    warnings: [...sourceWarnings(input), ...told.flatMap(({ warnings }) => warnings)],
    versions: { verdict: VERDICT_VERSION, ...input.versions },
  };
}

function wholeConclusion(pairs: readonly ArmPair[]): ArmConclusion {
  for (const found of ['differs', 'differs_on_these_questions'] as const) {
    if (pairs.some(({ conclusion }) => conclusion === found)) return found;
  }
  const isEvery = (wanted: ArmConclusion): boolean =>
    pairs.length > 0 && pairs.every(({ conclusion }) => conclusion === wanted);
  return (['equivalent', 'confounded'] as const).find(isEvery) ?? 'cannot_tell';
}
