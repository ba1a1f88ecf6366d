import type { JsonObject } from './json.ts';
import { SETTING_NAMES } from './settings.ts';
import type { SettingName } from './settings.ts';

export const QUESTION_KINDS = ['sensitive', 'neutral', 'control'] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/** A question with a text of one's own, as it is entered: an empty text is what was not given. */
export interface OwnQuestion {
  readonly from: 'own';
  /** Tells it from the others while it is edited. */
  readonly key: string;
  readonly text: string;
  readonly id: string;
  readonly language: string;
  readonly category: string;
  readonly kind: QuestionKind | '';
  readonly statement: string;
}

/** A question of a job: of the bank, or one's own. */
export type PickedQuestion = { readonly from: 'bank'; readonly id: string } | OwnQuestion;

/** A job as it is entered. Numbers are texts, so that nothing entered is lost. */
export interface JobForm {
  readonly name: string;
  readonly id: string;
  /** In the order in which they are submitted. */
  readonly questions: readonly PickedQuestion[];
  /** The regions from which each model is asked; never none. */
  readonly lanes: Readonly<Record<string, readonly string[]>>;
  readonly settings: Readonly<Record<SettingName, string>>;
  /** What a specification says beyond what the form has fields for. */
  readonly rest: JsonObject;
}

export const NO_SETTINGS = Object.fromEntries(SETTING_NAMES.map((name) => [name, ''])) as Readonly<
  Record<SettingName, string>
>;

export const EMPTY_FORM: JobForm = {
  name: '',
  id: '',
  questions: [],
  lanes: {},
  settings: NO_SETTINGS,
  rest: {},
};

/** The ids of the bank that are chosen. */
export function bankIdsOf({ questions }: JobForm): Set<string> {
  return new Set(questions.flatMap((question) => (question.from === 'bank' ? [question.id] : [])));
}

export function ownQuestionsOf({ questions }: JobForm): OwnQuestion[] {
  return questions.filter((question) => question.from === 'own');
}

/** The questions with some of the bank chosen, or no longer: what was there keeps its place. */
export function withBankQuestions(
  questions: readonly PickedQuestion[],
  ids: readonly string[],
  isChosen: boolean,
): PickedQuestion[] {
  const named = new Set(ids);
  const isThere = new Set(questions.flatMap((one) => (one.from === 'bank' ? [one.id] : [])));
  if (!isChosen) return questions.filter((one) => one.from === 'own' || !named.has(one.id));
  const added = ids.filter((id) => !isThere.has(id));
  return [...questions, ...added.map((id) => ({ from: 'bank' as const, id }))];
}

/** A question of one's own to be filled in, with a key that no other one has. */
export function newOwnQuestion(questions: readonly PickedQuestion[]): OwnQuestion {
  const numbers = questions.map((one) => (one.from === 'own' ? Number(one.key) : 0));
  return {
    from: 'own',
    key: String(Math.max(0, ...numbers) + 1),
    text: '',
    id: '',
    language: '',
    category: '',
    kind: '',
    statement: '',
  };
}

/** Whether nothing was entered: such a question is left out. */
export function isBlank({ text, id, language, category, kind, statement }: OwnQuestion): boolean {
  return [text, id, language, category, kind, statement].every((entered) => entered.trim() === '');
}
