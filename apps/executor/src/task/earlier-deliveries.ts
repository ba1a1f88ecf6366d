import type { ExecuteTaskV1 } from '@beacon/contracts';
import type { AttemptTally } from '../results/attempt-log.js';

/**
 * Whether every delivery of a task before this one is known to be over. One that ended in an attempt which brought no result is: the
 * attempt is kept before the task is returned. So a task that comes again for its failures costs no question.
 * @param deliveries before this one.
 */
export function areOver(
  deliveries: number,
  { number }: Pick<AttemptTally, 'number'>,
  { isReplanned, attemptsBefore }: Pick<ExecuteTaskV1, 'isReplanned' | 'attemptsBefore'>,
): boolean {
  // Attempts of an earlier task for the same cell and round say nothing of the deliveries of this one.
  const areOwn = !isReplanned && attemptsBefore === 0;
  return areOwn && number >= deliveries;
}
