import { createHash } from 'node:crypto';
import { finalAnswer } from '@beacon/classification';
import {
  agreedStances,
  CONTENT_CHARACTERS,
  CONTENT_SEED,
  contentSampleSize,
  DRAWN_QUESTIONS,
  LEXICAL_ANSWERS,
  modelContent,
  QUICK_CONTENT_CELLS,
  READ_CHARACTERS,
  STANCES,
} from '@beacon/verdict';
import type {
  Claim,
  ContentAnswer,
  ContentQuestionAnswers,
  ContentSampleSize,
  RawModelContent,
  Stance,
  Twin,
} from '@beacon/verdict';
import type { CellBook } from '../cells/cell-book.js';
import type { LabelEntry, QuestionLine } from '../file/lines.js';
import type { RegisteredSpec } from '../file/specification.js';

interface Drawn {
  readonly id: string;
  readonly hasStatement: boolean;
}

interface Label {
  readonly round: number;
  readonly executionId: number;
  readonly raterKind: string;
  readonly stance: Stance;
}

/**
 * The answers whose contents a verdict compares by region: of the questions that the seed draws, and of small jobs only, as the gateway does
 * unasked. So they fit into memory whatever the file is.
 */
export class ContentTexts {
  readonly #drawn: readonly Drawn[];
  readonly #size: ContentSampleSize;
  readonly #texts = new Map<number, string>();
  /** By rater, for each cell. */
  readonly #labels = new Map<number, Map<string, Label>>();
  readonly #wanted: ReadonlySet<string>;

  constructor(
    private readonly book: CellBook,
    private readonly spec: RegisteredSpec,
    private readonly questions: readonly QuestionLine[],
  ) {
    this.#size = contentSampleSize(
      {
        models: spec.models.length,
        regions: spec.regions.length,
        questions: Math.max(1, questions.length),
        repeats: spec.repeats,
      },
      LEXICAL_ANSWERS,
    );
    this.#drawn = this.isCompared ? drawnOf(questions).slice(0, this.#size.questions) : [];
    this.#wanted = new Set(this.#drawn.map(({ id }) => id));
  }

  /** Whether the job is small enough. */
  get isCompared(): boolean {
    return this.book.size <= QUICK_CONTENT_CELLS;
  }

  /** Takes the answer of a cell's newest round in. */
  add(index: number, question: string | null, response: string | null): void {
    this.#texts.delete(index);
    if (response === null || !this.#wanted.has(question ?? '')) return;
    const { text } = finalAnswer(beginning(response, READ_CHARACTERS));
    this.#texts.set(index, text.slice(0, CONTENT_CHARACTERS).toWellFormed());
  }

  /** Takes in what a rater says of the answer of a cell. */
  label(index: number, { round, execution, rater, rater_kind, stance }: LabelEntry): void {
    const said = STANCES.find((one) => one === stance);
    if (!this.isCompared || said === undefined) return;
    const labels = this.#labels.get(index) ?? new Map<string, Label>();
    labels.set(JSON.stringify([rater_kind, rater]), {
      round,
      executionId: execution,
      raterKind: rater_kind,
      stance: said,
    });
    this.#labels.set(index, labels);
  }

  /** What is found of each model. */
  compared(
    twins: readonly Twin[],
    { alpha, claim }: { readonly alpha: number; readonly claim: Claim },
  ): readonly RawModelContent[] {
    return this.spec.models.map((model) => {
      const regions = this.spec.regions.filter((region) => model.regions.includes(region));
      return modelContent({
        modelId: model.id,
        regions,
        twins: twins.filter(
          ({ region, twinOf }) => regions.includes(region) && regions.includes(twinOf),
        ),
        questions: this.#drawn.map((drawn) => this.#question(model.id, regions, drawn)),
        questionsAsked: Math.max(1, this.questions.length),
        answersPerRegion: this.#size.perRegion,
        options: { alpha, claim, seed: CONTENT_SEED },
      });
    });
  }

  #question(
    model: string,
    regions: readonly string[],
    { id, hasStatement }: Drawn,
  ): ContentQuestionAnswers {
    const answers = regions
      .toSorted()
      .flatMap((region) => this.#answers({ model, region, question: id, hasStatement }));
    return { questionId: id === '' ? null : id, hasStatement, answers };
  }

  #answers({
    hasStatement,
    ...lane
  }: {
    readonly model: string;
    readonly region: string;
    readonly question: string;
    readonly hasStatement: boolean;
  }): ContentAnswer[] {
    const repeats = Array.from({ length: this.spec.repeats }, (_, at) => at + 1);
    return repeats
      .flatMap((repeat) => {
        const index = this.book.indexOf({ ...lane, repeat });
        const text = index === null ? undefined : this.#texts.get(index);
        if (index === null || text === undefined || !this.#isGiven(index)) return [];
        const stance = hasStatement ? this.#stance(index) : null;
        return [{ region: lane.region, repeat, text, stance }];
      })
      .slice(0, this.#size.perRegion)
      .filter(({ text }) => text.trim() !== '');
  }

  #isGiven(index: number): boolean {
    const end = this.book.end(index);
    return (end === 'answered' || end === 'partial') && !this.book.isQuarantined(index);
  }

  #stance(index: number): Stance | null {
    const labels = [...(this.#labels.get(index)?.values() ?? [])];
    const current = labels.filter(({ round }) => round === this.book.round(index));
    return [...agreedStances(current).values()][0] ?? null;
  }
}

/** In the order that the seed draws; a job's own prompt has the empty id. */
function drawnOf(questions: readonly QuestionLine[]): readonly Drawn[] {
  if (questions.length === 0) return [{ id: '', hasStatement: false }];
  return questions
    .map(({ question }) => ({
      id: question.id,
      hasStatement: question.statement !== undefined,
      draw: createHash('md5').update(`${CONTENT_SEED} ${question.id}`).digest('hex'),
    }))
    .toSorted((one, other) => (one.draw < other.draw ? -1 : 1))
    .slice(0, DRAWN_QUESTIONS);
}

/** The first characters, as a database counts them. */
function beginning(text: string, characters: number): string {
  return text.length <= characters ? text : [...text].slice(0, characters).join('');
}
