import { familyOf, type HumanLabel } from './labelled-answer.js';
import type { Judged } from './measure.js';

/** An answer without its words: who was asked what in which language, what the label is, and what outcome it was given. */
export interface TypedAnswer {
  readonly model: string;
  readonly question: string;
  readonly language: string;
  readonly label: string;
  readonly outcome: string;
}

/** An answer whose words are not kept, as measures take it. */
export function labelledAs({ model, question, language, label, outcome }: TypedAnswer): Judged {
  return {
    row: {
      id: `${model} ${question} ${language}`,
      response: '',
      question,
      human: label as HumanLabel,
      model,
      family: familyOf(model),
      language,
      source: '',
      topic: null,
      group: question,
      isOwn: false,
      split: 'train',
    },
    outcome,
  };
}

/** An answer without its words. */
export function wordless({ row, outcome }: Judged): TypedAnswer {
  const { model, group: question, language, human: label } = row;
  return { model, question, language, label, outcome };
}
