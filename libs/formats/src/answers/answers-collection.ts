import type { ImportedFile } from '@beacon/domain';
import type { z } from 'zod';
import { FormatError } from '../format.error.js';
import type { FormatProblem } from '../format.error.js';
import { answerLine, answersHead } from './answers-file.js';
import type { AnswerLineInput, AnswersHeadInput } from './answers-file.js';
import type { GivenCell, GivenFacts, GivenSampling, Place } from './given-answer.js';
import { KnownQuestions } from './known-questions.js';

/** Problems after which nothing more is looked for. */
const MOST_PROBLEMS = 200;

/** What an import is of. */
export interface CollectionFacts {
  readonly name: string;
  readonly format: string;
  readonly tool: string | null;
  readonly toolVersion: string | null;
}

/** How much an import holds. */
export interface CollectionSize {
  readonly answers: number;
  readonly errors: number;
  readonly models: number;
  readonly regions: number;
  readonly questions: number;
  readonly repeats: number;
  /** Cells that no file has an answer to. */
  readonly missing: number;
}

/**
 * Answers from files of other tools on their way into one job: every cell once, every question with one text, every value as the gateway
 * takes it. What does not fit is told with its file, line and field.
 */
export class AnswersCollection {
  readonly #questions = new KnownQuestions();
  readonly #models = new Set<string>();
  readonly #regions = new Set<string>();
  readonly #files: ImportedFile[] = [];
  readonly #lines: string[] = [];
  /** Where each cell was found. */
  readonly #cells = new Map<string, Place>();
  readonly #repeats = new Map<string, number>();
  readonly #problems: FormatProblem[] = [];
  readonly #notes = new Map<string, number>();
  #mostRepeats = 1;
  #errors = 0;
  #sampling: GivenSampling | null | undefined;

  /** Adds a file that answers come from. */
  addFile(file: ImportedFile): void {
    this.#files.push(file);
  }

  /**
   * Adds what was asked of a model, in whatever regions.
   * @returns the question's id; null when it has another text already.
   */
  declare(
    { model, question: given, repeat }: Omit<GivenCell, 'region'>,
    place: Place,
  ): string | null {
    const question = this.#questions.add(given);
    if (question === null) {
      this.problem(
        place,
        `the question ${given.id ?? ''} has another text in a place before: import files of different questions on their own`,
      );
      return null;
    }
    this.#models.add(model);
    this.#mostRepeats = Math.max(this.#mostRepeats, repeat ?? 1);
    return question;
  }

  /** Adds a cell that was asked, whether or not there is an answer to it. @returns null as {@link declare}. */
  expect(cell: GivenCell, place: Place): { question: string; repeat: number } | null {
    const question = this.declare(cell, place);
    if (question === null) return null;
    this.#regions.add(cell.region);
    const repeat = cell.repeat ?? this.#nextRepeat(cell, question);
    this.#mostRepeats = Math.max(this.#mostRepeats, repeat);
    return { question, repeat };
  }

  /** Adds an answer, or that its request failed. It comes from the file that was added last. */
  add(cell: GivenCell, facts: GivenFacts, place: Place): void {
    const known = this.expect(cell, place);
    if (known !== null) this.#keep({ ...cell, ...known }, facts, place);
  }

