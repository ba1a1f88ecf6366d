import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';
import { canonicalText } from '@beacon/signing';
import type { Faults } from '../faults.js';
import type { QuestionLine } from '../file/lines.js';
import type { KnownRegistration } from './registrations.js';

/** The questions of a job, held against the digest of each registration: an extended job's first ones are those of before. */
export class QuestionList {
  readonly #sum: Hash = createHash('sha256').update('[');
  readonly #questions: QuestionLine[] = [];

  constructor(
    private readonly registrations: readonly KnownRegistration[],
    private readonly faults: Faults,
  ) {
    this.#compare(null);
  }

  /** @param raw the question as it stands in the file: what is hashed. */
  add(line: QuestionLine, raw: unknown, number: number): void {
    if (line.index !== this.#questions.length) {
      const message = `question ${line.index} stands in the place of ${this.#questions.length}`;
      this.faults.add('questions_changed', message, { line: number });
    }
    const text = canonicalText(raw);
    this.#sum.update(this.#questions.length === 0 ? text : `,${text}`);
    this.#questions.push(line);
    this.#compare(number);
  }

  get all(): readonly QuestionLine[] {
    return this.#questions;
  }

  /** Says which registrations have more questions than there are. */
  end(): void {
    for (const { registration } of this.registrations) {
      const { count } = registration.questions;
      if (count <= this.#questions.length) continue;
      const message = `registration ${registration.number} has ${count} questions, the file ${this.#questions.length}`;
      this.faults.add('questions_changed', message);
    }
  }

  #compare(line: number | null): void {
    const reached = this.registrations.filter(
      ({ registration }) => registration.questions.count === this.#questions.length,
    );
    if (reached.length === 0) return;
    const sha256 = this.#sum.copy().update(']').digest('hex');
    for (const { registration } of reached) {
      if (registration.questions.sha256 === sha256) continue;
      const message = `the first ${this.#questions.length} questions are not those of registration ${registration.number}`;
      this.faults.add('questions_changed', message, line === null ? {} : { line });
    }
  }
}
