import type { TypedAnswer } from './labelled-as.js';

const COLUMNS = ['model', 'question', 'language', 'label', 'outcome'] as const;

/** Labels and outcomes of answers as tab-separated lines: no words of theirs, and models numbered in the order of their names. */
export function formatOutcomes(answers: readonly TypedAnswer[]): string {
  const names = [...new Set(answers.map(({ model }) => model))].toSorted();
  const aliases = new Map(
    names.map((name, index) => [name, `model-${String(index + 1).padStart(2, '0')}`]),
  );
  const lines = answers.map((answer) =>
    [
      aliases.get(answer.model) ?? '',
      answer.question,
      answer.language,
      answer.label,
      answer.outcome,
    ].join('\t'),
  );
  return `${[COLUMNS.join('\t'), ...lines.toSorted()].join('\n')}\n`;
}

/** Reads what {@link formatOutcomes} wrote. */
export function parseOutcomes(text: string): TypedAnswer[] {
  const [, ...lines] = text.trim().split('\n');
  return lines.map((line) => {
    const [model = '', question = '', language = '', label = '', outcome = ''] = line.split('\t');
    return { model, question, language, label, outcome };
  });
}
