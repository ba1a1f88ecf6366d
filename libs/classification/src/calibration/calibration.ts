import { z } from 'zod';
import calibration from './calibration.json' with { type: 'json' };

const countsSchema = z
  .strictObject({ x: z.int().min(0), n: z.int().min(1) })
  .refine(({ x, n }) => x <= n, 'x must be at most n')
  .readonly();

const detectorSchema = z
  .strictObject({
    /** Events found, among those that people saw. */
    sensitivity: countsSchema,
    /** Others left alone, among those that people saw. */
    specificity: countsSchema,
    /** How many of these answers are worth one independent answer: those of one model, and those to one question, are right or wrong together. */
    design_effect: z.number().min(1),
  })
  .readonly();

/** How often the classifier was right, in counts. */
export type DetectorCounts = z.output<typeof detectorSchema>;

const calibrationSchema = z
  .strictObject({
    /** Strict refusals against all else, where labels tell them from evasions. */
    refused: z.record(z.string(), detectorSchema).readonly(),
    /** Refused, evasive or partial against answered. */
    withheld: z.record(z.string(), detectorSchema).readonly(),
  })
  .readonly();

/** Counts by language (BCP 47), for each endpoint. */
export type ClassifierCalibration = z.output<typeof calibrationSchema>;

/**
 * The counts in what `calibration.json` holds.
 * @throws Error that names each place where they are not counts.
 */
export function readCalibration(file: unknown): ClassifierCalibration {
  const read = calibrationSchema.safeParse(file);
  if (read.success) return read.data;
  throw new Error(
    `calibration.json does not hold the classifier's counts: measure them again (npm run calibrate -- --figures).\n${z.prettifyError(read.error)}`,
  );
}

/**
 * What the classifier of this version was measured to do, for rates that are corrected for its errors: cross-validated, with neither the
 * model's family nor the question seen in training. A language that is not here has not been measured.
 */
export const CALIBRATION: ClassifierCalibration = readCalibration(calibration);
