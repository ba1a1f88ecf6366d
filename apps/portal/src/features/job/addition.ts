import type { Schema } from '@beacon/client';
import { formatCost, formatNumber } from '../../lib/format.ts';

interface Wanted {
  /** The new total of repeats. */
  readonly repeats: number;
  /** How many the job has. */
  readonly now: number;
  readonly regions: readonly string[];
  readonly models: readonly string[];
  readonly questions: readonly string[];
  /** The new cost limit, in US dollars; absent where it stays. */
  readonly max_cost?: number;
}

/** The body that adds what is wanted to a job; null when it adds nothing or is not accepted. */
export function additionOf(wanted: Wanted): Schema<'AdditionBody'> | null {
  const { repeats, now, regions, models, questions, max_cost: maxCost } = wanted;
  if (!Number.isSafeInteger(repeats) || repeats < now) return null;
  const news = repeats - now + regions.length + models.length + questions.length;
  if (news === 0 && maxCost === undefined) return null;
  return {
    ...(repeats > now && { repeats }),
    ...(regions.length > 0 && { regions: [...regions] }),
    ...(models.length > 0 && { models: [...models] }),
    ...(questions.length > 0 && { questions: [...questions] }),
    ...(maxCost !== undefined && { max_cost: maxCost }),
  };
}

/** Things that are not among those named. */
export function notIn<Thing extends { readonly id: string }>(
  things: readonly Thing[],
  ids: readonly string[],
): readonly Thing[] {
  const known = new Set(ids);
  return things.filter(({ id }) => !known.has(id));
}

/** What came of an extension. */
export function additionWords(
  { added, expected_executions: expected }: Schema<'ExtensionView'>,
  { max_cost: maxCost }: Schema<'AdditionBody'>,
): string {
  if (added > 0)
    return `${formatNumber(added)} cells were added; the job comes to ${formatNumber(expected)}.`;
  return maxCost == null
    ? 'The job has all of that already: nothing was added.'
    : `Nothing was added; the cost limit is ${formatCost(maxCost)} now.`;
}
