import { Bus, answerRequests } from '@beacon/bus';
import { RECORDER_QUEUE, filters, recordedAnswer, recordedQuestion } from '@beacon/contracts';
import type { RecordedQuestionV1 } from '@beacon/contracts';
import { cellKey } from '@beacon/domain';
import { isRoundWanted } from '@beacon/persistence';
import { MikroORM } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';

/**
 * Answers executors that ask whether a round of a cell is still wanted. While the database is away there is no answer, and they ask
 * again: no call is made before the answer is known.
 */
@Injectable()
export class RecordedQuestionResponder implements OnApplicationBootstrap, OnApplicationShutdown {
  #stop: () => void = () => undefined;

  constructor(
    private readonly bus: Bus,
    private readonly orm: MikroORM,
  ) {}

  onApplicationBootstrap(): void {
    const where = { subject: filters.recordedQuestions, queue: RECORDER_QUEUE };
    const exchange = { question: recordedQuestion, answer: recordedAnswer };
    this.#stop = answerRequests(this.bus, where, exchange, async (asked) => ({
      // Asked over core NATS and answered by no handler: there is no request context.
      wanted: await isRoundWanted(this.orm.em.fork(), roundOf(asked)),
    }));
  }

  onApplicationShutdown(): void {
    this.#stop();
  }
}

function roundOf({ jobId, region, model, questionId, repeat, round }: RecordedQuestionV1) {
  const cell = cellKey({ model, questionId, repeat });
  return { job_id: jobId, region, model_id: model, question_id: questionId, repeat, cell, round };
}
