import type { Schema } from '@beacon/client';

/** A question of the bank with its category. */
export interface BankQuestion extends Schema<'QuestionView'> {
  readonly category: string;
}

/** The bank as one list, in its order. */
export function questionsOf({ categories }: Schema<'QuestionListView'>): BankQuestion[] {
  return Object.entries(categories).flatMap(([category, questions]) =>
    questions.map((question) => ({ ...question, category })),
  );
}

/** What of the bank is looked for. */
export interface BankFilter {
  readonly q?: string | undefined;
  readonly category?: string | undefined;
  readonly language?: string | undefined;
}

/** The questions that a filter leaves, a text in any case. */
export function filtered(
  questions: readonly BankQuestion[],
  { q = '', category, language }: BankFilter,
): BankQuestion[] {
  const text = q.toLowerCase();
  return questions.filter(
    (question) =>
      (category === undefined || question.category === category) &&
      (language === undefined || question.language === language) &&
      [question.question_id, question.question, question.topic].some((part) =>
        part.toLowerCase().includes(text),
      ),
  );
}

/** The values under a name, each once, with the number of questions. */
export function countsOf(
  questions: readonly BankQuestion[],
  name: 'category' | 'language',
): (readonly [value: string, count: number])[] {
  const counts = new Map<string, number>();
  for (const { [name]: value } of questions) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts];
}

/** A category in words, such as `bias detection`. */
export function categoryName(category: string): string {
  return category.replaceAll('_', ' ');
}
