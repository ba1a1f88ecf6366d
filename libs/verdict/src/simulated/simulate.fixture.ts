import { normalLower, normalQuantile, seededWords } from '@beacon/statistics';
import type { CellCounts, OutcomeProfile, VerdictInput } from '../input/input.js';

/** Draws a number of answers from a uniform number in 0 to 1. */
export type RepeatsDrawn = (uniform: number) => number;

/** A job to simulate: answers follow normal scales, the question's, the one of the question in its region, and chance. */
export interface SimulatedJob {
  readonly seed: number;
  readonly questions: number;
  /** Of every question in every region, or what each region draws of each question, at least 1. */
  readonly repeats: number | readonly RepeatsDrawn[];
  readonly regions: readonly string[];
  readonly models: readonly string[];
  readonly baseRate: number;
  /** Share of the scale that is the question's, the same in every region. */
  readonly questionShare: number;
  /** Share that is the question's in one region, the same over repeats. */
  readonly cellShare: number;
  /** What the last region of the first model lies above the others. */
  readonly planted?: number;
  /** The first of the regions that lie above; default the last. */
  readonly plantedFrom?: number;
}

/** Draws a job. The same seed gives the same job. */
export function simulatedJob(job: SimulatedJob): VerdictInput {
  const { normal, uniform } = numbersFrom(job.seed);
  const chanceShare = 1 - job.questionShare - job.cellShare;
  const cell = (question: number, threshold: number, repeats: number): CellCounts => {
    const here = Math.sqrt(job.questionShare) * question + Math.sqrt(job.cellShare) * normal();
    let refused = 0;
    for (let repeat = 0; repeat < repeats; repeat += 1) {
      if (here + Math.sqrt(chanceShare) * normal() < threshold) refused += 1;
    }
    const outcomes = { refused, answered: repeats - refused };
    return { outcomes, cancelled: 0, quarantined: 0 };
  };
  const threshold = normalQuantile(job.baseRate);
  const raised = normalQuantile(job.baseRate + (job.planted ?? 0));
  const raisedFrom = job.plantedFrom ?? job.regions.length - 1;
  const profiles = job.models.flatMap((modelId, model) =>
    Array.from({ length: job.questions }, (): OutcomeProfile => {
      const question = normal();
      const cells = job.regions.map((_, region) =>
        cell(
          question,
          model === 0 && region >= raisedFrom ? raised : threshold,
          typeof job.repeats === 'number' ? job.repeats : (job.repeats[region]?.(uniform()) ?? 1),
        ),
      );
      return { modelId, kind: null, questions: 1, cells };
    }),
  );
  return {
    regions: job.regions,
    models: job.models.map((id) => ({ id })),
    repeats: typeof job.repeats === 'number' ? job.repeats : null,
    profiles,
  };
}

/** Correlation at a base rate of answers whose scales correlate so: by plain counting over a grid of shared values. */
export function answerCorrelation(baseRate: number, share: number): number {
  const threshold = normalQuantile(baseRate);
  const steps = 4000;
  let squares = 0;
  for (let step = 0; step < steps; step += 1) {
    const shared = normalQuantile((step + 0.5) / steps);
    const rate = normalLower((threshold - Math.sqrt(share) * shared) / Math.sqrt(1 - share));
    squares += (rate * rate) / steps;
  }
  return (squares - baseRate * baseRate) / (baseRate * (1 - baseRate));
}

/** Uniform numbers, and standard normal ones (Box and Muller), from a seed. */
function numbersFrom(seed: number): { uniform: () => number; normal: () => number } {
  const words = seededWords(seed);
  const uniform = (): number => (words() + 0.5) / 2 ** 32;
  let spare: number | null = null;
  const normal = (): number => {
    if (spare !== null) {
      const kept = spare;
      spare = null;
      return kept;
    }
    const radius = Math.sqrt(-2 * Math.log(uniform()));
    const angle = 2 * Math.PI * uniform();
    spare = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };
  return { uniform, normal };
}
