import type { DetectorTable, ReviewedDetector } from '@beacon/verdict';
import type { EntityManager } from '@mikro-orm/postgresql';
import { readFinalEstimate } from './review-estimate.js';

/** What a verdict learns about the detector from a job's review: nothing where it is not finished, or where it is too small. */
export async function readReviewedTable(em: EntityManager, jobId: string): Promise<DetectorTable> {
  return toTable((await readFinalEstimate(em, jobId)) ?? []);
}

function toTable(detectors: readonly ReviewedDetector[]): DetectorTable {
  const usable = detectors.filter(({ unusable }) => unusable === null);
  const of = (wanted: ReviewedDetector['endpoint']) =>
    Object.fromEntries(
      usable.flatMap(({ endpoint, language, sensitivity, specificity }) =>
        language === null || endpoint !== wanted
          ? []
          : [[language, { sensitivity: sensitivity.worth, specificity: specificity.worth }]],
      ),
    );
  return { refused: of('refused'), withheld: of('withheld') };
}
