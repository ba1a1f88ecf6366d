import type { Contract } from '@beacon/contracts';
import { NoRespondersError } from '@nats-io/transport-node';
import { Logger } from '@nestjs/common';
import type { Bus } from './connection.js';

/** A question that is asked and answered over core NATS: nothing is stored, and there may be no responder. */
export interface Exchange<Question, Answer> {
  readonly question: Contract<Question>;
  readonly answer: Contract<Answer>;
}

const logger = new Logger('Bus');

/** Answers requests on a core subject until the returned function is called. Replicas of a queue group share them. */
export function answerRequests<Question, Answer>(
  { connection }: Pick<Bus, 'connection'>,
  where: { readonly subject: string; readonly queue?: string },
  { question, answer }: Exchange<Question, Answer>,
  reply: (asked: Question) => Promise<Answer>,
): () => void {
  const subscription = connection.subscribe(where.subject, {
    ...(where.queue === undefined ? {} : { queue: where.queue }),
    callback: (error, message) => {
      if (error)
        return logger.error({ event: 'bus.request_failed', ...where, error: String(error) });
      // Who gets no answer asks again: a failure is only logged.
      Promise.resolve()
        .then(() => reply(question.decode(message.data)))
        .then((answered) => message.respond(answer.encode(answered)))
        .catch((failure: unknown) =>
          logger.error({ event: 'bus.request_failed', ...where, error: String(failure) }),
        );
    },
  });
  return () => subscription.unsubscribe();
}

/**
 * Asks one answerer.
 * @throws Error when there is no reply within the limit, or the answer is not valid.
 */
export async function askOne<Question, Answer>(
  { connection }: Pick<Bus, 'connection'>,
  subject: string,
  { question, answer }: Exchange<Question, Answer>,
  asked: Question,
  timeoutMs: number,
): Promise<Answer> {
  const message = await connection.request(subject, question.encode(asked), { timeout: timeoutMs });
  return answer.decode(message.data);
}

/** How long answers are collected. */
export interface AnswerLimit<Answer> {
  readonly withinMs: number;
  /** Ends the collection before the time is over. @default never */
  readonly isEnough?: (answers: readonly Answer[]) => boolean;
}

/** Sends a request to all responders and collects the replies that arrive within the limit, in milliseconds; there may be none. */
export async function askAll<Question, Answer>(
  { connection }: Pick<Bus, 'connection'>,
  subject: string,
  { question, answer }: Exchange<Question, Answer>,
  asked: Question,
  limit: number | AnswerLimit<Answer>,
): Promise<Answer[]> {
  const { withinMs, isEnough = () => false } =
    typeof limit === 'number' ? { withinMs: limit } : limit;
  const answers: Answer[] = [];
  const replies = await connection.requestMany(subject, question.encode(asked), {
    strategy: 'timer',
    maxWait: withinMs,
  });
  try {
    for await (const message of replies) {
      answers.push(answer.decode(message.data));
      if (isEnough(answers)) break;
    }
  } catch (error) {
    if (!(error instanceof NoRespondersError)) throw error;
  }
  return answers;
}
