import { finalAnswer } from '@beacon/classification';
import { analysis } from './analysis.js';
import type { Features, LearnedLanguage } from './analysis.js';
import type { LabelledAnswer } from './labelled-answer.js';

/** What a labelled answer shows, with its question or without. */
export interface Featured {
  readonly row: LabelledAnswer;
  readonly features: Features;
  readonly isWithQuestion: boolean;
}

/** The language of an answer as the services see it; null where nothing is learned. */
export function learnedLanguageOf(row: LabelledAnswer): LearnedLanguage | null {
  const language = analysis.languageOf(finalAnswer(row.response).text);
  return language === 'en' || language === 'zh' ? language : null;
}

/**
 * The features of answers in a language, which take time and are the same in each fold. Answers to questions of many kinds are also
 * looked at without their question, since the classifier is asked both ways; those to requests of one kind are not.
 */
export function featuresOfAll(
  rows: readonly LabelledAnswer[],
  language: LearnedLanguage,
): Featured[] {
  return rows
    .filter((row) => learnedLanguageOf(row) === language)
    .flatMap((row) => {
      const forms =
        row.question === null ? [null] : [row.question, ...(row.topic === null ? [null] : [])];
      return forms.map((asked) => featured(row, language, asked));
    });
}

function featured(row: LabelledAnswer, language: LearnedLanguage, asked: string | null): Featured {
  const { text } = finalAnswer(row.response);
  const reading = analysis.readAnswer(text, row.language);
  const question = analysis.readQuestion(asked);
  return {
    row,
    isWithQuestion: asked !== null,
    features: analysis.featuresOf({ text, language, asked, question, reading }),
  };
}
