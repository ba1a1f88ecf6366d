import type { LaneConfig } from '@beacon/domain';
import { z } from 'zod';
import { errorIn, errorWithin, parseBody, validated } from './reply-body.js';
import type { ErrorWithin } from './reply-body.js';
import { failureOfStatus } from './failures.js';
import type { AskedTask, HttpReply, Protocol, ReadBody } from './protocol.js';

/** OpenAI's, Azure's, then those of Alibaba's and Zhipu's compatible addresses. */
const FILTER_CODES = new Set([
  'content_filter',
  'content_policy_violation',
  'ResponsibleAIPolicyViolation',
  'data_inspection_failed',
  'DataInspectionFailed',
  '1301',
]);

/** Alibaba's filter sends one code for both sides, and says in words which one it was. */
const OF_THE_OUTPUT = /^output\b/i;

/** The finish reason of an answer that a provider sent as a refusal, in a field of its own: the classifier knows it by this. */
const REFUSAL = 'refusal';

/** `POST /chat/completions`: OpenAI, vLLM, Ollama, llama.cpp, LiteLLM and many more. */
export const openAiCompatible: Protocol = {
  path: () => '/chat/completions',

  request(task: AskedTask, lane: LaneConfig) {
    const { temperature, maxTokens, seed, topP } = task.sampling;
    const system =
      task.systemPrompt === null ? [] : [{ role: 'system', content: task.systemPrompt }];
    return {
      model: lane.providerModel,
      messages: [...system, { role: 'user', content: task.prompt }],
      temperature,
      max_tokens: maxTokens,
      ...(seed === null ? {} : { seed }),
      ...(topP === null ? {} : { top_p: topP }),
      stream: false,
    };
  },

  read(reply: HttpReply): ReadBody {
    if (reply.status < 200 || reply.status > 299) return refusedOrFailed(reply);
    const parsed = parseBody(reply);
    if (parsed.kind === 'failure') return parsed;
    const within = errorWithin(parsed.value);
    if (within !== null) return failedWithin(reply, within);
    const body = validated(reply, parsed.value, completion);
    return body.kind === 'failure' ? body : answerOf(body.value);
  },
};

/** An HTTP error is a measurement where it says that a filter stopped the question or the answer. */
function refusedOrFailed(reply: HttpReply): ReadBody {
  const side = blockedSide(reply);
  return side === null ? { kind: 'failure', failure: failureOfStatus(reply) } : blocked(side);
}

/** An error under status 200 means what it would mean under its own; what is stored is the status that was sent. */
function failedWithin(reply: HttpReply, { error, status }: ErrorWithin): ReadBody {
  const { retryDelay, ...said } = error;
  const body = JSON.stringify({ error: { ...said, details: [{ retryDelay }] } });
  const read = refusedOrFailed({ ...reply, status, body });
  if (read.kind === 'answer') return read;
  return { kind: 'failure', failure: { ...read.failure, httpStatus: reply.status } };
}

function answerOf(body: Completion): ReadBody {
  const [choice] = body.choices;
  const said = choice.finish_reason ?? null;
  const { text, isRefusal } = wordsOf(choice.message);
  return {
    kind: 'answer',
    answer: {
      text,
      // Kept in place of `stop`, so that a stored answer is typed again as it was: the field itself is not stored.
      finishReason: isRefusal && said !== 'content_filter' ? REFUSAL : said,
      contentFilter: said === 'content_filter' ? 'output' : null,
      inputTokens: body.usage?.prompt_tokens ?? null,
      outputTokens: body.usage?.completion_tokens ?? null,
    },
    evidence: {
      servedModel: body.model ?? null,
      systemFingerprint: body.system_fingerprint ?? null,
    },
  };
}

type Message = Completion['choices'][number]['message'];

/** Some models put a refusal in a field of its own, and leave `content` null or empty beside it. */
function wordsOf({ content, refusal }: Message): {
  readonly text: string;
  readonly isRefusal: boolean;
} {
  const isRefusal = (refusal ?? '').trim() !== '';
  const hasContent = (content ?? '').trim() !== '';
  return { text: (isRefusal && !hasContent ? refusal : content) ?? '', isRefusal };
}

/** The side that the provider's filter stopped: that is a measurement, sent as an HTTP error. Null when it did not. */
function blockedSide({ status, body }: HttpReply): 'input' | 'output' | null {
  if (status !== 400 && status !== 403) return null;
  const error = errorIn(body);
  if (error === null || !FILTER_CODES.has(error.code)) return null;
  return OF_THE_OUTPUT.test(error.message) ? 'output' : 'input';
}

function blocked(contentFilter: 'input' | 'output'): ReadBody {
  return {
    kind: 'answer',
    answer: {
      text: '',
      finishReason: 'content_filter',
      contentFilter,
      inputTokens: null,
      outputTokens: null,
    },
    evidence: { servedModel: null, systemFingerprint: null },
  };
}

/** More than the column takes is no count of tokens. */
const tokens = z.int().min(0).max(2_147_483_647).nullish().catch(null);
const label = z.string().max(300).nullish().catch(null);

/** Newer servers send content as a list of parts; those that hold no text, such as reasoning or pictures, are no words. */
const part = z
  .object({ type: z.string().optional(), text: z.string() })
  .transform(({ type, text }) => (type === undefined || type.endsWith('text') ? text : ''))
  .catch('');
const content = z.union([z.string(), z.array(part).transform((parts) => parts.join(''))]).nullish();

const choice = z.object({
  finish_reason: label,
  message: z.object({ content, refusal: z.string().nullish() }),
});

/** A chat completion, as far as it is needed: of several choices only the first by index, and no other is validated. */
export const completion = z.preprocess(
  withOneChoice,
  z.object({
    model: label,
    system_fingerprint: label,
    choices: z.tuple([choice]),
    usage: z.object({ prompt_tokens: tokens, completion_tokens: tokens }).nullish().catch(null),
  }),
);

export type Completion = z.output<typeof completion>;

const indexed = z.object({ index: z.number() });
const listed = z.looseObject({ choices: z.array(z.unknown()) });

function withOneChoice(body: unknown): unknown {
  const read = listed.safeParse(body);
  if (!read.success) return body;
  const [first] = read.data.choices
    .map((each, place) => ({ each, index: indexOf(each, place) }))
    .toSorted((a, b) => a.index - b.index);
  return { ...read.data, choices: first === undefined ? [] : [first.each] };
}

function indexOf(value: unknown, place: number): number {
  const read = indexed.safeParse(value);
  return read.success ? read.data.index : place;
}
