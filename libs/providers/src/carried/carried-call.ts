import type { LanguageModelV4CallOptions, LanguageModelV4Content } from '@ai-sdk/provider';
import type { LaneConfig } from '@beacon/domain';
import { failureOf } from '../attempt.js';
import type { AskedTask, HttpReply, ReadBody } from '../protocol.js';
import { errorWithin, parseBody, validated } from '../reply-body.js';
import type { ErrorWithin } from '../reply-body.js';
import type { Heard, Send, WireRequest } from '../speaker.js';
import type { AnswerFacts, CarriedProtocol } from './carried-protocol.js';
import { bodyOf } from './request-body.js';
import { withExtraBody } from '../merge-body.js';
import { changedSampling, samplingOf } from '../sampling.js';
import type { Sampling } from '../sampling.js';

/** Ends a package's call whose outcome is known already; nobody sees it. */
class CallEnded extends Error {
  override readonly name = 'CallEnded';
}

/** A reply of which a package makes an answer. */
interface Answering {
  readonly reply: HttpReply;
  readonly facts: AnswerFacts;
}

/** One question to a model of the AI SDK: the package writes the request and reads the answer, all between is done here. */
export class CarriedCall {
  readonly #wanted: Sampling;
  #outcome: Heard | null = null;
  #answering: Answering | null = null;

  constructor(
    private readonly protocol: CarriedProtocol,
    private readonly lane: LaneConfig,
    private readonly task: AskedTask,
    private readonly send: Send,
  ) {
    this.#wanted = samplingOf(task, lane, protocol.takes);
  }

  /** Makes it. Never throws: what goes wrong is a typed failure. */
  async make(): Promise<Heard> {
    try {
      const model = await this.protocol.model(this.lane, (url, init) => this.#fetch(url, init));
      const { content } = await model.doGenerate(this.#options());
      return this.#outcome ?? this.#answered(content);
    } catch (error) {
      return this.#outcome ?? this.#unread(error);
    }
  }

  #options(): LanguageModelV4CallOptions {
    const { temperature, top_p: topP, seed, max_tokens: maxOutputTokens } = this.#wanted;
    const { systemPrompt, prompt } = this.task;
    return {
      prompt: [
        ...(systemPrompt === null ? [] : [{ role: 'system' as const, content: systemPrompt }]),
        { role: 'user', content: [{ type: 'text', text: prompt }] },
      ],
      temperature,
      topP,
      seed,
      maxOutputTokens,
    };
  }

  async #fetch(url: Parameters<typeof fetch>[0], init: RequestInit = {}): Promise<Response> {
    // Attempts are counted by the executor: a package that asked again by itself would be paid for twice.
    if (this.#outcome !== null || this.#answering !== null) throw new CallEnded();
    const body = bodyOf(init);
    const changed = changedSampling(this.#wanted, this.protocol.written.parse(body));
    if (changed !== null) return this.#end({ kind: 'failure', failure: changed });
    const merged = withExtraBody(body, this.lane.extraBody);
    const posted = await this.send(
      wireRequest(url instanceof Request ? url.url : url, init, merged),
    );
    if (posted.kind === 'failure') return this.#end(posted);
    return this.#received(posted.reply);
  }

  /** Hands on what is an answer, in bounded JSON; whatever is none is told by us, and never reaches the package. */
  #received(reply: HttpReply): Response {
    if (reply.status < 200 || reply.status > 299) {
      return this.#end({ kind: 'reply', reply, read: this.protocol.refusedOrFailed(reply) });
    }
    const parsed = parseBody(reply);
    if (parsed.kind === 'failure') return this.#end({ kind: 'reply', reply, read: parsed });
    const within = errorWithin(parsed.value);
    if (within !== null) {
      return this.#end({ kind: 'reply', reply, read: this.#failedWithin(reply, within) });
    }
    const facts = validated(reply, parsed.value, this.protocol.facts);
    if (facts.kind === 'failure') return this.#end({ kind: 'reply', reply, read: facts });
    this.#answering = { reply, facts: facts.value };
    return Response.json(this.protocol.shown.parse(parsed.value));
  }

  /** An error under status 200 means what it would mean under its own; what is stored is the status that was sent. */
  #failedWithin(reply: HttpReply, { error, status }: ErrorWithin): ReadBody {
    const read = this.protocol.refusedOrFailed({
      ...reply,
      status,
      body: JSON.stringify({ error }),
    });
    if (read.kind === 'answer') return read;
    return { kind: 'failure', failure: { ...read.failure, httpStatus: reply.status } };
  }

  #end(outcome: Heard): never {
    this.#outcome = outcome;
    throw new CallEnded();
  }

  #answered(content: readonly LanguageModelV4Content[]): Heard {
    if (this.#answering === null) return this.#unread(new Error('no request was made'));
    const { reply, facts } = this.#answering;
    const reasoning = wordsOf(content, 'reasoning');
    const answer = { ...facts.answer, text: wordsOf(content, 'text') };
    const evidence = { ...facts.evidence, reasoning: reasoning === '' ? null : reasoning };
    return { kind: 'reply', reply, read: { kind: 'answer', answer, evidence } };
  }

  /** The package could not write the request, or make nothing of an answer that looked like one. */
  #unread(error: unknown): Heard {
    if (this.#answering === null) {
      const message = `the request could not be written: ${error instanceof Error ? error.message : String(error)}`;
      return { kind: 'failure', failure: failureOf('permanent', 'request_not_written', message) };
    }
    const { reply } = this.#answering;
    const failure = failureOf('permanent', 'invalid_response', UNREADABLE, {
      httpStatus: reply.status,
    });
    return { kind: 'reply', reply, read: { kind: 'failure', failure } };
  }
}

const UNREADABLE = 'the body lacks what an answer of this protocol has';

function wordsOf(content: readonly LanguageModelV4Content[], type: 'text' | 'reasoning'): string {
  return content.flatMap((part) => (part.type === type ? [part.text] : [])).join('');
}

/** Of a package's headers only those of the protocol are sent: the lane has its own secret, and says itself what it accepts. */
function wireRequest(url: string | URL, init: RequestInit, body: unknown): WireRequest {
  const { pathname, search } = new URL(url);
  const headers = [...new Headers(init.headers)].filter(([name]) => name.startsWith('anthropic-'));
  return {
    path: pathname + search,
    headers: Object.fromEntries(headers),
    body: JSON.stringify(body),
  };
}
