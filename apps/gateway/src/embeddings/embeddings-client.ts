import { parseBoundedJson } from '@beacon/bounds';
import { ForbiddenAddressError, guardedLookup, hostProblem, saysPrivate } from '@beacon/network';
import type { Reach } from '@beacon/network';
import { Logger } from '@nestjs/common';
import type { Agent, Dispatcher } from 'undici';
import { z } from 'zod';
import type { EmbeddingsOptions } from '../settings/settings.js';

/** There are no embeddings, for a reason that users may read: it names no address and no key. */
export class EmbeddingsUnavailable extends Error {
  override readonly name = 'EmbeddingsUnavailable';
}

const FORBIDDEN =
  'the embeddings endpoint leads to a private or link-local address that its variable does not name';
const TIMEOUT_MS = 15_000;
/** Bytes of an answer that are read: 200 vectors of 4,096 figures take about 20 MB. */
const BODY_LIMIT = 32 * 1024 * 1024;
/** UTF-16 code units of a text that are embedded: models take some thousand tokens. */
const EMBEDDED_CHARACTERS = 8_000;

/** Figures of 200 vectors of 4,096, and room; each would be an issue of its own to a validator. */
const BOUNDS = { values: 2_000_000, levels: 8 };

interface Vector {
  readonly index: number;
  readonly embedding: number[];
}

const answerSchema = z.object({
  data: z.custom<Vector[]>((data) => Array.isArray(data) && data.every(isVector)),
});

function isVector(entry: unknown): boolean {
  if (typeof entry !== 'object' || entry === null) return false;
  const { index, embedding } = entry as Partial<Record<keyof Vector, unknown>>;
  return (
    Number.isSafeInteger(index) &&
    Array.isArray(embedding) &&
    embedding.length > 0 &&
    embedding.every(Number.isFinite)
  );
}

/** Asks an OpenAI-compatible endpoint for embeddings. One request, never repeated, never redirected. */
export class EmbeddingsClient {
  readonly #logger = new Logger('Embeddings');
  #agent: Agent | undefined;

  constructor(private readonly options: EmbeddingsOptions) {}

  get model(): string {
    return this.options.model;
  }

  /** BEACON_EMBEDDINGS_URL is an operator's word: it may name a private address, but no public name may come to mean one. */
  get #reach(): Reach {
    const { hostname } = new URL(this.options.url);
    return { isPrivateAllowed: saysPrivate(hostname), remedy: 'BEACON_EMBEDDINGS_URL names none' };
  }

  get #timeoutMs(): number {
    return this.options.timeoutMs ?? TIMEOUT_MS;
  }

  /**
   * The embeddings of texts, in their order and all of one length.
   * @throws EmbeddingsUnavailable whatever goes wrong.
   */
  async embed(texts: readonly string[]): Promise<number[][]> {
    const signal = AbortSignal.timeout(this.#timeoutMs);
    try {
      return readVectors(await this.#ask(texts, signal), texts.length);
    } catch (error) {
      const reason = this.#reasonOf(error, signal);
      this.#logger.warn({ event: 'embeddings.unavailable', reason });
      throw new EmbeddingsUnavailable(reason);
    }
  }

  async #ask(texts: readonly string[], signal: AbortSignal): Promise<string> {
    // Loaded on use: most gateways have no endpoint of embeddings, and would start later for it.
    const { request, Agent: UndiciAgent } = await import('undici');
    const { url, model, apiKey } = this.options;
    const reach = this.#reach;
    const problem = hostProblem(new URL(url).hostname, reach);
    if (problem !== null) throw new EmbeddingsUnavailable(FORBIDDEN);
    this.#agent ??= new UndiciAgent({ connect: { lookup: guardedLookup(reach) } });
    const response = await request(`${url}/embeddings`, {
      method: 'POST',
      dispatcher: this.#agent,
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        ...(apiKey === null ? {} : { authorization: `Bearer ${apiKey}` }),
      },
      body: JSON.stringify({ model, input: texts.map(cut), encoding_format: 'float' }),
      signal,
    });
    if (response.statusCode === 200) return readBody(response);
    // What an endpoint says of its errors can hold the address or the key: only the status is told. Its body is not waited for, it may never end.
    response.body.on('error', () => undefined).destroy();
    throw new EmbeddingsUnavailable(`the embeddings endpoint answered ${response.statusCode}`);
  }

  #reasonOf(error: unknown, signal: AbortSignal): string {
    if (error instanceof EmbeddingsUnavailable) return error.message;
    if (error instanceof ForbiddenAddressError) return FORBIDDEN;
    return signal.aborted
      ? `the embeddings endpoint gave no answer within ${this.#timeoutMs / 1000} s`
      : 'the embeddings endpoint cannot be reached';
  }
}

function cut(text: string): string {
  return text.slice(0, EMBEDDED_CHARACTERS).toWellFormed();
}

async function readBody({ body }: Dispatcher.ResponseData): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > BODY_LIMIT) throw new EmbeddingsUnavailable('the embeddings are too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function readVectors(body: string, count: number): number[][] {
  const answer = answerSchema.safeParse(parse(body));
  if (!answer.success)
    throw new EmbeddingsUnavailable('the embeddings endpoint answered something else');
  const vectors = new Map(answer.data.data.map(({ index, embedding }) => [index, embedding]));
  const ordered = Array.from({ length: count }, (_, index) => vectors.get(index) ?? []);
  const lengths = new Set(ordered.map(({ length }) => length));
  const isEven = answer.data.data.length === count && lengths.size === 1 && !lengths.has(0);
  if (!isEven || ordered.some((vector) => vector.every((figure) => figure === 0))) {
    throw new EmbeddingsUnavailable(
      'the embeddings are not one vector of one length for each text',
    );
  }
  return ordered;
}

function parse(body: string): unknown {
  try {
    return parseBoundedJson(body, BOUNDS);
  } catch {
    return null;
  }
}
