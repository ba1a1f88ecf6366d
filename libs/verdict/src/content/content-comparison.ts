import { concluded, type ConcludedContent } from './concluded.js';
import { jobContentSentence } from './content-sentences.js';
import type { ContentOptions } from './input.js';
import { contentOptionsOf } from './input.js';
import type { RawContent } from './measured.js';
import type { RawModelContent } from './model-content.js';
import type { ContentComparison, ContentConclusion, ModelContent } from '../shape/content-shape.js';
import { type ContentFamily, familyOf } from './content-family.js';

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
