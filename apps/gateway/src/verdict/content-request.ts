import { QUICK_CONTENT_CELLS } from '@beacon/verdict';
import type { ContentRequest } from '../content/content-reader.js';
import type { OutcomeState } from '../job-access/outcome-state.js';

/** Whether a verdict compares what answers say, too: always, never, or where that is quick. */
export const CONTENT_MODES = ['auto', 'true', 'false'] as const;
export type ContentMode = (typeof CONTENT_MODES)[number];

/** The parameters of a verdict that concern content. */
interface ContentQuestion extends Pick<ContentRequest, 'alpha' | 'claim'> {
  readonly content: ContentMode;
}

/** How content is to be compared for a verdict; null when it is not. By default no embeddings endpoint is called, and a running job is not compared. */
export function contentRequestOf(
  { content, alpha, claim }: ContentQuestion,
  { isRunning, lanes }: Pick<OutcomeState, 'isRunning' | 'lanes'>,
): ContentRequest | null {
  if (content === 'false') return null;
  if (content === 'true') return { alpha, claim, isSemantic: true };
  const cells = lanes.reduce((sum, { expected }) => sum + expected, 0);
  return isRunning || cells > QUICK_CONTENT_CELLS ? null : { alpha, claim, isSemantic: false };
}
