import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { until } from '@beacon/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Harness, smallJob } from '../../harness-spec.js';
import type { ClientTimes } from './client-times.js';

const JOBS = '/api/v1/jobs';
/** Of memory for large work, in bytes: one large body takes all of it. */
const BUDGET = 1_024 * 1_024;
const LARGE_BYTES = 1_024 * 1_024;
/** Short enough to be waited for. */
const TIMES: ClientTimes = {
  body: { graceMs: 300, leastPerSecond: 1_000_000 },
  headersMs: 200,
  checkEveryMs: 50,
  stalledMs: 60_000,
};

/** A job over 64 KiB: it comes at once, or not at all. */
const largeJob = () =>
  smallJob({
    questions: Array.from({ length: 1_500 }, (_, n) => ({
      id: `q${n}`,
      text: `What is the capital of country ${n}?`,
    })),
  });

describe('slow clients', () => {
  let sut: Harness;
  const sockets: Socket[] = [];
  beforeAll(async () => {
    sut = await Harness.start({ GATEWAY_WORK_BYTES: String(BUDGET) }, { times: TIMES });
  });
  afterAll(async () => sut.stop());
  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.destroy();
  });

  /** Sends this much of a request and keeps the connection open. */
  const begin = async (start: string): Promise<Socket> => {
    const socket = connect(Number(new URL(sut.gateway.url).port), '127.0.0.1');
    sockets.push(socket);
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    socket.write(start);
    return socket;
  };
  const headers = `POST ${JOBS} HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n`;
  const beginLarge = async (): Promise<Socket> =>
    begin(`${headers}content-length: ${LARGE_BYTES}\r\n\r\n{"questions":[`);
  const bodies = async () => (await sut.get('/health')).body.work.bodies;
  const holdsPlace = async (): Promise<boolean> => (await bodies()).used > 0;

  it('answers 408 to a body that comes too slowly, and gives its place to the next', async () => {
    const slow = await beginLarge();
    const answer = once(slow, 'data');
    await until(holdsPlace, 'the slow body has its place');
    const next = sut.post(JOBS, largeJob());
    const [chunk] = (await answer) as [Buffer];
    expect(chunk.toString()).toMatch(/^HTTP\/1\.1 408 [^]*"body_too_slow"/);
    expect((await next).status).toBe(202);
    expect(await bodies()).toEqual({ used: 0, waiting: 0 });
  });

  it('gives the place of an upload that is aborted to the next', async () => {
    const aborted = await beginLarge();
    await until(holdsPlace, 'the upload has its place');
    aborted.destroy();
    await until(async () => !(await holdsPlace()), 'its place is free');
    expect((await sut.post(JOBS, largeJob())).status).toBe(202);
  });

  it('cuts off a client whose headers do not end', async () => {
    const started = performance.now();
    const slow = await begin(`${headers}x-a: b\r\n`);
    // Each further header is another sign of life, and none keeps the connection.
    const drip = setInterval(() => slow.write('x-a: b\r\n'), 20);
    try {
      expect(await text(slow)).toMatch(/^HTTP\/1\.1 408 [^]*"request_timeout"/);
    } finally {
      clearInterval(drip);
    }
    expect(performance.now() - started).toBeGreaterThanOrEqual(TIMES.headersMs);
  });
});
