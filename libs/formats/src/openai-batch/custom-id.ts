import { QUESTION_ID_PATTERN, cellKey } from '@beacon/domain';
import type { Cell } from '@beacon/domain';

/** What the Batch API takes. */
const MOST = 64;
const OWN = /^b\.[a-z2-7]{8}\.([1-9]\d{0,8})\.(.+)$/;
/** Characters that stand for a model: files of several are imported together. */
const MODEL = 8;

/** The `custom_id` of a request for a cell: it names repeat and question where that fits, and is the cell's key where not. */
export function customIdOf({ model, questionId, repeat }: Omit<Cell, 'region'>): string {
  const ofModel = cellKey({ model, questionId: null, repeat: 1 }).slice(0, MODEL);
  const named = `b.${ofModel}.${repeat}.${questionId ?? ''}`;
  return questionId !== null && named.length <= MOST
    ? named
    : `c.${cellKey({ model, questionId, repeat })}`;
}

/** Question and repeat of a `custom_id` that {@link customIdOf} made; null for any other. */
export function cellOfCustomId(
  id: string,
): { readonly question: string; readonly repeat: number } | null {
  const [, repeat, question] = OWN.exec(id) ?? [];
  if (repeat === undefined || question === undefined) return null;
  return QUESTION_ID_PATTERN.test(question) ? { question, repeat: Number(repeat) } : null;
}
