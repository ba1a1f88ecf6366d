import { pipeline } from 'node:stream/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { headersFor, type Exchange } from '../http/exchange.js';
import { HttpError } from '../http/http-error.js';
import type { Fault } from './rules.js';

/** Faults of the wire, as against faults of what a model says. */
export type TransportFault = Exclude<
  Fault,
  { kind: 'latency' | 'refuse' | 'empty' | 'long_answer' | 'evidence' }
>;

const JSON_TYPE = { 'content-type': 'application/json' };
const CHUNK = 65_536;
const TRICKLE_STEPS_PER_SECOND = 10;

/** Where a redirect points; the server counts who follows. */
export const REDIRECT_TARGET = '/redirected';

/**
 * Answers a call wrongly, as the fault says. `body` makes the answer that the call would have had.
 * @throws HttpError for faults that are plain error responses.
 */
export async function sendFault(
  exchange: Exchange,
  fault: TransportFault,
  body: () => string,
): Promise<void> {
  switch (fault.kind) {
    case 'status':
      throw statusError(fault);
    case 'content_filter':
      throw new HttpError(400, 'content_filter', 'The simulated filter stopped this prompt.');
    case 'quota':
      throw quotaError(fault);
    case 'hang':
      return;
    case 'cut_body':
      return cutBody(exchange, body());
    case 'invalid_json':
      return sendText(exchange, 'application/json', body().slice(0, -20));
    case 'wrong_content_type':
      return sendText(exchange, 'text/html', '<html><body>Simulated gateway page</body></html>');
    case 'slow_trickle':
      return trickle(exchange, Buffer.from(body()), fault.bytesPerSecond);
    case 'huge_body':
      return hugeBody(exchange, body(), fault.bytes);
    case 'redirect':
      exchange.response
        .writeHead(fault.status, headersFor(exchange, { location: REDIRECT_TARGET }))
        .end();
  }
}

function statusError(fault: Extract<Fault, { kind: 'status' }>): HttpError {
  const code = fault.status === 429 ? 'rate_limit_exceeded' : 'simulated_fault';
  const message = `A fault rule of the simulation answers ${fault.status}.`;
  return new HttpError(fault.status, code, message, retryAfter(fault));
}

/** As OpenAI says that the month's budget is spent: a 429 that no short wait helps. */
function quotaError({ resetSeconds }: Extract<Fault, { kind: 'quota' }>): HttpError {
  const headers: Record<string, string> =
    resetSeconds === undefined
      ? {}
      : { 'retry-after': `${resetSeconds}`, 'x-ratelimit-reset-requests': `${resetSeconds}s` };
  const message = 'You exceeded your current quota, please check your plan and billing details.';
  return new HttpError(429, 'insufficient_quota', message, headers);
}

function retryAfter(fault: Extract<Fault, { kind: 'status' }>): Record<string, string> {
  if (fault.retryAfterSeconds !== undefined) return { 'retry-after': `${fault.retryAfterSeconds}` };
  if (fault.retryAfterDate === undefined) return {};
  return { 'retry-after': new Date(fault.retryAfterDate).toUTCString() };
}

function sendText(exchange: Exchange, contentType: string, text: string): void {
  exchange.response.writeHead(200, headersFor(exchange, { 'content-type': contentType })).end(text);
}

/** Promises the whole body, sends half of it, and drops the connection. */
function cutBody(exchange: Exchange, body: string): void {
  const bytes = Buffer.from(body);
  const { response } = exchange;
  response.writeHead(200, headersFor(exchange, { ...JSON_TYPE, 'content-length': bytes.length }));
  response.write(bytes.subarray(0, bytes.length >> 1), () => response.destroy());
}

async function trickle(exchange: Exchange, bytes: Buffer, bytesPerSecond: number): Promise<void> {
  const { response } = exchange;
  const step = Math.max(1, Math.floor(bytesPerSecond / TRICKLE_STEPS_PER_SECOND));
  const pauseMs = (step / bytesPerSecond) * 1_000;
  response.writeHead(200, headersFor(exchange, { ...JSON_TYPE, 'content-length': bytes.length }));
  for (let at = 0; at < bytes.length && !response.destroyed; at += step) {
    response.write(bytes.subarray(at, at + step));
    await delay(pauseMs);
  }
  response.end();
}

/** The right answer, padded with white space at its end to the size asked for: still JSON. */
async function hugeBody(exchange: Exchange, body: string, size: number): Promise<void> {
  const start = Buffer.from(body);
  const total = Math.max(size, start.length);
  const headers = { ...JSON_TYPE, 'content-length': total };
  exchange.response.writeHead(200, headersFor(exchange, headers));
  await pipeline(padded(start, total), exchange.response);
}

function* padded(start: Buffer, total: number): Generator<Buffer> {
  const padding = Buffer.alloc(CHUNK, ' ');
  yield start;
  for (let left = total - start.length; left > 0; left -= CHUNK) yield padding.subarray(0, left);
}
