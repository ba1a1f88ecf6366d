import { z } from 'zod';
import type { HttpReply } from '../protocol.js';
import { parseReplyJson } from '../reply-body.js';
import { headerOf } from '../retry-after.js';

/** Exceptions whose status says something else than what they mean, and the status that would be right. */
const STATUSES: ReadonlyMap<string, number> = new Map([
  ['ThrottlingException', 429],
  ['TooManyRequestsException', 429],
  // Sent with 429: the model is being started, whoever asks.
  ['ModelNotReadyException', 503],
  ['ModelTimeoutException', 408],
  // 424: the model failed at this question.
  ['ModelErrorException', 502],
  ['UnrecognizedClientException', 401],
  ['InvalidSignatureException', 401],
  ['IncompleteSignatureException', 401],
  ['MissingAuthenticationTokenException', 401],
  ['ExpiredTokenException', 401],
]);

/** A limit of the day is none that a little waiting mends. */
const OF_THE_DAY = /\bper day\b/i;

const body = z.object({
  __type: z.string().optional().catch(undefined),
  message: z.string().optional().catch(undefined),
  Message: z.string().optional().catch(undefined),
});

/** An error of AWS in the form and with the status that say the same elsewhere: its name is the error's code. */
export function asOpenAiError(reply: HttpReply): HttpReply {
  const said = readBody(reply.body);
  const name = exceptionName(headerOf(reply.headers, 'x-amzn-errortype') ?? said.__type ?? '');
  const message = said.message ?? said.Message ?? '';
  const isOfTheDay = name === 'ThrottlingException' && OF_THE_DAY.test(message);
  const code = isOfTheDay ? 'ServiceQuotaExceededException' : name;
  return {
    ...reply,
    status: STATUSES.get(name) ?? reply.status,
    body: message === '' && name === '' ? '' : JSON.stringify({ error: { code, message } }),
  };
}

function readBody(text: string): z.output<typeof body> {
  try {
    return body.safeParse(parseReplyJson(text)).data ?? {};
  } catch {
    // No JSON: the header may name the exception all the same.
    return {};
  }
}

/** `com.amazon.coral#ThrottlingException` and `ThrottlingException:http://…` name the same. */
function exceptionName(said: string): string {
  const [first = ''] = said.split(':', 1);
  return first.slice(first.lastIndexOf('#') + 1).slice(0, 100);
}
