import { requestHash } from '@beacon/signing';
import { sentSystemPrompt } from '@beacon/domain';
import type { CellName } from '../faults.js';
import type { QuestionLine } from '../file/lines.js';
import type { RegisteredSpec } from '../file/specification.js';

/** What each cell was to be asked, by what was registered. */
export class AskedTexts {
  readonly #questions: ReadonlyMap<string, QuestionLine['question']>;

  constructor(
    private readonly spec: RegisteredSpec,
    private readonly systemPrompts: ReadonlyMap<string, string | null>,
    questions: readonly QuestionLine[],
  ) {
    this.#questions = new Map(questions.map(({ question }) => [question.id, question]));
  }

  /** The text of a question; the job's own prompt for null. */
  textOf(question: string | null): string {
    return question === null
      ? (this.spec.prompt ?? '')
      : (this.#questions.get(question)?.text ?? '');
  }

  /** Hash of the request of a cell, as an executor states it. */
  requestOf({ region, question, repeat }: CellName): string {
    const { sampling } = this.spec;
    // Each repeat has a seed of its own, the same in every region.
    const seed = sampling.seed === null ? null : sampling.seed + repeat - 1;
    return requestHash({
      prompt: this.textOf(question),
      systemPrompt: this.#systemPrompt(region, question),
      sampling: { ...sampling, seed },
    });
  }

  #systemPrompt(region: string, question: string | null): string | null {
    const { variant } = this.#questions.get(question ?? '') ?? {};
    if (variant === undefined) return this.systemPrompts.get(region) ?? null;
    const arms = (this.spec.arms ?? []).map(({ kind, levels }) => ({
      kind,
      ...(levels === undefined ? {} : { levels: levels.map(toLevel) }),
    }));
    return sentSystemPrompt({ spec: { arms }, systemPrompts: {} }, region, variant);
  }
}

type Level = NonNullable<NonNullable<RegisteredSpec['arms']>[number]['levels']>[number];

function toLevel({ name, systemPrompt }: Level) {
  return { name, ...(systemPrompt === undefined ? {} : { systemPrompt }) };
}
