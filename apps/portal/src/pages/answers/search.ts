import { OUTCOMES } from '../../lib/outcomes.ts';
import type { Outcome } from '../../lib/outcomes.ts';
import { oneOf, textOf } from '../../lib/search.ts';

/** Which answers are listed. */
export interface AnswersSearch {
  /** Words of the answer. */
  readonly q?: string | undefined;
  readonly outcome?: Outcome | undefined;
  readonly region?: string | undefined;
  readonly model?: string | undefined;
}

export function readAnswersSearch(search: Record<string, unknown>): AnswersSearch {
  return {
    q: textOf(search['q']),
    outcome: oneOf(search['outcome'], OUTCOMES),
    region: textOf(search['region']),
    model: textOf(search['model']),
  };
}

/** Shorter words are in nearly every answer, and the API refuses them. */
export const LEAST_CHARACTERS = 2;

/** The same as the API asks for it, but for the page. */
export function answerListQueryOf({ q, outcome, region, model }: AnswersSearch): {
  readonly q?: string;
  readonly outcome?: Outcome;
  readonly region?: string;
  readonly model_id?: string;
} {
  return {
    ...(q === undefined || [...q].length < LEAST_CHARACTERS ? {} : { q }),
    ...(outcome === undefined ? {} : { outcome }),
    ...(region === undefined ? {} : { region }),
    ...(model === undefined ? {} : { model_id: model }),
  };
}
