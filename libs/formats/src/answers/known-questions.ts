import { createHash } from 'node:crypto';
import { QUESTION_ID_PATTERN, QUESTION_KINDS } from '@beacon/domain';
import type { AnswersHeadInput } from './answers-file.js';
import type { GivenQuestion } from './given-answer.js';

type Question = AnswersHeadInput['questions'][number];

/** Hex digits that stand for a text or an odd id. */
const DIGITS = 12;
/** Characters of an odd id that are kept. */
const KEPT = 100;

/** The id of a question in a job: its own where that is one, else one that is made of it, the same in every import. */
export function questionIdOf({ id, text }: Pick<GivenQuestion, 'id' | 'text'>): string {
  if (id === null) return `q-${digest(text)}`;
  if (QUESTION_ID_PATTERN.test(id)) return id;
  const clean = id.replaceAll(/[^A-Za-z0-9_.-]+/g, '_').slice(0, KEPT);
  // Two odd ids may look alike without what was replaced.
  return `${clean}-${digest(id)}`;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, DIGITS);
}

/** The questions of an import, each with one text. */
export class KnownQuestions {
  readonly #known = new Map<string, Question>();

  get list(): readonly Question[] {
    return [...this.#known.values()];
  }

  /** @returns the question's id; null when it has another text already. */
  add(given: GivenQuestion): string | null {
    const id = questionIdOf(given);
    const known = this.#known.get(id);
    if (known !== undefined) return known.text === given.text ? id : null;
    const { text, category, language, kind } = given;
    this.#known.set(id, {
      id,
      text,
      category: shortOf(category, 100),
      language: shortOf(language, 35),
      kind: QUESTION_KINDS.find((one) => one === kind) ?? null,
    });
    return id;
  }
}

/** What is too long to be a name is none. */
function shortOf(text: string | null | undefined, most: number): string | null {
  return text == null || text === '' || text.length > most ? null : text;
}
