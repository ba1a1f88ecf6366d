import { setTimeout as delay } from 'node:timers/promises';
import { answerTo, refusalTo, type Asked, type Said } from '../behaviour/answer.js';
import { latencyMs } from '../behaviour/latency.js';
import type { ModelId } from '../behaviour/models.js';
import type { CallLog, OpenCall } from '../calls/call-log.js';
import type { LatencySetting } from '../environment.js';
import type { FaultBox } from '../faults/fault-box.js';
import type { RateLimiter } from '../faults/rate-limiter.js';
import type { Fault, Matchable } from '../faults/rules.js';
import { sendFault, type TransportFault } from '../faults/transport-faults.js';
import { headersFor, pathOf, readJson, type Exchange } from './exchange.js';
import { HttpError } from './http-error.js';
import { inferenceResult, modelNamed, replyTo, type Reply } from './replies.js';
import { inferenceQuestion, type Question } from './requests.js';

/** What the model API works with. */
export interface ModelApiParts {
  readonly seed: number;
  readonly latency: LatencySetting;
  readonly calls: CallLog;
  readonly faults: FaultBox;
  readonly limiter: RateLimiter;
}

/** Region of paths that name none: answered as us-east, without plants. */
export const DEFAULT_REGION = 'default';

const SENTENCE = 'This is a long simulated answer. ';

type Render = (region: string, model: ModelId, reply: Reply) => unknown;

/** The simulated models, by every request contract. */
export class ModelApi {
  constructor(private readonly parts: ModelApiParts) {}

  /** A question in the dialect of its path. */
  async ask(exchange: Exchange): Promise<void> {
    const { request, requestId, dialect } = exchange;
    const question = dialect.question(await readJson(request), pathOf(request));
    await this.#ask(exchange, question, (region, model, reply) =>
      dialect.answer({ requestId, region, model, reply }),
    );
  }

  /** POST …/inference, the contract of the regional router that Beacon's users ran before. */
  async inference(exchange: Exchange): Promise<void> {
    const question = inferenceQuestion(await readJson(exchange.request));
    const startedAt = performance.now();
    await this.#ask(exchange, question, (region, model, reply) => {
      const seconds = (performance.now() - startedAt) / 1_000;
      return inferenceResult(exchange.requestId, region, model, reply, seconds);
    });
  }

  async #ask(exchange: Exchange, question: Question, render: Render): Promise<void> {
    const region = exchange.region ?? DEFAULT_REGION;
    const model = modelNamed(question.model);
    const { prompt, sent, seed: requestSeed } = question;
    const asked: Asked = { seed: this.parts.seed, region, model, prompt, requestSeed };
    const call = this.parts.calls.begin({ region, model, prompt, seed: requestSeed });
    exchange.response.once('close', () => call.end());
    this.#limit({ ...asked, sent }, call);
    const fault = this.parts.faults.take({ ...asked, sent });
    if (isTransportFault(fault)) call.disturb();
    await this.#wait(asked, fault);
    if (fault?.kind === 'evidence') exchange.region = fault.region;
    const reply = (): Reply => replyTo(limitedBy(fault, question), saidUnder(fault, asked));
    const body = (): string => JSON.stringify(render(exchange.region ?? region, model, reply()));
    if (isTransportFault(fault)) await sendFault(exchange, fault, body);
    else sendAnswer(exchange, body());
  }

  #limit(asked: Matchable, call: OpenCall): void {
    const waitMs = this.parts.limiter.take(asked);
    if (waitMs === null) return;
    call.disturb();
    throw new HttpError(429, 'rate_limit_exceeded', 'The simulated rate limit is reached.', {
      'retry-after': Math.max(1, Math.ceil(waitMs / 1_000)),
      'retry-after-ms': Math.max(1, Math.ceil(waitMs)),
    });
  }

  async #wait(asked: Asked, fault: Fault | null): Promise<void> {
    const ms = fault?.kind === 'latency' ? fault.ms : latencyMs(this.parts.latency, asked);
    if (ms > 0) await delay(ms);
  }
}

function sendAnswer(exchange: Exchange, body: string): void {
  const bytes = Buffer.from(body);
  const headers = { 'content-type': 'application/json', 'content-length': bytes.length };
  exchange.response.writeHead(200, headersFor(exchange, headers)).end(bytes);
}

/** A provider that sends more than it should does not heed the limit. */
function limitedBy(fault: Fault | null, question: Question): Question {
  return fault?.kind === 'long_answer' ? { ...question, maxTokens: Infinity } : question;
}

function saidUnder(fault: Fault | null, asked: Asked): Said {
  if (fault?.kind === 'refuse') return refusalTo(asked);
  if (fault?.kind === 'empty') return { text: '', finishReason: 'stop' };
  if (fault?.kind === 'content_filter') return { text: '', finishReason: 'content_filter' };
  if (fault?.kind === 'long_answer') return longAnswer(fault.characters);
  return answerTo(asked);
}

function longAnswer(characters: number): Said {
  return {
    text: SENTENCE.repeat(Math.ceil(characters / SENTENCE.length)).slice(0, characters),
    finishReason: 'stop',
  };
}

function isTransportFault(fault: Fault | null): fault is TransportFault {
  switch (fault?.kind) {
    case undefined:
    case 'latency':
    case 'refuse':
    case 'empty':
    case 'long_answer':
    case 'evidence':
      return false;
    case 'content_filter':
      return fault.on === 'input';
    default:
      return true;
  }
}
