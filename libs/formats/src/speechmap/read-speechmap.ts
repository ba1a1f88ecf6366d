import type { AnswersCollection } from '../answers/answers-collection.js';
import type { Place } from '../answers/given-answer.js';
import { momentOf } from '../answers/moment-of.js';
import type { DeclaredRegions } from '../answers/region-of.js';
import { objectOf, textOf } from '../completions/json-values.js';
import { readCompletion } from '../completions/read-completion.js';

/** Reads a row of SpeechMap's `responses/*.jsonl`: a question, and the provider's answer as it came. */
export function readSpeechMapRow(
  row: unknown,
  place: Place,
  { answers, regions }: { readonly answers: AnswersCollection; readonly regions: DeclaredRegions },
): void {
  const fields = objectOf(row);
  if (fields === null) return answers.problem(place, 'must be a JSON object');
  const [id, text, model] = ['question_id', 'question', 'model'].map((name) =>
    textOf(fields[name]),
  );
  for (const [name, value] of [
    ['question_id', id],
    ['question', text],
    ['model', model],
  ] as const) {
    if (value == null || value === '') {
      answers.problem({ ...place, field: name }, 'must be text that is not empty');
    }
  }
  if (!id || !text || !model) return;
  const region = regions.of(place.file, fields);
  if ('problem' in region) return answers.problem(place, region.problem);
  const category = textOf(fields['category']);
  const cell = { model, region: region.id, question: { id, text, category }, repeat: null };
  const facts = readCompletion(fields['response']);
  if (facts === null) {
    answers.note('rows have a response that is none: their cells count as not imported');
    answers.expect(cell, place);
    return;
  }
  const asked = momentOf(fields['timestamp']);
  answers.add(cell, { ...facts, completed_at: asked ?? facts.completed_at ?? null }, place);
}
