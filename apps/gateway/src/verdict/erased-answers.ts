import type { ErasureFacts } from '@beacon/persistence';
import type { Verdict } from '@beacon/verdict';

/** A verdict on a job whose answers are erased says first what it still rests on. */
export function withErasure(verdict: Verdict, erasure: ErasureFacts | null): Verdict {
  if (erasure === null) return verdict;
  const { erasedAt } = erasure;
  const when = erasedAt === null ? 'are being erased' : `were erased at ${erasedAt}`;
  const text = `the answers ${when}: outcomes and what typed them stand as they were recorded; what answers say is compared no more, and none can be typed, judged or reviewed again`;
  const warning = { code: 'answers_erased', model_id: null, text };
  return { ...verdict, warnings: [warning, ...verdict.warnings] };
}
