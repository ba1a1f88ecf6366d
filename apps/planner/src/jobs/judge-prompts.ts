import { finalAnswer, judgeRequest } from '@beacon/classification';
import { answerPosition } from '@beacon/domain';
import { mapJudgedAnswers } from '@beacon/persistence';
import type { JudgedAnswerText } from '@beacon/persistence';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { PlannedJob, SpecCache } from './spec-cache.js';

/**
 * A job with the prompts of some of its cells. Those of a judging job are made of the stored answers, of just the cells that are
 * published: however many answers there are, no more than a window of them is ever in memory, each cut to what a judge is shown.
 */
export async function withPrompts(
  em: EntityManager,
  specs: Pick<SpecCache, 'latest'>,
  job: PlannedJob,
  cells: readonly { readonly questionId: string | null }[],
): Promise<PlannedJob> {
  const { judging } = job.spec;
  if (judging === undefined || cells.length === 0) return job;
  const { id } = job;
  const source = await specs.latest(em, judging.sourceJobId);
  const positions = cells.flatMap(({ questionId }) => answerPosition(questionId ?? '') ?? []);
  const requests = await mapJudgedAnswers(em, id, [...new Set(positions)], (answer) =>
    requestOf(source, answer),
  );
  const prompts = new Map(
    cells.flatMap(({ questionId }) => {
      const request = requests.get(answerPosition(questionId ?? '') ?? -1);
      return request === undefined ? [] : [[questionId ?? '', request] as const];
    }),
  );
  return { ...job, prompts };
}

/** The request and the final answer, and nothing else of either: a judge does not know whose answer it is, or from where. */
function requestOf(source: PlannedJob, { questionId, response }: JudgedAnswerText): string {
  return judgeRequest({
    question: source.prompts.get(questionId) ?? '',
    statement: source.statements.get(questionId) ?? null,
    answer: finalAnswer(response).text,
  });
}
