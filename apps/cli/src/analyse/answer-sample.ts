import { createHash } from 'node:crypto';
import {
  CONTENT_CHARACTERS,
  modelContent,
  type ContentAnswer,
  type ContentOptions,
  type ModelContentInput,
  type RawModelContent,
  type Twin,
} from '@beacon/verdict';
import { finalAnswer } from '@beacon/classification';
import type { ExecutionRow } from './execution-row.js';

/** Of one model: questions, answers in all, and answers of a region to a question that are kept at most. */
const QUESTIONS = 120;
const ANSWERS = 2_000;
const REPEATS = 20;

/** The answers that are compared by region: of each model a bounded number, the same in whatever order the rows come. */
export class AnswerSample {
  readonly #models = new Map<string, ModelSample>();

  /** Takes a row's answer in, where one was given and its region is not in doubt. */
  add(row: ExecutionRow): void {
    const model = this.#models.get(row.modelId) ?? new ModelSample();
    this.#models.set(row.modelId, model);
    model.see(row);
    const isGiven = row.outcome === 'answered' || row.outcome === 'partial';
    if (!isGiven || row.quarantined === true || row.answer === null) return;
    const text = finalAnswer(row.answer).text.slice(0, CONTENT_CHARACTERS).toWellFormed();
    if (text.trim() === '') return;
    const { region, repeat = 1, stance } = row;
    model.add(row.questionId, { region, repeat, text, stance });
  }

  /** What is found of each model; of one whose rows hold no text, nothing. */
  compared(
    regions: readonly string[],
    twins: readonly Twin[],
    options: Partial<ContentOptions>,
  ): readonly RawModelContent[] {
    return [...this.#models].flatMap(([modelId, sample]) =>
      sample.isEmpty
        ? []
        : [modelContent({ modelId, regions, twins, options, ...sample.answers() })],
    );
  }
}

interface SampledQuestion {
  readonly draw: string;
  readonly answers: Map<string, ContentAnswer[]>;
}

class ModelSample {
  readonly #asked = new Set<string>();
  readonly #regions = new Set<string>();
  readonly #questions = new Map<string, SampledQuestion>();

  get isEmpty(): boolean {
    return this.#questions.size === 0;
  }

  see({ questionId, region }: ExecutionRow): void {
    this.#asked.add(questionId);
    this.#regions.add(region);
  }

  add(questionId: string, answer: ContentAnswer): void {
    const question = this.#questions.get(questionId) ?? this.#drawn(questionId);
    if (question === null) return;
    const known = question.answers.get(answer.region) ?? [];
    const kept = [...known, answer].toSorted((one, other) => one.repeat - other.repeat);
    question.answers.set(answer.region, kept.slice(0, this.#share()));
  }

  answers(): Pick<ModelContentInput, 'questions' | 'questionsAsked' | 'answersPerRegion'> {
    const share = this.#share();
    const questions = [...this.#questions]
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([id, { answers }]) => {
        const kept = [...answers.values()].flatMap((own) => own.slice(0, share));
        return {
          questionId: id === '' ? null : id,
          hasStatement: kept.some(({ stance }) => stance != null),
          answers: kept,
        };
      });
    return { questions, questionsAsked: this.#asked.size, answersPerRegion: share };
  }

  /** A question joins those whose hashes are smallest, and puts out the one whose is largest; null when its own is. */
  #drawn(questionId: string): SampledQuestion | null {
    const draw = createHash('md5').update(questionId).digest('hex');
    const question = { draw, answers: new Map<string, ContentAnswer[]>() };
    if (this.#questions.size >= QUESTIONS) {
      const last = [...this.#questions].reduce((one, other) =>
        one[1].draw > other[1].draw ? one : other,
      );
      if (last[1].draw < draw) return null;
      this.#questions.delete(last[0]);
    }
    this.#questions.set(questionId, question);
    return question;
  }

  /** It only shrinks while rows come: what is cut off earlier would be cut off later. */
  #share(): number {
    const cells = Math.min(this.#asked.size, QUESTIONS) * this.#regions.size;
    return Math.max(2, Math.min(REPEATS, Math.floor(ANSWERS / Math.max(1, cells))));
  }
}
