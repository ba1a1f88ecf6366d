import { describe, expect, it } from '@jest/globals';
import { parseAnswer } from './wire.js';

const answerOf = (text: string) => parseAnswer(Buffer.from(text));

describe(parseAnswer, () => {
  it('reads a body by its length, and says when it is cut off', () => {
    const head = 'HTTP/1.1 200 OK\r\nContent-Length: 4\r\nX-A: b\r\n\r\n';
    expect(answerOf(`${head}body`)).toEqual({
      status: 200,
      headers: { 'content-length': '4', 'x-a': 'b' },
      body: Buffer.from('body'),
      isWhole: true,
    });
    expect(answerOf(`${head}bo`).isWhole).toBe(false);
  });

  it('reads chunks, and says when the last is missing', () => {
    const head = 'HTTP/1.1 400 Bad Request\r\ntransfer-encoding: chunked\r\n\r\n';
    const whole = answerOf(`${head}3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n`);
    expect([whole.status, whole.body.toString(), whole.isWhole]).toEqual([400, 'abcde', true]);
    expect(answerOf(`${head}3\r\nabc\r\n`).isWhole).toBe(false);
  });

  it('passes over interim answers', () => {
    expect(answerOf('HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 404 No\r\n\r\n').status).toBe(404);
  });

  it('has no status when there was no answer', () => {
    expect(answerOf('').status).toBe(0);
  });
});
