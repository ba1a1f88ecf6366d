import { answerRequests } from '@beacon/bus';
import type { Bus } from '@beacon/bus';
import { RECORDER_QUEUE, filters, recordedAnswer, recordedQuestion } from '@beacon/contracts';
import type { RecordedQuestionV1 } from '@beacon/contracts';
import { cellKey } from '@beacon/domain';
import { isRoundWanted } from '@beacon/persistence';
import type { MikroORM } from '@mikro-orm/postgresql';

/**
 * Answers executors that ask whether a round of a cell is still wanted, until the returned function is called. When the
 * database is away there is no answer, and they ask again: nobody pays on a guess.
 */
export function answerRecordedQuestions(
  bus: Pick<Bus, 'connection'>,
  orm: Pick<MikroORM, 'em'>,
): () => void {
  const where = { subject: filters.recordedQuestions, queue: RECORDER_QUEUE };
  const exchange = { question: recordedQuestion, answer: recordedAnswer };
  return answerRequests(bus, where, exchange, async (asked) => ({
    wanted: await isRoundWanted(orm.em.fork(), roundOf(asked)),
  }));
}

function roundOf({ jobId, region, model, questionId, repeat, round }: RecordedQuestionV1) {
  const cell = cellKey({ model, questionId, repeat });
  return { job_id: jobId, region, model_id: model, question_id: questionId, repeat, cell, round };
}
