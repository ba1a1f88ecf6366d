import type { ModelVerdict } from '../../api/verdict-queries.ts';

/** What a verdict says, as warning or reason, of executions without a measurement. */
export const MISSING_CODES: ReadonlySet<string> = new Set([
  'worst_case_could_flip',
  'missing_unevenly',
  'missing_could_turn',
  'not_asked',
  'region_without_data',
  'region_mostly_unmeasured',
  'quarantined',
  'questions_dropped',
]);

/** How many executions of a model are in no rate. */
export function withoutMeasurement({ missingness }: Pick<ModelVerdict, 'missingness'>): number {
  return missingness.regions.reduce(
    (sum, { missing, quarantined, pending }) => sum + missing + quarantined + pending,
    0,
  );
}
