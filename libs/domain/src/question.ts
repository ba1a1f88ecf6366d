/** What a question is for: a sensitive topic, its neutral near-topic partner, or a plain-fact control. */
export const QUESTION_KINDS = ['sensitive', 'neutral', 'control'] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/** A question of the bank. */
export interface BankQuestion {
  /** Stable id, `^[A-Za-z0-9_.-]{1,128}$`. */
  readonly id: string;
  readonly text: string;
  /** Group shown to users, such as `bias_detection`. */
  readonly category: string;
  /** BCP 47 language of the text. */
  readonly language: string;
  readonly topic: string;
  readonly kind: QuestionKind;
  /** Joins a sensitive question with its neutral partner; null where there is none. */
  readonly pairId: string | null;
  readonly sensitivity: 'low' | 'medium' | 'high' | null;
  /** What a correct answer contains, for plain-fact controls; null otherwise. */
  readonly expected: string | null;
  /** What an answer agrees or disagrees with, for raters; never sent to the model. Null where there is none. */
  readonly statement: string | null;
}

/** All questions that a job may name by id, in the order of the files. */
export interface QuestionBank {
  readonly questions: readonly BankQuestion[];
  /** Finds a question by its id. */
  find(id: string): BankQuestion | undefined;
}

/** The shape of a question id, in the bank and inline. */
export const QUESTION_ID_PATTERN = /^[A-Za-z0-9_.-]{1,128}$/;

/** Builds a bank from questions whose ids are unique. */
export function questionBank(questions: readonly BankQuestion[]): QuestionBank {
  const byId = new Map(questions.map((question) => [question.id, question]));
  return { questions, find: (id) => byId.get(id) };
}
