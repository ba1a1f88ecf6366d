import type { Contract } from '@beacon/contracts';
import { createInbox } from '@nats-io/transport-node';
import type { Msg } from '@nats-io/transport-node';
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

/**
 * Sends a request to all responders and collects the replies that arrive within the limit, in milliseconds; there may be none. One that is
 * not valid is logged, and is none.
 */
export async function askAll<Question, Answer>(
  bus: Pick<Bus, 'connection' | 'inboxPrefix'>,
  subject: string,
  exchange: Exchange<Question, Answer>,
  asked: Question,
  limit: number | AnswerLimit<Answer>,
): Promise<Answer[]> {
  return askEverywhere(bus, [subject], exchange, asked, limit);
}

/**
 * Like {@link askAll}, for responders that listen on different subjects. One that listens on several may answer each. All answers
 * come on a subscription of their own: when that ends, the broker forgets where answers from other accounts go.
 */
export async function askEverywhere<Question, Answer>(
  { connection, inboxPrefix }: Pick<Bus, 'connection' | 'inboxPrefix'>,
  subjects: readonly string[],
  { question, answer }: Exchange<Question, Answer>,
  asked: Question,
  limit: number | AnswerLimit<Answer>,
): Promise<Answer[]> {
  const { withinMs, isEnough = () => false } =
    typeof limit === 'number' ? { withinMs: limit } : limit;
  const answers: Answer[] = [];
  const inbox = createInbox(inboxPrefix);
  const replies = connection.subscribe(inbox);
  const timer = setTimeout(() => replies.unsubscribe(), withinMs);
  const body = question.encode(asked);
  for (const subject of subjects) connection.publish(subject, body, { reply: inbox });
  let unheard = 0;
  try {
    for await (const message of replies) {
      if (isNobody(message)) unheard += 1;
      else answers.push(...readable(answer, message));
      if (unheard === subjects.length || isEnough(answers)) break;
    }
  } finally {
    clearTimeout(timer);
    replies.unsubscribe();
  }
  return answers;
}

function readable<Answer>(answer: Contract<Answer>, { data }: Msg): Answer[] {
  try {
    return [answer.decode(data)];
  } catch (error) {
    logger.error({ event: 'bus.answer_unreadable', answer: answer.name, error: String(error) });
    return [];
  }
}

const NO_RESPONDERS = 503;

/** The broker's own reply where nobody listens on the subject. */
function isNobody({ data, headers }: Msg): boolean {
  return data.length === 0 && headers?.code === NO_RESPONDERS;
}
