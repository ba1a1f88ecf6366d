import { holm } from '@beacon/statistics';
import { concluded, type ConcludedContent } from './concluded.js';
import { jobContentSentence } from './content-sentences.js';
import type { ContentOptions } from './input.js';
import { contentOptionsOf } from './input.js';
import type { RawContent } from './measured.js';
import type { RawModelContent } from './model-content.js';
import type { ContentComparison, ContentConclusion, ModelContent } from '../shape/content-shape.js';

/**
 * What the models of a job say by region, from what was found of each: Holm over the tests of all models, stances among them, so that the
 * chance to claim any difference that is not is at most alpha. It is a family of its own, beside the one of the verdict's rates.
 * @param facts what to print with it.
 */
export function contentComparison(
  models: readonly RawModelContent[],
  options: Partial<ContentOptions> = {},
  facts: { readonly embeddingModel?: string | null } = {},
): ContentComparison {
  const { alpha, claim, seed } = contentOptionsOf(options);
  const found = models.flatMap(({ content, stance }) => [content, ...(stance ? [stance] : [])]);
  const family = familyOf(found, alpha);
  const results = models.map((model) => modelOf(model, family));
  const compared = results.flatMap((model) => [model, ...(model.stance ? [model.stance] : [])]);
  const isEmbedded = models.some(({ content }) => content.measure === 'embedding');
  return {
    conclusion: jobConclusion(compared.map(({ conclusion }) => conclusion)),
    sentence: jobContentSentence(results),
    alpha,
    claim,
    seed,
    tests_in_family: family.tests,
    correction: 'holm',
    embedding_model: isEmbedded ? (facts.embeddingModel ?? null) : null,
    models: results,
  };
}

/** The tests that are held against each other. */
export interface ContentFamily {
  readonly alpha: number;
  readonly tests: number;
  /** Adjusted p of each test of each measure, in their order. */
  readonly tested: ReadonlyMap<RawContent, readonly number[]>;
  /** Adjusted p of each pair, not yet held against its model's; null where there is no test of it. */
  readonly paired: ReadonlyMap<RawContent, readonly (number | null)[]>;
}

function familyOf(found: readonly RawContent[], alpha: number): ContentFamily {
  const tests = found.map((one) => one.tests.map(({ p }) => p));
  const pairs = found.map((one) => one.pairs.map(({ p }) => smallestOf(Object.values(p))));
  return {
    alpha,
    tests: tests.flat().length,
    tested: new Map(zip(found, adjusted(tests)).map(([one, ps]) => [one, ps.map((p) => p ?? 1)])),
    paired: new Map(zip(found, adjusted(pairs))),
  };
}

/** The smallest p of several tests of one thing, times their number; null without a test. */
function smallestOf(ps: readonly (number | null)[]): number | null {
  const made = ps.flatMap((p) => (p === null ? [] : [p]));
  return made.length === 0 ? null : Math.min(1, Math.min(...made) * made.length);
}

/** Holm over all values of all groups; what is null stays so. */
function adjusted(groups: readonly (readonly (number | null)[])[]): (number | null)[][] {
  const ps = holm(groups.flat().flatMap((p) => (p === null ? [] : [p])));
  let next = 0;
  return groups.map((group) => group.map((p) => (p === null ? null : (ps[next++] ?? null))));
}

function zip<One, Other>(ones: readonly One[], others: readonly Other[]): [One, Other][] {
  return ones.flatMap((one, index) => {
    const other = others[index];
    return other === undefined ? [] : [[one, other]];
  });
}

function modelOf(
  { modelId, sample, content, stance }: RawModelContent,
  family: ContentFamily,
): ModelContent {
  const ofModel = (raw: RawContent): ConcludedContent => concluded(raw, modelId, family);
  return {
    model_id: modelId,
    sample,
    ...ofModel(content),
    stance: stance === null ? null : { ...ofModel(stance), regions: stance.regions },
  };
}

function jobConclusion(conclusions: readonly ContentConclusion[]): ContentConclusion {
  if (conclusions.includes('content_differs')) return 'content_differs';
  return conclusions.includes('not_found') ? 'not_found' : 'not_tested';
}
