import type { Schema } from '@beacon/client';
import { readMatrix } from '../../api/matrix-queries.ts';
import type { MatrixFilter } from '../../api/matrix-filter.ts';

/** Questions that are copied at most: a clipboard is no file, and exports have all. */
export const MOST_COPIED = 2_000;
const PER_PAGE = 1_000;

/** The questions that a filter leaves, also those that were not scrolled to. */
export async function readShown(
  id: string,
  filter: MatrixFilter,
): Promise<Pick<Schema<'MatrixView'>, 'models' | 'questions'>> {
  let page = await readMatrix(id, { ...filter, offset: 0, limit: PER_PAGE });
  const { models } = page;
  const questions = [...page.questions];
  while (page.next_offset !== null && questions.length < MOST_COPIED) {
    page = await readMatrix(id, { ...filter, offset: page.next_offset, limit: PER_PAGE });
    questions.push(...page.questions);
  }
  return { models, questions: questions.slice(0, MOST_COPIED) };
}
