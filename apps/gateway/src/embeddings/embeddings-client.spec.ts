import { FakeProvider, RecordingLogger } from '@beacon/testing';
import type { ProviderReply } from '@beacon/testing';
import { Logger } from '@nestjs/common';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { EmbeddingsClient, EmbeddingsUnavailable } from './embeddings-client.js';

const SECRET = 'sk-never-shown-0123456789';
const TEXTS = ['It is so.', 'I cannot say.'];
const OTHER = 'the embeddings endpoint answered something else';
const UNEVEN = 'the embeddings are not one vector of one length for each text';
const LATE = 'the embeddings endpoint gave no answer within 0.4 s';
const AWAY = 'the embeddings endpoint cannot be reached';

/** An answer with these vectors, in the order of the texts. */
function vectors(...embeddings: readonly unknown[]): ProviderReply {
  return { body: { data: embeddings.map((embedding, index) => ({ index, embedding })) } };
}

/** More than fits into any buffer on the way, whatever is taken of it. */
const ENDLESS = Buffer.alloc(1024 * 1024, ' ');

describe(EmbeddingsClient, () => {
  let provider: FakeProvider;
  const logger = new RecordingLogger();
  beforeAll(() => Logger.overrideLogger(logger));
  beforeEach(async () => {
    provider = await FakeProvider.start();
  });
  afterEach(async () => provider.stop());

  const client = (timeoutMs?: number): EmbeddingsClient =>
    new EmbeddingsClient({
      url: `${provider.origin}/v1`,
      model: 'small-embedder',
      apiKey: SECRET,
      timeoutMs,
    });
  /** Why there are no embeddings. */
  const reasonOf = async (reply: ProviderReply, timeoutMs?: number): Promise<string> => {
    provider.answerBy(() => reply);
    const error: unknown = await client(timeoutMs)
      .embed(TEXTS)
      .catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(EmbeddingsUnavailable);
    return error instanceof Error ? error.message : '';
  };

  it('gives vectors in the order of the texts, in whatever order they come', async () => {
    provider.answerBy(() => ({
      body: {
        data: [
          { index: 1, embedding: [0, 1] },
          { index: 0, embedding: [1, 0] },
        ],
      },
    }));
    expect(await client().embed(TEXTS)).toEqual([
      [1, 0],
      [0, 1],
    ]);
  });

  it('takes an answer of more than 10 MB', async () => {
    // As many and as long as the largest comparison has, with figures as an endpoint writes them.
    const embedding = Array.from({ length: 4096 }, (_, at) => Math.sin(at + 1));
    const texts = Array.from({ length: 200 }, (_, at) => `Answer ${at}.`);
    const reply = JSON.stringify({ data: texts.map((_, index) => ({ index, embedding })) });
    expect(reply.length).toBeGreaterThan(10 * 1024 * 1024);
    provider.answerBy(() => ({ body: reply }));
    const found = await client().embed(texts);
    expect(found).toHaveLength(200);
    expect(found[199]).toEqual(embedding);
  });

  it.each<readonly [string, ProviderReply, string]>([
    ['an error', { status: 500, body: SECRET }, 'the embeddings endpoint answered 500'],
    ['too many requests', { status: 429 }, 'the embeddings endpoint answered 429'],
    ['nothing', { body: '' }, OTHER],
    ['no JSON', { body: '<html>' }, OTHER],
    ['JSON that breaks off', { body: '{"data":[{"index":0,"embedding":[1,' }, OTHER],
    ['null', { body: 'null' }, OTHER],
    ['NaN, which JSON has not', { body: '{"data":[{"index":0,"embedding":[NaN]}]}' }, OTHER],
    ['null for a figure', vectors([1, null], [1, 2]), OTHER],
    ['text for a figure', vectors([1, '2'], [1, 2]), OTHER],
    ['base64', vectors('AACAPwAAAEA=', 'AACAPwAAAEA='), OTHER],
    ['a figure out of range', { body: '{"data":[{"index":0,"embedding":[1e999]}]}' }, OTHER],
    ['no vector', { body: { data: [] } }, UNEVEN],
    ['too few vectors', vectors([1, 2]), UNEVEN],
    ['too many vectors', vectors([1, 2], [1, 2], [1, 2]), UNEVEN],
    ['vectors of two lengths', vectors([1, 2], [1, 2, 3]), UNEVEN],
    ['a vector of nothing', vectors([1, 2], [0, 0]), UNEVEN],
    ['a vector without length', vectors([1, 2], []), OTHER],
    [
      'one text twice',
      { body: { data: [0, 0].map((index) => ({ index, embedding: [1, 2] })) } },
      UNEVEN,
    ],
    [
      'other texts',
      { body: { data: [1, 2].map((index) => ({ index, embedding: [1, 2] })) } },
      UNEVEN,
    ],
  ])('has none after %s, and says why', async (_what, reply, reason) => {
    expect(await reasonOf(reply)).toBe(reason);
    expect(provider.calls).toHaveLength(1);
  });

  it('gives up an answer that is too large, and takes no more of it', async () => {
    let closed: Promise<void> | undefined;
    const reason = await reasonOf({
      write: (response) => {
        closed = new Promise((resolve) => response.on('close', resolve));
        const more = (): void => {
          while (!response.destroyed && response.write(ENDLESS));
          if (!response.destroyed) response.once('drain', more);
        };
        more();
      },
    });
    expect(reason).toBe('the embeddings are too large');
    await closed;
  });

  it.each<readonly [string, NonNullable<ProviderReply['write']>]>([
    ['no body', () => undefined],
    ['a body that comes in drops', trickle],
  ])('gives up an answer of which there is %s for too long', async (_what, write) => {
    expect(await reasonOf({ write }, 400)).toBe(LATE);
  });

  it('gives up an endpoint that does not answer at all', async () => {
    provider.answerBy(async () => new Promise(() => undefined));
    await expect(client(400).embed(TEXTS)).rejects.toThrow(LATE);
  });

  it('does not wait for the rest of an error', async () => {
    const write: ProviderReply['write'] = (response) => void response.write('It is');
    expect(await reasonOf({ status: 503, write })).toBe('the embeddings endpoint answered 503');
  });

  it('has none when the connection breaks, or there is nobody', async () => {
    const broken = await reasonOf({
      write: (response) => {
        response.write('{"data":');
        response.destroy();
      },
    });
    expect(broken).toBe(AWAY);
    const nobody = new EmbeddingsClient({ url: 'http://127.0.0.1:9', model: 'm', apiKey: SECRET });
    await expect(nobody.embed(TEXTS)).rejects.toThrow(AWAY);
  });
});

/** A byte now and then, until nobody takes it. */
function trickle(response: Parameters<NonNullable<ProviderReply['write']>>[0]): void {
  const timer = setInterval(() => response.write(' '), 20);
  response.on('close', () => clearInterval(timer));
}
