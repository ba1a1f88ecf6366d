import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HOSTILE_MODEL, STEADY_MODEL } from '../stack/catalogue.js';
import type { DrawnReply } from './drawn-reply.js';
import { hostileReply, HostileServer, promptOf } from './hostile-server.js';
import { NAMED_REPLIES } from './named-replies.js';
import { completionOf, rightAnswer } from './reply.js';

describe(HostileServer, () => {
  let sut: HostileServer;
  beforeAll(async () => {
    sut = await HostileServer.start(1);
  });
  afterAll(async () => sut.stop());

  const ask = (model: string, number: number): Promise<Response> =>
    fetch(`${sut.url}/us-east/v1/chat/completions`, {
      method: 'POST',
      body: JSON.stringify({ model, messages: [{ role: 'user', content: promptOf(number) }] }),
    });

  it('answers a steady model well, and counts the calls of each cell', async () => {
    for (let call = 0; call < 2; call += 1) {
      const answer = await ask(STEADY_MODEL, 500);
      expect(await answer.json()).toEqual(completionOf(rightAnswer(500)));
    }
    expect(sut.calls('us-east', STEADY_MODEL, 500)).toBe(2);
    expect(sut.calls('eu-west', STEADY_MODEL, 500)).toBe(0);
  });

  it('answers a hostile one by the number in its prompt', async () => {
    const number = NAMED_REPLIES.findIndex(({ name }) => name === 'a redirect');
    const answer = await fetch(`${sut.url}/us-east/v1/chat/completions`, {
      method: 'POST',
      redirect: 'manual',
      body: JSON.stringify({
        model: HOSTILE_MODEL,
        messages: [{ role: 'user', content: promptOf(number) }],
      }),
    });
    expect(answer.status).toBe(302);
  });

  it('goes on after connections that it has broken', async () => {
    const number = NAMED_REPLIES.findIndex(({ name }) => name === 'nothing, and a reset');
    await expect(ask(HOSTILE_MODEL, number)).rejects.toThrow('fetch failed');
    expect((await ask(STEADY_MODEL, 1)).status).toBe(200);
  });

  it('draws the same reply for the same seed and number, and others for others', () => {
    const replies = (seed: number) =>
      Array.from({ length: 50 }, (_, at) =>
        digestOf(hostileReply(seed, NAMED_REPLIES.length + at)),
      );
    const [one, again, other] = [replies(1), replies(1), replies(2)];
    expect(again).toEqual(one);
    expect(new Set(one).size).toBeGreaterThan(25);
    expect(other).not.toEqual(one);
  });

  it('has replies in the form of a router, too', async () => {
    const answer = await fetch(`${sut.url}/eu-west/inference`, {
      method: 'POST',
      body: JSON.stringify({ model: STEADY_MODEL, prompt: promptOf(7) }),
    });
    expect(await answer.json()).toEqual(completionOf(rightAnswer(7)));
    expect(sut.prepare([700, 701])).toHaveLength(4);
  });
});

/** What is said, in a form that can be compared however large it is. */
function digestOf({ kind, reply }: DrawnReply): string {
  const hash = createHash('sha256');
  for (const { bytes } of reply.pieces) hash.update(bytes);
  return `${kind} ${reply.end} ${hash.digest('hex')}`;
}
