import { parseBoundedJson } from '@beacon/bounds';
import { MESSAGE_BOUNDS } from '@beacon/contracts';
import type { CellAddress } from '@beacon/contracts';
import { QUESTION_ID_PATTERN, cellKey } from '@beacon/domain';
import type { CellIdentity } from '@beacon/persistence';
import { z } from 'zod';

const claim = z.object({
  questionId: z.string().regex(QUESTION_ID_PATTERN).nullable(),
  repeat: z.int().min(1),
});

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * The cell that a message's body says it is about, if the body can be read that far and the cell is the one that its subject
 * names. Null otherwise.
 */
export function claimedCell(
  body: Uint8Array,
  { model, cell }: Pick<CellAddress, 'model' | 'cell'>,
): CellIdentity | null {
  const claimed = claim.safeParse(json(body));
  if (!claimed.success) return null;
  const { questionId, repeat } = claimed.data;
  if (cellKey({ model, questionId, repeat }) !== cell) return null;
  return { question_id: questionId, repeat };
}

/** Undefined when it is none: a dead letter may be anything. */
function json(body: Uint8Array): unknown {
  try {
    return parseBoundedJson(utf8.decode(body), MESSAGE_BOUNDS);
  } catch {
    return undefined;
  }
}
