import { classAnalysis } from './class-analysis.js';
import { neededFor } from './cannot-tell.js';
import { conclusionOf } from './conclusion.js';
import { controlFigures } from './controls.js';
import { gapsReason, reasonOf } from './design.js';
import type { FamilyMember } from './family.js';
import { homogeneityOf } from './homogeneity.js';
import type { VerdictOptions } from './input.js';
import { missingnessFigures } from './missingness.js';
import type { ModelAnalysis } from './model-analysis.js';
import { armRows } from './model-data.js';
import { modelSentence } from './model-sentence.js';
import { decisivePairP } from './pair-estimate.js';
import { pairFigures, type RawPair } from './pair-figures.js';
import { flips, regionFigures } from './region-figures.js';
import { secondaryEndpoints } from './secondary.js';
import type { ModelVerdict, OmnibusTest, PairFigures, TwinFigures } from './shape.js';
import { warningsOf } from './warnings.js';

/** A model's verdict, once the correction over all models is known. */
export function modelVerdict(
  analysis: ModelAnalysis,
  member: FamilyMember,
  options: VerdictOptions,
): ModelVerdict {
  const { data, comparison } = analysis;
  const pairs = finishedPairs(analysis, member, options);
  const conclusion = conclusionOf(analysis, member, pairs, options);
  const aa = twinFigures(analysis, member, options);
  const told = {
    model_id: data.id,
    conclusion,
    omnibus: finishedOmnibus(analysis, member),
    pairs,
    p_adjusted: member.adjusted,
    cannot_tell: conclusion === 'cannot_tell' ? neededFor(analysis, member, pairs, options) : null,
    secondary: secondaryEndpoints(data, comparison, options),
  };
  const unwarned = {
    model_id: data.id,
    name: data.name,
    conclusion,
    sentence: modelSentence(told, options),
    regions: data.regions.map((region) => regionFigures(data, region, options)),
    omnibus: told.omnibus,
    pairs,
    reason:
      comparison.compared.length < 2
        ? 'No test: fewer than two regions have measurements.'
        : reasonOf(comparison.design, analysis.pairs.some(isUneven)) + gapsOf(analysis),
    p: analysis.p,
    p_adjusted: member.adjusted,
    questions: data.questions,
    flip_rate: flipRateOf(analysis, options),
    controls: controlFigures(data, comparison, options),
    aa,
    noise_floor: noiseFloor(aa),
    missingness: missingnessFigures(data),
    secondary: told.secondary,
    class_analysis: classAnalysis(data, comparison),
    homogeneity: comparison.design.repeated ? homogeneityFigures(analysis, options) : [],
    cannot_tell: told.cannot_tell,
  };
  return { ...unwarned, warnings: warningsOf(unwarned, analysis, options) };
}

function finishedPairs(
  analysis: ModelAnalysis,
  member: FamilyMember,
  options: VerdictOptions,
): PairFigures[] {
  const { data, pairs } = analysis;
  return pairs.map((pair, index) =>
    pairFigures(
      data,
      pair,
      { adjusted: member.pairs[index] ?? null, alphaStep: member.pairAlphaStep },
      options,
    ),
  );
}

function gapsOf({ omnibus }: ModelAnalysis): string {
  return omnibus === null || omnibus.incomplete === 0
    ? ''
    : gapsReason(omnibus.questions, omnibus.incomplete);
}

function finishedOmnibus({ omnibus }: ModelAnalysis, member: FamilyMember): OmnibusTest | null {
  if (omnibus === null) return null;
  const { test, statistic, df, p, ...rest } = omnibus;
  return { test, statistic, df, p, p_adjusted: member.adjusted ?? 1, ...rest };
}

function twinFigures(
  { data, twins }: ModelAnalysis,
  { alphaStep }: FamilyMember,
  options: VerdictOptions,
): TwinFigures[] {
  return twins.map((pair) => {
    const figures = pairFigures(data, pair, { adjusted: null, alphaStep }, options);
    return {
      ...figures,
      twin_of: pair.a,
      remarkable: pair.estimate !== null && decisivePairP(pair.estimate) <= options.alpha,
    };
  });
}

function isUneven({ estimate }: RawPair): boolean {
  return estimate !== null && estimate.byAnswer !== null;
}

function noiseFloor(aa: readonly TwinFigures[]): number | null {
  const sizes = aa.flatMap(({ difference }) => (difference === null ? [] : Math.abs(difference)));
  return sizes.length === 0 ? null : Math.max(...sizes);
}

function flipRateOf({ data }: ModelAnalysis, { endpoint }: VerdictOptions): number | null {
  if (data.repeats < 2) return null;
  const { flipped, cells } = flips(armRows(data, data.regions, endpoint));
  return cells === 0 ? null : flipped / cells;
}

function homogeneityFigures(
  { pairs }: ModelAnalysis,
  { alpha }: VerdictOptions,
): ModelVerdict['homogeneity'] {
  return pairs.flatMap(({ a, b, rows }) => homogeneityOf([a, b], rows, alpha) ?? []);
}
