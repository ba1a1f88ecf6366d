import { describe, expect, it } from '@jest/globals';
import { failureOfStatus } from './failures.js';
import type { HttpReply } from './protocol.js';

const YEAR = 366 * 24 * 60 * 60 * 1000;

const replyOf = (
  status: number,
  body: unknown = '',
  headers: HttpReply['headers'] = {},
): HttpReply => ({
  status,
  headers,
  body: typeof body === 'string' ? body : JSON.stringify(body),
});

describe(failureOfStatus, () => {
  it('keeps the words of a provider as one line that does nothing to who reads it', () => {
    const said = 'no\u001b[2J\r\n\u0000\u009b31m \u202ereally\ud800';
    const { message } = failureOfStatus(replyOf(422, { error: { message: said } }));
    expect(message).toMatch(/^no.*really/);
    expect(message).not.toMatch(/[\p{Cc}\p{Cs}\u202e]/u);
    const long = failureOfStatus(replyOf(400, { error: { message: '\u001b[31m'.repeat(90_000) } }));
    expect(long.message.length).toBeLessThanOrEqual(3_000);
  });

  it.each([
    [408, 'transient', 'provider_timeout'],
    [409, 'transient', 'provider_conflict'],
    [425, 'transient', 'provider_too_early'],
    [429, 'throttled', 'rate_limited'],
    [500, 'transient', 'provider_error'],
    [502, 'transient', 'provider_error'],
    [503, 'transient', 'provider_error'],
    [529, 'transient', 'provider_error'],
    [402, 'quota', 'quota_exhausted'],
    [400, 'permanent', 'bad_request'],
    [401, 'permanent', 'unauthorized'],
    [403, 'permanent', 'forbidden'],
    [404, 'permanent', 'not_found'],
    [413, 'permanent', 'request_too_large'],
    [422, 'permanent', 'unprocessable'],
    [418, 'permanent', 'refused_by_provider'],
    [301, 'permanent', 'redirect_refused'],
    [308, 'permanent', 'redirect_refused'],
    [101, 'permanent', 'refused_by_provider'],
  ])('calls HTTP %i %s, %s', (status, kind, code) => {
    expect(failureOfStatus(replyOf(status))).toMatchObject({ kind, code, httpStatus: status });
  });

  it.each([
    [
      "OpenAI's used-up account",
      429,
      {
        error: {
          message: 'You exceeded your current quota',
          type: 'insufficient_quota',
          code: 'insufficient_quota',
        },
      },
    ],
    [
      'a type without a code',
      429,
      { error: { message: 'x', type: 'insufficient_quota', code: null } },
    ],
    ['a billing limit', 400, { error: { message: 'x', code: 'billing_hard_limit_reached' } }],
    [
      "Azure's call volume",
      403,
      {
        error: {
          code: '403',
          message: 'Out of call volume quota. Quota will be replenished in 2.12:34:56.',
        },
      },
    ],
    [
      "Google's daily limit",
      429,
      {
        error: {
          code: 429,
          message: 'You exceeded your current quota, please check your plan',
          status: 'RESOURCE_EXHAUSTED',
        },
      },
    ],
    [
      "Google's list of one",
      429,
      [
        {
          error: { code: 429, message: 'Quota exceeded for metric', status: 'RESOURCE_EXHAUSTED' },
        },
      ],
    ],
    [
      "Anthropic's credit",
      400,
      {
        type: 'error',
        error: {
          type: 'invalid_request_error',
          message: 'Your credit balance is too low to access the Anthropic API.',
        },
      },
    ],
  ])('knows a used-up quota: %s', (_what, status, body) => {
    expect(failureOfStatus(replyOf(status, body))).toMatchObject({
      kind: 'quota',
      code: 'quota_exhausted',
      httpStatus: status,
      retryAfterMs: null,
    });
  });

  it.each([
    [
      'too many requests',
      429,
      { error: { code: 'rate_limit_exceeded', type: 'requests', message: 'Rate limit reached' } },
      'rate_limited',
    ],
    [
      "Google's busy servers",
      429,
      {
        error: { code: 429, message: 'Resource has been exhausted.', status: 'RESOURCE_EXHAUSTED' },
      },
      'rate_limited',
    ],
    [
      "Anthropic's rate limit",
      429,
      { type: 'error', error: { type: 'rate_limit_error', message: 'exceed your rate limit' } },
      'rate_limited',
    ],
    ['a code behind a 500', 500, { error: { code: 'insufficient_quota' } }, 'provider_error'],
    [
      'no permission',
      403,
      { error: { code: 'forbidden', message: 'your quota of patience' } },
      'forbidden',
    ],
    ['a page in HTML', 429, '<h1>quota</h1>', 'rate_limited'],
  ])('takes nothing else for one: %s', (_what, status, body, code) => {
    expect(failureOfStatus(replyOf(status, body)).code).toBe(code);
  });

  it.each([
    [{ 'retry-after': '90', 'x-ratelimit-reset-requests': '1s' }, {}, 90_000],
    [{ 'x-ratelimit-reset-requests': '1s', 'x-ratelimit-reset-tokens': '6m0s' }, {}, 360_000],
    [{ 'x-ratelimit-reset-tokens': '20ms' }, {}, 20],
    [{}, { details: [{ '@type': 'QuotaFailure' }, { retryDelay: '36.5s' }] }, 36_500],
    [{ 'x-ratelimit-reset-tokens': '1760000000' }, {}, null],
    [{ 'x-ratelimit-reset-tokens': '999999999h'.repeat(3) }, {}, YEAR],
    [{}, { details: [{ retryDelay: '999999999h'.repeat(1_000) }] }, YEAR],
  ])('reads when a quota is filled up again: %j %j', (headers, more, resetMs) => {
    const body = { error: { code: 'insufficient_quota', message: 'no more', ...more } };
    expect(failureOfStatus(replyOf(429, body, headers)).retryAfterMs).toBe(resetMs);
  });

  it('reads an error with bounded work, whatever stands in it', () => {
    const many = Array.from({ length: 20_000 }, () => 0);
    const error = { message: 'full', code: 'insufficient_quota', details: many };
    expect(failureOfStatus(replyOf(429, { error }))).toMatchObject({
      kind: 'quota',
      message: 'full',
    });
    const body = `{"error":{"message":"full","details":[${'0,'.repeat(1_900_000)}0]}}`;
    expect(failureOfStatus(replyOf(429, body))).toMatchObject({
      kind: 'throttled',
      message: 'the provider answered HTTP 429',
    });
  });

  it.each([
    [{ error: { message: 'Overloaded' } }, 'Overloaded'],
    [{ error: 'model is loading' }, 'model is loading'],
    [{ error: { message: 7 } }, '7'],
    [{ message: 'elsewhere' }, 'the provider answered HTTP 503'],
    ['<html>', 'the provider answered HTTP 503'],
    [{ error: { message: 'x'.repeat(400) } }, 'x'.repeat(300)],
    [{ error: { message: 'nul \0 and half \uD83C' } }, 'nul \uFFFD and half \uFFFD'],
    [{ error: { message: `${'x'.repeat(299)}🇺` } }, `${'x'.repeat(299)}\uFFFD`],
  ])("tells the provider's words: %j", (body, message) => {
    expect(failureOfStatus(replyOf(503, body)).message).toBe(message);
  });
});