  /** Adds what the answers of a file were asked with. Files that differ leave it open. */
  addSampling(sampling: GivenSampling | null): void {
    if (this.#sampling === undefined) this.#sampling = sampling;
    else if (JSON.stringify(this.#sampling) !== JSON.stringify(sampling)) this.#sampling = null;
  }

  /** Notes something that is no problem, and that nobody should overlook. It is told once, with how often. */
  note(text: string): void {
    this.#notes.set(text, (this.#notes.get(text) ?? 0) + 1);
  }

  get notes(): readonly string[] {
    return [...this.#notes].map(([text, count]) => `${text} (${count} times)`);
  }

  /** @throws FormatError at once when there are too many of them. */
  problem({ file, line, field, lineOf }: Place, message: string): void {
    const found = line ?? lineOf?.(field) ?? null;
    this.#problems.push({ file, line: found, field: field || '$', message });
    if (this.#problems.length >= MOST_PROBLEMS) this.refuse();
  }

  /** @throws FormatError with everything that is wrong. */
  refuse(): void {
    if (this.#problems.length > 0) throw new FormatError(this.#problems);
  }

  get size(): CollectionSize {
    const models = this.#models.size;
    const regions = this.#regions.size;
    const questions = this.#questions.list.length;
    const lines = this.#lines.length;
    return {
      answers: lines - this.#errors,
      errors: this.#errors,
      models,
      regions,
      questions,
      repeats: this.#mostRepeats,
      missing: models * regions * questions * this.#mostRepeats - lines,
    };
  }

  /**
   * The file of answers that the gateway takes.
   * @param id of the job; made by the gateway when absent.
   * @throws FormatError when something is wrong, or there is nothing to import.
   */
  toFile({ name, format, tool, toolVersion }: CollectionFacts, id?: string): string {
    this.refuse();
    if (this.#lines.length === 0) throw new FormatError([this.#nothing()]);
    const head: AnswersHeadInput = {
      beacon_answers: 1,
      ...(id === undefined ? {} : { id }),
      name,
      source: { format, tool, tool_version: toolVersion, files: this.#files },
      models: [...this.#models].map((model) => ({ id: model })),
      regions: [...this.#regions],
      questions: [...this.#questions.list],
      repeats: this.#mostRepeats,
      sampling: this.#sampling ?? null,
    };
    this.#check(answersHead, head, { file: this.#firstFile(), line: null, field: '' });
    this.refuse();
    return `${[JSON.stringify(head), ...this.#lines].join('\n')}\n`;
  }

  #nothing(): FormatProblem {
    return { file: this.#firstFile(), line: null, field: '$', message: 'it holds no answer' };
  }

  #firstFile(): string {
    return this.#files[0]?.name ?? 'the import';
  }

  #nextRepeat({ model, region }: GivenCell, question: string): number {
    const key = JSON.stringify([model, region, question]);
    const repeat = (this.#repeats.get(key) ?? 0) + 1;
    this.#repeats.set(key, repeat);
    return repeat;
  }

  #keep(
    cell: { model: string; region: string; question: string; repeat: number },
    facts: GivenFacts,
    place: Place,
  ): void {
    const { model, region, question, repeat } = cell;
    const key = JSON.stringify([model, region, question, repeat]);
    const other = this.#cells.get(key);
    if (other !== undefined) return this.problem(place, alreadyAt(cell, other));
    this.#cells.set(key, place);
    const file = Math.max(0, this.#files.length - 1);
    const line: AnswerLineInput = { model, region, question, repeat, file, ...facts };
    if (!this.#check(answerLine, line, place)) return;
    if (line.error != null) this.#errors += 1;
    this.#lines.push(JSON.stringify(line));
  }

  /** As the gateway would: what it refuses is told here with its place in the file that it comes from. */
  #check(schema: z.ZodType, value: unknown, place: Place): boolean {
    const { error } = schema.safeParse(value);
    for (const { path, message } of error?.issues ?? []) {
      const field = [place.field, ...path.map(String)].filter((part) => part !== '').join('.');
      this.problem({ ...place, field }, message);
    }
    return error === undefined;
  }
}

function alreadyAt(
  {
    model,
    region,
    question,
    repeat,
  }: { model: string; region: string; question: string; repeat: number },
  { file, line, field }: Place,
): string {
  const where = [file, line === null ? field : String(line)]
    .filter((part) => part !== '')
    .join(':');
  return `${model} in ${region} has an answer to ${question}, repeat ${repeat}, at ${where} already: give answers of another place another region, and leave out what is there twice`;
}
