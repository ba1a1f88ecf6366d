import type { ContentAsked } from '../content/content-reader.js';
import type { OutcomeState } from '../job-access/outcome-state.js';

/** Whether a verdict compares what answers say, too: always, never, or where that is quick. */
export const CONTENT_WISHES = ['auto', 'true', 'false'] as const;
export type ContentWish = (typeof CONTENT_WISHES)[number];

/** What a verdict is asked that bears on comparing content. */
interface ContentQuestion extends Pick<ContentAsked, 'alpha' | 'claim'> {
  readonly content: ContentWish;
}

/** Cells of a job up to which its answers are compared unasked. */
const QUICK_CELLS = 5_000;

/** How content is to be compared for a verdict; null when it is not. Unasked, nobody waits for an embeddings endpoint, nor for a job that still changes. */
export function contentAsked(
  { content, alpha, claim }: ContentQuestion,
  { isRunning, lanes }: Pick<OutcomeState, 'isRunning' | 'lanes'>,
): ContentAsked | null {
  if (content === 'false') return null;
  if (content === 'true') return { alpha, claim, isSemantic: true };
  const cells = lanes.reduce((sum, { expected }) => sum + expected, 0);
  return isRunning || cells > QUICK_CELLS ? null : { alpha, claim, isSemantic: false };
}
