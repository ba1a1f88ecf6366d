import type { Schema } from '@beacon/client';

interface Wanted {
  /** The new total of repeats. */
  readonly repeats: number;
  /** How many the job has. */
  readonly now: number;
  readonly regions: readonly string[];
  readonly models: readonly string[];
  readonly questions: readonly string[];
}

/** The body that adds what is wanted to a job; null when it adds nothing or is not accepted. */
export function additionOf(wanted: Wanted): Schema<'AdditionBody'> | null {
  const { repeats, now, regions, models, questions } = wanted;
  if (!Number.isSafeInteger(repeats) || repeats < now) return null;
  if (repeats === now && regions.length + models.length + questions.length === 0) return null;
  return {
    ...(repeats > now && { repeats }),
    ...(regions.length > 0 && { regions: [...regions] }),
    ...(models.length > 0 && { models: [...models] }),
    ...(questions.length > 0 && { questions: [...questions] }),
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
