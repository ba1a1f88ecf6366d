import { compareCounted } from '@beacon/verdict';
import type { CountedComparison, CountedJob } from '@beacon/verdict';
import { RefusalError } from '../../refusal.error.js';
import type { Concluded } from '../conditions/gate-input.js';
import { given, toConcluded } from './compared.js';
import type { ComparisonOptions } from './compared.js';

/** The same of a job whose counts are in a file: by the same rules, to the same figures. */
export function comparedCounts(
  before: CountedJob,
  after: CountedJob,
  options: ComparisonOptions,
): Concluded {
  const { comparison, lanesLeftOut, questionsLeftOut } = compared(before, after, options);
  return toConcluded(comparison, { lanes: lanesLeftOut, questions: questionsLeftOut.length });
}

function compared(
  before: CountedJob,
  after: CountedJob,
  options: ComparisonOptions,
): CountedComparison {
  try {
    return compareCounted(before, after, given(options));
  } catch (error) {
    // What a comparison does not take is in the file: the options were checked.
    throw error instanceof RangeError ? new RefusalError(`--baseline: ${error.message}`) : error;
  }
}
