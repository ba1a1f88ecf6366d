import { readQuestion } from './question.js';
import type { Question } from './question.js';

/** Questions that are remembered. */
const KEPT = 500;
/** Code units of a question that is remembered. */
const LONGEST = 2_000;

/** Reads questions, and remembers the last ones: a job asks the same few again and again, of every model in every region. */
export class QuestionReader {
  /** The one that was read first comes first. */
  readonly #read = new Map<string, Question>();

  /** Like `readQuestion`. */
  read(question: string | null): Question {
    if (question === null || question.length > LONGEST) return readQuestion(question);
    const known = this.#read.get(question);
    if (known !== undefined) return known;
    const read = readQuestion(question);
    this.#read.set(question, read);
    this.#forget();
    return read;
  }

  #forget(): void {
    for (const oldest of this.#read.keys()) {
      if (this.#read.size <= KEPT) return;
      this.#read.delete(oldest);
    }
  }
}
