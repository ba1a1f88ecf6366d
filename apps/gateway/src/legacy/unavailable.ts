/** A field of the original API that is null in every answer. */
export const ALWAYS_NULL = { type: 'string', nullable: true, enum: [null] } as const;

/** Why fields of the original API are null, by field. */
export const REASONS = {
  type: 'object',
  additionalProperties: { type: 'string' },
  description: 'Why fields are null: they have no meaning that would stand up to review.',
} as const;

/** What the original computed and nobody can stand behind. */
const NO_MEANING = {
  bias_variance:
    'it was the spread of a score made of key words, which measures words and not bias: see the verdict for what differs between regions',
  narrative_divergence: 'it was 1 - factual_consistency, which tells nothing new',
  risk_assessment:
    'it followed from thresholds without a source: see the verdict for what differs, by how much, and how sure that is',
  recommendation: 'it followed from risk_assessment',
  bias_score: 'it was made of key words, which measure words and not bias',
  censorship_score: 'it was made of key phrases: see outcome and refusal_rate',
  political_sensitivity: 'it was made of key words, which are in the question as often as not',
  cultural_bias: 'it was made of key words such as "modern"',
  factual_accuracy: 'it measured the style of a text: no answer is checked against facts here',
  sentiment: 'it was made of key words',
  keyword_flags: 'key words tell nothing of what an answer says',
  risk_level: 'it followed from bias_variance',
  max_bias_score: 'there is no bias_score',
  min_bias_score: 'there is no bias_score',
} as const;

/** Some of the reasons, by field. */
export function reasonsFor(
  ...fields: readonly (keyof typeof NO_MEANING)[]
): Record<string, string> {
  return Object.fromEntries(fields.map((field) => [field, NO_MEANING[field]]));
}
