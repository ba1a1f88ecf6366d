import type { LaneConfig } from '@beacon/domain';
import { z } from 'zod';
import type { HttpReply, Protocol, ReadBody } from '../protocol.js';
import { errorWithin, parseBody, validated } from '../reply-body.js';
import type { ErrorWithin } from '../reply-body.js';
import { blockedByFilter } from './blocked-by-filter.js';
import { chatAnswer } from './chat-answer.js';
import { completion } from './chat-completion.js';
import { chatFailure } from './chat-failure.js';
import { chatRequest } from './chat-request.js';

const PATH = '/chat/completions';

/** `POST /chat/completions`: OpenAI, Mistral, OpenRouter, vLLM, Ollama, llama.cpp, LiteLLM and many more. */
export const openAiCompatible: Protocol = {
  path: () => PATH,
  request: chatRequest,
  read,
};

/** The same at Azure, where a model is asked by its deployment. */
export const azureOpenAi: Protocol = { ...openAiCompatible, path: azurePath };

const V1 = '/openai/v1';

/** Of Azure's API without dates, or of the one with a date in the address. */
function azurePath({ baseUrl, settings }: LaneConfig): string {
  const { deployment, apiVersion } = settings.azure ?? { deployment: '', apiVersion: 'v1' };
  // The address as Azure's portal shows it has the path already.
  const prefix = baseUrl.endsWith(V1) ? '' : V1;
  if (apiVersion === 'v1') return prefix + PATH;
  const query = `?api-version=${apiVersion}`;
  if (apiVersion === 'preview') return prefix + PATH + query;
  return `/openai/deployments/${encodeURIComponent(deployment)}${PATH}${query}`;
}

function read(reply: HttpReply): ReadBody {
  if (reply.status < 200 || reply.status > 299) return refusedOrFailed(reply);
  const parsed = parseBody(reply);
  if (parsed.kind === 'failure') return parsed;
  const within = errorWithin(parsed.value);
  if (within !== null) return failedWithin(reply, within, errorSaidIn(parsed.value));
  const body = validated(reply, parsed.value, completion);
  return body.kind === 'failure' ? body : chatAnswer(body.value);
}

/** An HTTP error is a measurement where it says that a filter stopped the question or the answer. */
function refusedOrFailed(reply: HttpReply): ReadBody {
  return blockedByFilter(reply) ?? { kind: 'failure', failure: chatFailure(reply) };
}

/**
 * An error under status 200 means what it would mean under its own; what is stored is the status that was sent.
 * @param whole the error as it was sent, with what only some providers say.
 */
function failedWithin(
  reply: HttpReply,
  { error, status }: ErrorWithin,
  whole: Readonly<Record<string, unknown>>,
): ReadBody {
  const { retryDelay, ...said } = error;
  const body = JSON.stringify({ error: { ...whole, ...said, details: [{ retryDelay }] } });
  const read = refusedOrFailed({ ...reply, status, body });
  if (read.kind === 'answer') return read;
  return { kind: 'failure', failure: { ...read.failure, httpStatus: reply.status } };
}

const fields = z.record(z.string(), z.unknown());
const holder = z.object({ error: fields });
const holders = z.object({ choices: z.array(holder.nullable().catch(null)) });

/** The error of a body, or of the first of its choices that has one; without fields when it is a text, or there is none. */
function errorSaidIn(body: unknown): Readonly<Record<string, unknown>> {
  const ofChoice = holders.safeParse(body).data?.choices.find((each) => each !== null);
  return ofChoice?.error ?? holder.safeParse(body).data?.error ?? {};
}
