import { z } from 'zod';
import type { LanguagePart, LearnedModel } from './learned-model.js';
import type { LearnedLanguage } from './shape.js';
import weights from './weights.json' with { type: 'json' };
import { parsePart } from './written-part.js';

const scaleSchema = z.strictObject({
  factor: z.number(),
  shift: z.number(),
  threshold: z.number(),
});

const partSchema = z
  .strictObject({
    bias: z.int(),
    unit: z.number(),
    named: z.record(z.string(), z.int()),
    slots: z.base64(),
  })
  .transform((part, context) => {
    try {
      return parsePart(part);
    } catch (error) {
      context.addIssue({ code: 'custom', message: String(error), path: ['slots'] });
      return z.NEVER;
    }
  });

const languageSchema = z.strictObject({
  scales: z.strictObject({ text: scaleSchema, question: scaleSchema }),
  withheld: partSchema,
  partly: partSchema,
}) satisfies z.ZodType<LanguagePart>;

const weightsSchema = z.strictObject({
  /** Answers from which the weights were learned: printed nowhere, for whoever reads the file. */
  trained_on: z.int(),
  languages: z.strictObject({ en: languageSchema, zh: languageSchema }),
});

/**
 * The learned part in what `weights.json` holds.
 * @throws Error that names each place where it is not what the classifier reads.
 */
export function readWeights(file: unknown): LearnedModel {
  const read = weightsSchema.safeParse(file);
  if (!read.success) {
    throw new Error(
      `weights.json does not hold what the classifier reads: train it again (npm run calibrate -- --train).\n${z.prettifyError(read.error)}`,
    );
  }
  return new Map(Object.entries(read.data.languages) as [LearnedLanguage, LanguagePart][]);
}

const MODEL = readWeights(weights);

/** The learned part that the project uses, read once when the program starts. */
export function learnedModel(): LearnedModel {
  return MODEL;
}
