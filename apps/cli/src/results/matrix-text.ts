import { plain, type Style } from '../terminal/style.js';
import { cut, share } from '../terminal/format.js';
import { hanging, inLines } from '../terminal/lines.js';
import { padded } from '../terminal/table.js';
import { widthOf } from '../terminal/wrap.js';
import { isMixed, legendOf, markOf } from './marks.js';
import type { Cell, Matrix } from './marks.js';

/** How a matrix is drawn. */
export interface MatrixLook {
  readonly columns: number;
  /** @default none */
  readonly style?: Style;
  /** Regions whose marks are shown. Differences are told of all. @default all */
  readonly regions?: ReadonlySet<string>;
}

type Question = Matrix['questions'][number];
type Model = Matrix['models'][number];

const GAP = '  ';
const DIFFERS = '≠';
const MOST_QUESTION = 30;
const MOST_DIFFERENCES = 20;

/**
 * Questions by models, with a mark for each region in the job's order; models that do not fit beside each other stand below. Then the
 * rates, and where the regions differ. Its texts must be clean.
 */
export function matrixText(whole: Matrix, { columns, style = plain, regions }: MatrixLook): string {
  const matrix = {
    ...whole,
    regions: whole.regions.filter(({ id }) => regions?.has(id) ?? true),
  };
  const cells = matrix.questions
    .flatMap((question) => question.cells)
    .filter(({ region }) => regions?.has(region) ?? true);
  const codes = matrix.regions.map(({ code }) => code).join(' ');
  return [
    ...inLines([`Marks in the order ${codes}:`, ...legendOf(cells)], columns),
    ...new Grid(matrix, columns, style).lines(),
    '',
    ...differences(whole, columns),
  ].join('\n');
}

/** The table of a matrix. */
class Grid {
  readonly #first: number;
  readonly #markWidth: number;
  readonly #differing: ReadonlySet<string>;

  constructor(
    private readonly matrix: Matrix,
    private readonly columns: number,
    private readonly style: Style,
  ) {
    const names = [...matrix.questions.map(nameOf), ...this.#rateNames(), 'question'];
    this.#first = Math.min(MOST_QUESTION, Math.max(...names.map(widthOf)));
    this.#markWidth = matrix.questions.some(({ cells }) => cells.some(isMixed)) ? 2 : 1;
    this.#differing = new Set(matrix.summary.differing.map(keyOf));
  }

  lines(): readonly string[] {
    return this.#blocks().flatMap((models) => this.#block(models));
  }

  /** Models that fit beside each other. */
  #blocks(): readonly (readonly Model[])[] {
    const blocks: Model[][] = [];
    let left = 0;
    for (const model of this.matrix.models) {
      const width = GAP.length + this.#widthOf(model);
      if (blocks.length === 0 || left < width) {
        blocks.push([]);
        left = this.columns - this.#first;
      }
      blocks.at(-1)?.push(model);
      left -= width;
    }
    return blocks;
  }

  #block(models: readonly Model[]): readonly string[] {
    const head = this.#line(
      'question',
      models.map((model) => padded(model.id, this.#widthOf(model))),
    );
    const rows = this.matrix.questions.map((question) =>
      this.#line(
        nameOf(question),
        models.map((model) => this.#marks(question, model)),
      ),
    );
    const rule = '─'.repeat(Math.min(this.columns, widthOf(head)));
    return ['', this.style('strong', head), rule, ...rows, rule, ...this.#rates(models)];
  }

  #line(name: string, cells: readonly string[]): string {
    return [padded(cut(name, this.#first), this.#first), ...cells].join(GAP).trimEnd();
  }

  #widthOf({ id }: Model): number {
    const regions = this.matrix.regions.length;
    const marks = regions * this.#markWidth + regions - 1;
    return Math.max(widthOf(id), marks + GAP.length);
  }

  #marks(question: Question, model: Model): string {
    const marks = this.matrix.regions.map(({ id }) => this.#mark(cellOf(question, model.id, id)));
    const differs = this.#differing.has(
      keyOf({ question_id: question.question_id, model_id: model.id }),
    );
    const width = this.matrix.regions.length * (this.#markWidth + 1) - 1;
    const sign = differs ? ` ${this.style('strong', DIFFERS)}` : GAP;
    return marks.join(' ') + sign + ' '.repeat(Math.max(0, this.#widthOf(model) - width - 2));
  }

  #mark(cell: Cell | undefined): string {
    const { sign, tone } = markOf(cell);
    const text = isMixed(cell) ? `${sign}+` : sign;
    return this.style(tone, text) + ' '.repeat(this.#markWidth - widthOf(text));
  }

  #rateNames(): readonly string[] {
    return this.matrix.regions.map(({ code }) => `refused ${code}`);
  }

  /** How often each model refuses in each region, over the whole job. */
  #rates(models: readonly Model[]): readonly string[] {
    const { by_model_region: tallies } = this.matrix.summary;
    return this.matrix.regions.map(({ id, code }) => {
      const rates = models.map((model) => {
        const tally = tallies.find((each) => each.model_id === model.id && each.region === id);
        return padded(share(tally?.refusal_rate), this.#widthOf(model));
      });
      return this.#line(`refused ${code}`, rates);
    });
  }
}

/** A question by its id; a job without questions asks its own prompt. */
export function nameOf({ question_id: id }: { readonly question_id: string | null }): string {
  return id ?? '(own prompt)';
}

function cellOf({ cells }: Question, modelId: string, region: string): Cell | undefined {
  return cells.find((cell) => cell.model_id === modelId && cell.region === region);
}

function keyOf(of: { readonly question_id: string | null; readonly model_id: string }): string {
  return JSON.stringify([of.question_id, of.model_id]);
}

function differences({ summary, regions }: Matrix, columns: number): readonly string[] {
  const { differing } = summary;
  if (differing.length === 0) return ['No question ended otherwise in one region than in another.'];
  const shown = differing.slice(0, MOST_DIFFERENCES);
  const more = differing.length - shown.length;
  return [
    `${DIFFERS} Regions differ here (${differing.length}; what was seen, no verdict):`,
    ...shown.flatMap((question) => {
      const seen = regions
        .filter(({ id }) => question.outcomes[id] !== undefined)
        .map(({ id, code }) => `${code} ${question.outcomes[id]}`);
      const text = `${question.model_id} on ${nameOf(question)}: ${seen.join(', ')}`;
      return hanging(text, columns);
    }),
    ...(more === 0 ? [] : [`  … and ${more} more: \`beacon results JOB --different\``]),
  ];
}
