import { setImmediate as turn } from 'node:timers/promises';
import { anthropicAnswer, bedrockAnswer, googleAnswer, until } from '@beacon/testing';
import type { ProviderReply } from '@beacon/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LaneClient } from './lane-client.js';
import { PLAYED, PlayedClient, TASK } from './played-lanes.fixture.js';

const answerOf = (text: string) => ({
  anthropic: anthropicAnswer({ content: [{ type: 'text', text }] }),
  gemini: googleAnswer(text),
  vertex: googleAnswer(text),
  vertexClaude: anthropicAnswer({ content: [{ type: 'text', text }] }),
  bedrock: bedrockAnswer({ content: [{ text }] }),
});

const listOf = (parts: readonly unknown[]) => ({
  anthropic: anthropicAnswer({ content: parts }),
  gemini: googleAnswer('', { candidates: [{ content: { parts }, finishReason: 'STOP' }] }),
  vertexClaude: anthropicAnswer({ content: parts }),
  vertex: googleAnswer('', { candidates: [{ content: { parts }, finishReason: 'STOP' }] }),
  bedrock: bedrockAnswer({ content: parts }),
});

const deep = `${'['.repeat(70)}${']'.repeat(70)}`;

/** What each is called, whichever protocol it comes by. */
const HOSTILE: readonly (readonly [string, ProviderReply, string, string])[] = [
  ['nothing', { body: '' }, 'permanent', 'invalid_json'],
  ['half of it', { body: '{"content":[{"type":"text","te' }, 'permanent', 'invalid_json'],
  [
    'a page',
    { headers: { 'content-type': 'text/html' }, body: '<p>' },
    'permanent',
    'invalid_content_type',
  ],
  [
    'gzip',
    { headers: { 'content-encoding': 'gzip' }, body: 'x' },
    'permanent',
    'invalid_content_encoding',
  ],
  ['a number', { body: '7' }, 'permanent', 'invalid_response'],
  ['a list', { body: '[]' }, 'permanent', 'invalid_response'],
  [
    'another shape',
    { body: { candidates: 7, content: {}, output: [] } },
    'permanent',
    'invalid_response',
  ],
  ['a prototype', { body: '{"__proto__":{"content":[]}}' }, 'permanent', 'invalid_response'],
  [
    'two million zeros',
    { body: `{"content":[${'0,'.repeat(1_900_000)}0]}` },
    'permanent',
    'response_too_complex',
  ],
  ['seventy levels', { body: `{"content":${deep}}` }, 'permanent', 'response_too_complex'],
  ['five megabytes', { body: 'x'.repeat(5 * 1024 * 1024) }, 'permanent', 'response_too_large'],
  [
    'five megabytes of error',
    { status: 503, body: 'x'.repeat(5 * 1024 * 1024) },
    'transient',
    'provider_error',
  ],
  [
    'an error under 200',
    { body: { error: { code: 503, message: 'busy' } } },
    'transient',
    'provider_error',
  ],
  [
    'a redirect',
    { status: 307, headers: { location: 'http://127.0.0.1:1/' } },
    'permanent',
    'redirect_refused',
  ],
  [
    'a cut connection',
    { write: (response) => void response.destroy() },
    'transient',
    'connection_failed',
  ],
];

describe.each(['anthropic', 'gemini', 'vertex', 'vertexClaude', 'bedrock'] as const)(
  'a hostile or broken %s provider',
  (protocol) => {
    let client: PlayedClient;
    beforeAll(async () => {
      client = await PlayedClient.start(PLAYED[protocol]);
    });
    afterAll(async () => client.stop());

    it.each(HOSTILE)('is a typed failure with %s', async (_what, reply, kind, code) => {
      client.player.answerBy(() => reply);
      const failure = await client.failure();
      expect(failure).toMatchObject({ kind, code });
      expect(failure.message.length).toBeLessThan(400);
      expect(client.player.calls).toHaveLength(1);
    });

    it('is a failure where its parts are none that the protocol has', async () => {
      client.player.answerBy(() => listOf([7, { type: 'text', text: 7 }, null])[protocol]);
      expect(await client.failure()).toMatchObject({
        kind: 'permanent',
        code: 'invalid_response',
        httpStatus: 200,
      });
    });

    it('has its words kept as they are, whatever acts in them', async () => {
      const text = 'no\u001b[2J\u0000 \u202ereally \ud83c\uddfa';
      client.player.answerBy(() => answerOf(text)[protocol]);
      expect((await client.answer()).text).toBe(text);
    });

    it('has its errors made one line that does nothing to who reads it', async () => {
      const said = 'no\u001b[2J\r\n\u0000\u009b31m \u202ereally\ud800';
      const body = { message: said, error: { message: said, type: 'x', status: 'X', code: 422 } };
      client.player.answerBy(() => ({ status: 422, body }));
      const { message } = await client.failure();
      expect(message).toMatch(/^no.*really/);
      expect(message).not.toMatch(/[\p{Cc}\p{Cs}\u202e]/u);
    });

    it('is told by counts of tokens that are none', async () => {
      const wild = { a: -1, b: 2.5, c: 1e300 };
      client.player.answerBy(() => {
        const reply = answerOf('Paris.')[protocol];
        const usage = {
          input_tokens: wild.a,
          output_tokens: wild.b,
          inputTokens: wild.a,
          outputTokens: wild.c,
          totalTokens: 0,
        };
        const usageMetadata = { promptTokenCount: wild.a, candidatesTokenCount: wild.c };
        return { ...reply, body: { ...(reply.body as object), usage, usageMetadata } };
      });
      expect(await client.answer()).toMatchObject({ inputTokens: null, outputTokens: null });
    });

    it('is waited for no longer than the lane says', async () => {
      client.player.answerBy(() => ({ write: (response) => void response.write('{"content":[') }));
      expect(await client.failure({}, { timeoutMs: 50 })).toEqual({
        kind: 'transient',
        code: 'timeout',
        message: 'no answer within 50 ms',
        httpStatus: null,
        retryAfterMs: null,
      });
    });

    it('is left at once when nobody waits any more', async () => {
      client.player.answerBy(() => ({ write: () => undefined }));
      const lane = PLAYED[protocol].lane(client.player.origin);
      const current = async (): Promise<string> => PLAYED[protocol].secret;
      const asking = new LaneClient({ lane, credential: { current } });
      const stop = new AbortController();
      const asked = asking.ask(TASK, stop.signal);
      await until(() => client.player.calls.length === 1, 'it is asked');
      stop.abort(new Error('the job is cancelled'));
      expect(await asked).toMatchObject({
        failure: { kind: 'aborted', message: 'the job is cancelled' },
      });
      await asking.close();
      await turn();
    });
  },
);
