import type { LearnedLanguage } from './shape.js';
import { learnedModel } from './learned-model.js';
import type { Form } from '../request/request.js';

/** From when on the learned part takes an answer for withheld. */
export interface WithheldThreshold {
  readonly language: LearnedLanguage;
  /** Whether a text or an answer to a question was asked for. */
  readonly form: Form;
  /** Log odds that the answer is withheld. */
  readonly logOdds: number;
}

/** The thresholds of the learned part that is in use, by language and form of the request. */
export function withheldThresholds(): WithheldThreshold[] {
  return [...learnedModel()].flatMap(([language, { scales }]) =>
    (['text', 'question'] as const).map((form) => ({
      language,
      form,
      logOdds: scales[form].threshold,
    })),
  );
}
