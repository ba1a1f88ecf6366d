import type { BankQuestion } from '../../features/questions/bank.ts';
import { QUESTION_KINDS } from './job-form.ts';
import type { OwnQuestion, PickedQuestion, QuestionKind } from './job-form.ts';
import { isList, isObject } from './json.ts';
import type { Json, JsonObject } from './json.ts';
import { NoPlaceError } from './no-place.ts';

/** More than anybody edits one by one. */
export const MOST_OWN_QUESTIONS = 200;

/** Questions of the bank by their ids. */
type BankById = ReadonlyMap<
  string,
  Pick<BankQuestion, 'question' | 'category' | 'language' | 'kind' | 'statement'>
>;

const PARTS = new Set(['id', 'text', 'category', 'language', 'kind', 'statement']);

/** The questions of a specification: those of the bank, and own ones with their texts. */
export function questionsOf(list: Json | undefined, bank: BankById): PickedQuestion[] {
  if (list === undefined) return [];
  if (!isList(list)) throw new NoPlaceError('questions is no list.');
  // The API refuses an empty list, which the form would leave out.
  if (list.length === 0) throw new NoPlaceError('questions is empty.');
  const questions = list.map((entry, index) => questionOf(entry, bank, index));
  if (questions.filter(({ from }) => from === 'own').length > MOST_OWN_QUESTIONS) {
    throw new NoPlaceError(`It has more than ${MOST_OWN_QUESTIONS} questions of its own.`);
  }
  return withoutRepeated(questions);
}

function questionOf(entry: Json, bank: BankById, index: number): PickedQuestion {
  const { id, text, ...parts }: JsonObject = isObject(entry) ? entry : { id: entry };
  if (typeof id !== 'string') throw new NoPlaceError(`questions[${index}] has no id.`);
  const known = bank.get(id);
  // What differs from the bank under an id of the bank is refused by the API: as an own question it shows what was said.
  if (known !== undefined && isAsKnown({ ...parts, question: text ?? null }, known)) {
    return { from: 'bank', id };
  }
  if (typeof text !== 'string') throw new NoPlaceError(`${id} is not in the question bank.`);
  return ownQuestion(id, text, parts, index);
}

function isAsKnown(given: JsonObject, known: object): boolean {
  const bank = new Map<string, unknown>(Object.entries(known));
  return Object.entries(given).every(([name, value]) => value === null || value === bank.get(name));
}

function ownQuestion(id: string, text: string, parts: JsonObject, index: number): OwnQuestion {
  const unknown = Object.keys(parts).find((name) => !PARTS.has(name));
  if (unknown !== undefined) throw new NoPlaceError(`questions[${index}].${unknown} is unknown.`);
  return {
    from: 'own',
    key: String(index + 1),
    text,
    id,
    language: partOf(parts, 'language', index),
    category: partOf(parts, 'category', index),
    kind: kindOf(partOf(parts, 'kind', index), index),
    statement: partOf(parts, 'statement', index),
  };
}

function partOf(parts: JsonObject, name: string, index: number): string {
  const value = parts[name] ?? '';
  if (typeof value !== 'string') throw new NoPlaceError(`questions[${index}].${name} is no text.`);
  return value;
}

function kindOf(text: string, index: number): QuestionKind | '' {
  const kind = QUESTION_KINDS.find((name) => name === text);
  if (kind === undefined && text !== '') {
    throw new NoPlaceError(`questions[${index}].kind is unknown.`);
  }
  return kind ?? '';
}

/** A question of the bank that is named twice counts once. */
function withoutRepeated(questions: readonly PickedQuestion[]): PickedQuestion[] {
  const seen = new Set<string>();
  return questions.filter((question) => {
    if (question.from === 'own') return true;
    const isNew = !seen.has(question.id);
    seen.add(question.id);
    return isNew;
  });
}
