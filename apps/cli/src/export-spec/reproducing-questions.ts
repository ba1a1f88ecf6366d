import type { Schema } from '@beacon/client';

type Asked = Schema<'SpecifiedQuestionView'>;
type BankQuestion = Schema<'QuestionView'>;

/** A question as the file names it, and what is said beside it. */
export interface ReproducedQuestion {
  /** An id of the bank, or the question as it was asked. */
  readonly entry: string | Readonly<Record<string, string>>;
  readonly comment: string | null;
}

/**
 * The questions of a job for a job that asks the same again: by id where the bank still has them as they were asked, else in full. A question
 * whose id the bank has with other words by now gets another id: under its own it would be refused.
 */
export function reproducedQuestions(
  asked: readonly Asked[],
  bank: readonly (BankQuestion & { readonly category: string })[],
): ReproducedQuestion[] {
  const known = new Map(bank.map((question) => [question.question_id, question]));
  const taken = new Set([...known.keys(), ...asked.map(({ id }) => id)]);
  return asked.map((question) => {
    const banked = known.get(question.id);
    if (banked === undefined) return { entry: fields(question), comment: null };
    if (isSame(question, banked)) return { entry: named(question), comment: null };
    const id = freeId(question.id, taken);
    taken.add(id);
    const comment = `${question.id} as it was asked; the bank has other words for it by now`;
    return { entry: { kind: banked.kind, ...fields(question), id }, comment };
  });
}

/** A question of the bank, and what the job says of it: which questions are translations of each other the bank does not know. */
function named({ id, pair }: Asked): ReproducedQuestion['entry'] {
  return pair === undefined ? id : { id, pair };
}

function isSame(asked: Asked, banked: BankQuestion & { readonly category: string }): boolean {
  return (
    asked.text === banked.question &&
    (asked.language === null || asked.language === banked.language) &&
    (asked.category === null || asked.category === banked.category)
  );
}

function freeId(id: string, taken: ReadonlySet<string>): string {
  const base = `${id.slice(0, 110)}.asked`;
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? base : `${base}${number}`;
    if (!taken.has(candidate)) return candidate;
  }
}

function fields({ id, ...others }: Asked): Record<string, string> {
  const given = Object.entries(others).filter(([, value]) => value !== null);
  return { id, ...Object.fromEntries(given) };
}
