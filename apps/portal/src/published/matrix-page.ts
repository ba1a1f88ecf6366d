import type { Schema } from '@beacon/client';
import { facetsOf } from './matrix-facets.ts';
import { MatrixSelection } from './matrix-selection.ts';

type Matrix = Schema<'MatrixView'>;

const LIMIT = 200;

/** The matrix as one page; null when there is none. */
export function wholeMatrix(pages: readonly Matrix[]): Matrix | null {
  const [first] = pages;
  if (first === undefined) return null;
  const all = <Part>(part: (page: Matrix) => readonly Part[]): Part[] => pages.flatMap(part);
  return {
    ...first,
    questions: all(({ questions }) => questions),
    summary: {
      ...first.summary,
      differing: all(({ summary }) => summary.differing),
      screen: all(({ summary }) => summary.screen),
    },
  };
}

/** A page of the questions that a query leaves, as the gateway gives it. The screen of single questions is that of all questions. */
export function matrixPage(matrix: Matrix, query: URLSearchParams): Matrix {
  const selection = new MatrixSelection(matrix, query);
  const all = selection.questions();
  const offset = Number(query.get('offset') ?? 0);
  const limit = Number(query.get('limit') ?? LIMIT);
  const questions = all.slice(offset, offset + limit);
  const shown = new Set(questions.map(({ question_id: id }) => id));
  const { facets: _, ...rest } = matrix;
  return {
    ...rest,
    questions,
    offset,
    limit,
    total: all.length,
    next_offset: offset + limit < all.length ? offset + limit : null,
    summary: {
      ...matrix.summary,
      differing: of(questions, matrix.summary.differing),
      screen: matrix.summary.screen.filter(({ question_id: id }) => shown.has(id)),
    },
    ...(query.get('include') === 'facets' && { facets: facetsOf(matrix, query) }),
  };
}

interface OfQuestion {
  readonly question_id: string | null;
}

/** What is said of some questions, in their order. */
function of<Said extends OfQuestion>(
  questions: readonly OfQuestion[],
  said: readonly Said[],
): Said[] {
  const byQuestion = Map.groupBy(said, ({ question_id: id }) => id);
  return questions.flatMap(({ question_id: id }) => byQuestion.get(id) ?? []);
}
