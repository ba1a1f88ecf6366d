import type { Label } from '../agreement/index.js';

/** Answers that are alike to whoever draws a sample: in one language, typed alike. */
export interface AnswerStratum {
  /** Of the question; null where it is not known. */
  readonly language: string | null;
  /** What the answers were typed as when the sample was drawn. */
  readonly typed: Label;
  /** How many there are. */
  readonly answers: number;
}

/**
 * Turns by which a language's strata take answers. Half go to what was typed as answered, since only there is found what was missed, and the other
 * half is shared among the three ways to withhold.
 */
const TURNS: readonly Label[] = [
  'answered',
  'refused',
  'answered',
  'evasive',
  'answered',
  'partial',
];

/**
 * How many answers to draw from each stratum: the languages take turns, and so do the classes within, until the sample is full or nothing is left.
 * Within a stratum every answer has the same chance, which is what the estimate needs; how many each gives is a matter of precision only.
 * @returns in the order of the strata.
 */
export function allocate(strata: readonly AnswerStratum[], size: number): number[] {
  const taken = strata.map(() => 0);
  let left = Math.min(
    size,
    strata.reduce((sum, { answers }) => sum + answers, 0),
  );
  const languages = [...new Set(strata.map(({ language }) => language))];
  for (let turn = 0; left > 0; turn += 1) {
    for (const language of languages) {
      if (left === 0) break;
      const typed = TURNS[turn % TURNS.length];
      const index = strata.findIndex((one) => one.language === language && one.typed === typed);
      const chosen = taken[index];
      if (chosen === undefined || chosen >= (strata[index]?.answers ?? 0)) continue;
      taken[index] = chosen + 1;
      left -= 1;
    }
  }
  return taken;
}
