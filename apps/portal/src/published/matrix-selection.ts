import type { Schema } from '@beacon/client';
import { OUTCOMES } from '../lib/outcomes.ts';
import type { Outcome } from '../lib/outcomes.ts';

type Matrix = Schema<'MatrixView'>;
export type MatrixQuestion = Matrix['questions'][number];
export type MatrixCell = MatrixQuestion['cells'][number];

/** Parts of a query that leave questions out. */
export const FILTERS = [
  'differs',
  'outcome',
  'status',
  'model_id',
  'region',
  'category',
  'q',
] as const;
export type Filter = (typeof FILTERS)[number];

/** Which questions of a matrix a query leaves: the filters and orders of the gateway, see the matrix in its API. */
export class MatrixSelection {
  readonly #models: readonly string[];
  readonly #regions: readonly string[];
  readonly #twins: ReadonlyMap<string, string>;

  constructor(
    private readonly matrix: Matrix,
    private readonly query: URLSearchParams,
  ) {
    this.#models = query.getAll('model_id');
    this.#regions = query.getAll('region');
    this.#twins = new Map(
      matrix.regions.flatMap(({ id, twin_of: of }) => (of === null ? [] : [[id, of] as const])),
    );
  }

  /** In the order that is asked for. */
  questions(): MatrixQuestion[] {
    return this.#inOrder(this.matrix.questions.filter((question) => this.has(question)));
  }

  /**
   * Whether a question is left.
   * @param besides a filter that does not matter.
   */
  has(question: MatrixQuestion, besides: Filter | null = null): boolean {
    const wanted = {
      q: () => this.#hasWords(question),
      category: () => this.#hasCategory(question),
      outcome: () => this.hasCell(question, besides),
      differs: () => String(this.differing(question).length > 0) === this.query.get('differs'),
    };
    return (
      wanted.q() &&
      (besides === 'category' || wanted.category()) &&
      wanted.outcome() &&
      (besides === 'differs' || !this.query.has('differs') || wanted.differs())
    );
  }

  /** Whether one cell of a question has the outcome and the status that are looked for. */
  hasCell(question: MatrixQuestion, besides: Filter | null = null): boolean {
    return this.cells(question).some((cell) => this.isCell(cell, besides));
  }

  /** Whether a cell has the outcome and the status that are looked for. */
  isCell(cell: MatrixCell, besides: Filter | null = null): boolean {
    const outcomes = this.query.getAll('outcome');
    const statuses = this.query.getAll('status');
    return (
      (besides === 'outcome' ||
        outcomes.length === 0 ||
        outcomes.some((one) => countOf(cell, one) > 0)) &&
      (besides === 'status' || statuses.length === 0 || statuses.includes(cell.status))
    );
  }

  /** The cells of a question that are looked at. */
  cells(question: MatrixQuestion): MatrixCell[] {
    return question.cells.filter(
      (cell) => isNamed(this.#models, cell.model_id) && isNamed(this.#regions, cell.region),
    );
  }

  /** Those of the models that are looked at whose regions ended a question differently. */
  differing(question: MatrixQuestion): string[] {
    return this.matrix.models
      .filter(({ id }) => isNamed(this.#models, id))
      .filter((model) => this.#differs(question, model))
      .map(({ id }) => id);
  }

  /** Several regions are compared with each other, a single one with all others. */
  #differs(question: MatrixQuestion, { id, regions }: Matrix['models'][number]): boolean {
    const own = regions.filter((region) => !regions.includes(this.#twins.get(region) ?? ''));
    const named = own.filter((region) => isNamed(this.#regions, region));
    const leading = new Map(
      question.cells
        .filter((cell) => cell.model_id === id)
        .map((cell) => [cell.region, leadingOf(cell)]),
    );
    const [only] = named;
    const isOne = this.#regions.length > 0 && named.length === 1;
    if (isOne && only !== undefined && leading.get(only) === undefined) return false;
    const compared = isOne ? own : named;
    const outcomes = compared.flatMap((region) => leading.get(region) ?? []);
    return new Set(outcomes).size > 1;
  }

  #hasWords({ text, question_id: id, category }: MatrixQuestion): boolean {
    const words = this.query.get('q')?.toLowerCase();
    if (words === undefined) return true;
    return [text, id ?? '', category ?? ''].some((part) => part.toLowerCase().includes(words));
  }

  #hasCategory({ category }: MatrixQuestion): boolean {
    return isNamed(this.query.getAll('category'), category ?? '');
  }

  #inOrder(questions: MatrixQuestion[]): MatrixQuestion[] {
    switch (this.query.get('sort')) {
      case 'differing':
        return byFalling(questions, (question) => this.differing(question).length);
      case 'refusal_rate':
        return byFalling(questions, (question) => refusalRate(this.cells(question)));
      case 'category':
        return questions.toSorted((a, b) => compareNames(a.category, b.category));
      default:
        return questions;
    }
  }
}

function isNamed(names: readonly string[], name: string): boolean {
  return names.length === 0 || names.includes(name);
}

function countOf({ outcomes }: MatrixCell, outcome: string): number {
  return (outcomes as Readonly<Record<string, number>>)[outcome] ?? 0;
}

/** The most frequent outcome; the first in the order of outcomes of those that are equally frequent. An error tells nothing of the model. */
function leadingOf(cell: MatrixCell): Outcome | undefined {
  const known = OUTCOMES.filter((outcome) => outcome !== 'error' && countOf(cell, outcome) > 0);
  const most = Math.max(...known.map((outcome) => countOf(cell, outcome)));
  return known.find((outcome) => countOf(cell, outcome) === most);
}

/** Less than any rate when nothing is measured. */
function refusalRate(cells: readonly MatrixCell[]): number {
  const sum = (outcomes: readonly Outcome[]): number =>
    cells.reduce(
      (total, cell) => total + outcomes.reduce((own, one) => own + countOf(cell, one), 0),
      0,
    );
  const measured = sum(OUTCOMES.filter((outcome) => outcome !== 'error'));
  return measured === 0 ? -1 : sum(['refused']) / measured;
}

function byFalling(
  questions: readonly MatrixQuestion[],
  value: (question: MatrixQuestion) => number,
): MatrixQuestion[] {
  return questions
    .map((question) => ({ question, value: value(question) }))
    .toSorted((a, b) => b.value - a.value)
    .map(({ question }) => question);
}

/** Questions without a category come last. */
function compareNames(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a < b ? -1 : Number(a > b);
}
