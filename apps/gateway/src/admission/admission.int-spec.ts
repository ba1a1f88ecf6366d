import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { until } from '@beacon/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Harness, smallJob } from '../harness-spec.js';

const JOBS = '/api/v1/jobs';
/** Of memory for large work: one body of that many bytes takes all of it. */
const BUDGET = 6 * 1_024 * 1_024;
const LARGE_BYTES = 1_024 * 1_024;
const MOST_WAITING = 32;

/** A job over 64 KiB. */
function largeJob(count = 2_000) {
  const questions = Array.from({ length: count }, (_, n) => ({
    id: `q${n}`,
    text: `What is the capital of country ${n}?`,
  }));
  return smallJob({ questions });
}

describe('admission of bodies', () => {
  let sut: Harness;
  const sockets: Socket[] = [];
  let refusals = 0;
  beforeAll(async () => {
    sut = await Harness.start({ GATEWAY_WORK_BYTES: String(BUDGET) });
  });
  afterAll(async () => sut.stop());
  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.destroy();
    refusals = 0;
  });

  /** Begins a request and sends no more of it than this. */
  const begin = async (headers: string, start = ''): Promise<Socket> => {
    const socket = connect(Number(new URL(sut.gateway.url).port), '127.0.0.1');
    sockets.push(socket);
    socket.on('error', () => undefined);
    socket.on('data', (answer) => (refusals += answer.includes('HTTP/1.1 503 ') ? 1 : 0));
    await once(socket, 'connect');
    const head = `POST ${JOBS} HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n${headers}\r\n\r\n`;
    socket.write(head + start);
    return socket;
  };
  const beginLarge = async () => begin(`content-length: ${LARGE_BYTES}`);
  /** Begins so many large bodies that one is in work, the line is full, and one is refused. */
  const fillLine = async (others = 0): Promise<void> => {
    for (let begun = others; begun < MOST_WAITING + 2; begun += 1) await beginLarge();
    await until(() => refusals === 1, 'one of the bodies is refused');
  };

  it('takes large jobs, in chunks too', async () => {
    const plain = await sut.post(JOBS, largeJob());
    expect([plain.status, plain.body.expected_executions]).toEqual([202, 8_000]);
    const text = JSON.stringify(largeJob());
    const chunks = new ReadableStream({
      start: (controller) => {
        for (let at = 0; at < text.length; at += 50_000)
          controller.enqueue(new TextEncoder().encode(text.slice(at, at + 50_000)));
        controller.close();
      },
    });
    const headers = { 'content-type': 'application/json' };
    const init = { method: 'POST', headers, body: chunks, duplex: 'half' };
    const chunked = await sut.request(JOBS, init as RequestInit);
    expect([chunked.status, chunked.body.expected_executions]).toEqual([202, 8_000]);
  });

  it('refuses a large body beyond the line with Retry-After, unread, and lets small ones pass', async () => {
    await fillLine();
    const refused = await sut.post(JOBS, largeJob());
    expect([refused.status, refused.body.error_code]).toEqual([503, 'busy']);
    expect(refused.headers.get('retry-after')).toMatch(/^([5-9]|10)$/);
    const small = await sut.post(JOBS, smallJob());
    expect([small.status, (await sut.get('/health/live')).status]).toEqual([202, 200]);
  });

  it('gives the places of senders back that leave', async () => {
    await fillLine();
    for (const socket of sockets.splice(0)) socket.destroy();
    expect((await sut.post(JOBS, largeJob())).status).toBe(202);
  });

  it('gives the place of a refused body back', async () => {
    const wrong = { ...largeJob(), benchmark: 7 };
    for (let sent = 0; sent < 3; sent += 1) expect((await sut.post(JOBS, wrong)).status).toBe(400);
    expect((await sut.post(JOBS, `{"x":"${'y'.repeat(LARGE_BYTES)}`)).status).toBe(400);
    expect((await sut.post(JOBS, largeJob())).status).toBe(202);
  });

  it('lets a body in chunks wait once it is larger than small ones are', async () => {
    await beginLarge();
    const chunk = `${(100_000).toString(16)}\r\n${'x'.repeat(100_000)}\r\n`;
    await begin('transfer-encoding: chunked', chunk);
    await fillLine(2);
  });

  it('refuses a large body where none is taken', async () => {
    const { status, body } = await sut.post(`${JOBS}/some/cancel`, { reason: 'x'.repeat(70_000) });
    expect([status, body.error_code]).toEqual([413, 'body_too_large']);
  });
});
