import type { JobQuestion, QuestionBank, QuestionKind } from '@beacon/domain';

/** What a question is for: as the job says, else as the bank does, which knows nothing of a question that the job brought. */
export function kindOf(
  { id, kind, source }: Pick<JobQuestion, 'id' | 'kind' | 'source'>,
  bank: QuestionBank,
): QuestionKind | null {
  return kind ?? (source === 'bank' ? bank.find(id)?.kind : undefined) ?? null;
}
